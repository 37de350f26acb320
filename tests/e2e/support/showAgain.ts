/** Another link in a page that is there already: a load of the application costs seconds, this tenths of one. */
import type { Page } from 'playwright-core'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { writeLink } from '../../../src/state/links/link.ts'
import { t } from './words.ts'

/** Of a window, in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A link to Compare with no lane, for another panel to be gone in between. */
const NOWHERE = writeLink(contentOf({ ...defaultComparison('', null), tokenizers: [], baseline: null })).fragment

/** Opens a link in the page that is there, as a reader who changes the address. */
async function follow(page: Page, fragment: string): Promise<void> {
  await page.evaluate(
    (hash) =>
      new Promise<void>((resolve) => {
        addEventListener('popstate', () => requestAnimationFrame(() => setTimeout(resolve)), { once: true })
        location.hash = hash
      }),
    fragment,
  )
}

/** Shows a link as if the page were opened with it: without a dialog, a notice or a component of before. */
export async function showAgain(page: Page, fragment: string, viewport: Size): Promise<void> {
  const dialogs = page.getByRole('dialog')
  for (let left = (await dialogs.count()) - 1; left >= 0; left--) {
    await page.keyboard.press('Escape')
    await dialogs.nth(left).waitFor({ state: 'detached' })
  }
  const dismiss = page
    .getByRole('region', { name: t('notices.label') })
    .getByRole('button', { name: t('notices.dismiss'), exact: true })
  while ((await dismiss.count()) > 0) await dismiss.first().click()
  const now = page.viewportSize()
  if (now?.width !== viewport.width || now.height !== viewport.height) await page.setViewportSize(viewport)
  await page.mouse.move(0, 0)
  await follow(page, NOWHERE)
  await page.locator('article').first().waitFor({ state: 'detached' })
  await follow(page, fragment)
}
