/** Components in states that are hard to come by on the page, in the gallery: what each state shows, and for every reader. */
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectFitForAll } from './support/axe.ts'
import { eventually } from './support/comparePage.ts'
import { serveGallery } from './support/gallery.ts'
import { t } from './support/words.ts'

const gallery = serveGallery()
const ofTheHub = 'someone/a-tokenizer'
const drawnText = async (lane: Locator): Promise<string> =>
  (await lane.locator('[data-piece]').allTextContents()).join('')

test('every case is fit for all, in every look', async () => {
  const { page, shown } = await gallery.open()
  expect(await shown.locator('[data-case]').count()).toBeGreaterThan(20)
  await shown.locator('.recharts-surface').nth(1).waitFor()
  await expectFitForAll(page, 'the gallery')
})

test.each(['narrow', 'medium', 'wide', 'fixed'])('a %s dialog fits all, and gives the focus back', async (size) => {
  const { page, shown } = await gallery.open(`dialog-${size}`)
  const opening = shown.getByRole('button', { name: 'Open', exact: true })
  await opening.click()
  await page.getByRole('dialog').waitFor()
  await expectFitForAll(page, size)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await opening.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('a lane before its tokens: it asks, says how far it is, or says what failed and offers a retry', async () => {
  const { page, shown } = await gallery.open()
  const of = (id: string): Locator => shown.locator(`[data-case="lane-${id}"]`).getByRole('article')
  const where = 'huggingface.co'
  await of('held')
    .getByRole('button', { name: t('lane.allowNamed', { name: ofTheHub, where }), exact: true })
    .waitFor()
  expect(await of('loading').getByRole('progressbar').getAttribute('value')).toBe('300000')
  const failed = of('failed').getByRole('alert')
  expect(await failed.textContent()).toContain('hub.example')
  await failed.getByRole('button', { name: t('lane.retryNamed', { name: ofTheHub }), exact: true }).waitFor()
  expect(await of('encoding-failed').getByRole('alert').textContent()).toContain('a column is too short')
  await of('counts-only').getByText(t('lane.countsOnly'), { exact: true }).waitFor()
  expect(await of('counts-only').locator('[data-token]').count()).toBe(0)
  // Figures of a text that is no longer there are dimmed.
  expect(await of('stale').getAttribute('aria-busy')).toBe('true')
  await eventually(() => of('stale').getAttribute('data-late')).toBe('')
  expect(await of('empty').locator('strong').innerText()).toBe('0')
  await page.close()
})

test('tokens that a tokenizer does not know are counted and marked, and the text stays what it is', async () => {
  const { shown } = await gallery.open('lane-unknown-tokens')
  await shown.getByText(t('lane.unknown', { count: 2 })).waitFor()
  const unknown = shown.getByText('purple', { exact: true })
  const hatch = await unknown.evaluate((element) => getComputedStyle(element).backgroundImage)
  expect(hatch).toContain('repeating-linear-gradient')
  const known = await shown
    .getByText('quick', { exact: true })
    .evaluate((element) => getComputedStyle(element).backgroundImage)
  expect(known).not.toContain('repeating-linear-gradient')
})

test('from right to left, and in scripts that join, every lane draws the whole text in its direction', async () => {
  const { page, shown } = await gallery.open()
  for (const [id, direction] of [
    ['right-to-left', 'rtl'],
    ['joined-scripts', 'ltr'],
  ] as const) {
    const lanes = shown.locator(`[data-case="lane-${id}"]`).getByRole('article')
    expect(await lanes.count()).toBe(2)
    const [bytes, characters] = [await drawnText(lanes.nth(0)), await drawnText(lanes.nth(1))]
    expect(bytes.length).toBeGreaterThan(30)
    expect(characters).toBe(bytes)
    for (const lane of await lanes.all())
      expect(
        await lane
          .locator('[dir]')
          .first()
          .evaluate((element) => getComputedStyle(element).direction),
      ).toBe(direction)
  }
  await page.close()
})

test('a long text has a scroll bar of its own, and draws what is in sight only', async () => {
  const { shown } = await gallery.open('lane-long')
  const viewport = shown.getByRole('region').first()
  await viewport.locator('[data-token]').first().waitFor()
  const { scrolls, tokens } = await viewport.evaluate((element) => ({
    scrolls: element.scrollHeight > element.clientHeight,
    tokens: element.querySelectorAll('[data-token]').length,
  }))
  expect(scrolls).toBe(true)
  expect(tokens).toBeLessThan(9_000)
  expect(tokens).toBeGreaterThan(100)
})
