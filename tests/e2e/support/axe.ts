/** What axe finds in a page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from './comparePage.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe calls serious or critical, each as one line; by all rules that it has on, or by those of them about colours; in
 * the whole document, or in what the selector finds.
 */
export async function findings(
  page: Page,
  rules: 'all' | 'colours' = 'all',
  within: string | null = null,
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const only = rules === 'all' ? '' : ", runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }"
  const found: unknown =
    await page.evaluate(`axe.run(${within === null ? 'document' : JSON.stringify(within)}, { resultTypes: ['violations']${only} }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target + ': ' + failureSummary)))`)
  if (!Array.isArray(found)) throw new Error('axe gave no list')
  return found.map(String)
}

/** Light, dark and narrow: how every screen is looked at. In the dark nothing is another but the colours. */
const LOOKS = [
  { look: 'light', rules: 'all', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { look: 'dark', rules: 'colours', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { look: '360 px', rules: 'all', colorScheme: 'light', viewport: { width: 360, height: 740 } },
] as const

/**
 * Half-transparent words have too little contrast: what fades in is there in full, and a new size has been told to all
 * that follow it.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  )
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

/**
 * In every look axe finds nothing serious on what the page shows now, and nothing makes the page scroll sideways. One
 * page is looked at in all of them, and is light and wide afterwards. `within`: the selector of what has come to a page
 * that was looked at in whole before, such as an open dialog.
 */
export async function expectFitForAll(page: Page, what = '', within: string | null = null): Promise<void> {
  for (const { look, rules, colorScheme, viewport } of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    await settled(page)
    expect({ what, look, found: await findings(page, rules, within) }).toEqual({ what, look, found: [] })
    await eventually(async () => `${what} ${look} ${await overflow(page)}`).toBe(`${what} ${look} 0`)
  }
  await page.setViewportSize(LOOKS[0].viewport)
  await settled(page)
}

/** Pixels by which the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
