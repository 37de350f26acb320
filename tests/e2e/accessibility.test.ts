/** Every reader: narrow screens, dark mode, and what axe finds. */
import { expect, test } from 'vitest'
import { expectFitForAll, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually, openAddDialog, tokens, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const narrow = { width: 360, height: 740 }

test('axe finds nothing serious in any look, with a token chosen and with the dialogs open', async () => {
  const { page } = await app.open()
  await waitForFigures(page)
  await tokens(page, nameOf('gpt2')).nth(1).click()
  await expectFitForAll(page, 'a token chosen')
  const dialog = await openAddDialog(page)
  await expectFitForAll(page, 'adding')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: t('app.export'), exact: true }).click()
  await page.getByRole('img', { name: t('export.preview') }).waitFor()
  await expectFitForAll(page, 'exporting', '[role="dialog"]')
})

test('at 360 px nothing makes the page scroll sideways', async () => {
  const { page } = await app.open({ viewport: narrow })
  await waitForFigures(page)
  expect(await overflow(page)).toBe(0)
  const first = await tokens(page, nameOf('gpt2')).first().boundingBox()
  expect((first?.y ?? Infinity) + (first?.height ?? 0)).toBeLessThan(narrow.height)
  await page.getByRole('button', { name: t('lane.rulerNamed', { name: nameOf('byt5') }), exact: true }).click()
  await page.getByRole('checkbox', { name: t('lane.ids'), exact: true }).check()
  expect(await overflow(page)).toBe(0)
  const dialog = await openAddDialog(page)
  expect(await overflow(page)).toBe(0)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  // The tab of a panel that something else than its tab opens is in sight; so is that of the panel's part.
  const tab = page.getByRole('button', { name: t('panels.workshop'), exact: true })
  await tab.dispatchEvent('click')
  await page.getByRole('heading', { name: t('stages.title'), exact: true }).waitFor()
  const part = page.getByRole('tab', { name: t('workshop.parts.stages') })
  for (const chosen of [tab, part]) {
    const { x = -1, width = Infinity } = (await chosen.boundingBox()) ?? {}
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(narrow.width)
  }
  // Far down the stages both rows are still there.
  await page.locator('[data-stage="decoder"]').scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 2000)
  await expect.poll(async () => (await tab.boundingBox())?.y).toBe(0)
  expect((await part.boundingBox())?.y).toBeLessThan(100)
})

test('dark follows the system, is chosen by hand, and is remembered', async () => {
  const { page } = await app.open({ colorScheme: 'dark', fragment: compareLink() })
  const luminance = () =>
    page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d')
      if (canvas === null) throw new Error('no canvas')
      canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor
      canvas.fillRect(0, 0, 1, 1)
      return canvas.getImageData(0, 0, 1, 1).data[1] ?? 0
    })
  expect(await luminance()).toBeLessThan(80)
  await page.getByRole('radio', { name: t('app.themeLight'), exact: true }).check({ force: true })
  expect(await luminance()).toBeGreaterThan(200)
  await page.getByRole('radio', { name: t('app.themeDark'), exact: true }).check({ force: true })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.reload()
  expect(await luminance()).toBeLessThan(80)
})

test('compact has less room around things, targets of 24 px or more, and is remembered, but in no link', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  const compact = page.getByRole('button', { name: t('app.compact'), exact: true })
  const height = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight)
  const [before, address] = [await height(), page.url()]
  await compact.click()
  expect(await height()).toBeLessThan(0.9 * before)
  const low = await page.getByRole('button').evaluateAll((buttons) =>
    // Words in a line of text may be lower.
    buttons.flatMap((button) => {
      const { height: high } = button.getBoundingClientRect()
      const isInText = button.matches('[data-token]') || getComputedStyle(button).cursor === 'help'
      return high > 0 && high < 24 && !isInText ? [`${button.textContent} ${high}`] : []
    }),
  )
  expect(low).toEqual([])
  await expectFitForAll(page, 'compact')
  expect(page.url()).toBe(address)
  await page.reload()
  expect(await compact.getAttribute('aria-pressed')).toBe('true')
  await compact.click()
  await eventually(height).toBe(before)
})
