/** "One text, many cuts" in the built application: counts and shares, the reader's cut by mouse and by keyboard, stopping, links. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { MAX_CUT_BYTES } from '../../src/core/bytelevel/textToCut.ts'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { countSegmentations } from '../../src/core/segmenters/counting.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { type SegmentationsOptions } from '../../src/features/bias-lab/segmentations/options.ts'
import { encodeUtf8 } from '../../src/core/text/utf8.ts'
import { tokenizerFromFile, vocabularyOrThrow } from '../core/segmenters/tinyTokenizer.ts'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually } from './support/comparePage.ts'
import { t } from './support/words.ts'
import { defaultOptions } from '../../src/features/options.ts'

const app = serveBuiltApp()
/** A language model must be fetched, built and run, on one or two slow cores. */
const ANSWERED_WITHIN = 90_000
const MODEL = 'Tessera, BPE'
const vocabulary = vocabularyOrThrow(tokenizerFromFile('public/models/tessera-bpe/tokenizer.json'))

function fragmentOf(cuts: Partial<SegmentationsOptions> = {}): string {
  const comparison = { ...defaultComparison('x', null), tokenizers: ['gpt2'], baseline: 'gpt2' }
  const asked = {
    ...comparison,
    panel: 'bias-lab',
    biasLab: { part: 'segmentations' as const },
    segmentations: { ...defaultOptions.segmentations, ...cuts },
  }
  return writeLink(contentOf(asked)).fragment
}

async function openPart(cuts: Partial<SegmentationsOptions> = {}): Promise<Page> {
  const page = await app.show(fragmentOf(cuts))
  await page.getByRole('heading', { name: t('segmentations.title'), exact: true }).waitFor()
  return page
}

const figure = (page: Page, name: string): Locator =>
  page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) })
const row = (page: Page, way: string): Locator => page.locator(`tbody[data-names~="${way}"]`)
const place = (page: Page, before: string, after: string): Locator =>
  page.getByRole('button', { name: t('segmentations.editor.between', { before, after }), exact: true })
const said = (page: Page): Locator => page.locator('[data-said="own"]')

/** The language model may have been loaded by a test before. */
const ask = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: t('segmentations.predict.load', { name: MODEL }), exact: true })
    .or(page.getByRole('button', { name: t('segmentations.predict.reveal'), exact: true }))
    .click()

async function reveal(page: Page): Promise<void> {
  await ask(page)
  await figure(page, t('segmentations.figure.count')).waitFor({ timeout: ANSWERED_WITHIN })
}

async function revealAll(page: Page): Promise<void> {
  await reveal(page)
  await page.getByText(/^You said 50%; it is [\d.]+%\.$/).waitFor({ timeout: ANSWERED_WITHIN })
}

test('predict, then see how many segmentations there are, what each has, and the canonical one’s share', async () => {
  const { page, requests } = await app.openShared({ fragment: fragmentOf() })
  await page.getByText(t('segmentations.predict.question', { name: MODEL })).waitFor()
  expect(requests.filter((address) => address.endsWith('.onnx'))).toEqual([])
  expect(await page.getByRole('table').count()).toBe(0)
  await revealAll(page)
  const count = countSegmentations(vocabulary, encodeUtf8(defaultOptions.segmentations.text))
  expect(await figure(page, t('segmentations.figure.count')).textContent()).toContain(String(count))
  expect(await figure(page, t('segmentations.figure.all')).textContent()).toContain(t('segmentations.definition.exact'))
  expect(await row(page, 'canonical').textContent()).toContain(t('segmentations.break.canonical'))
  const shares = (await page.locator('tbody tr:nth-child(2) td:last-child').allTextContents()).map((text) =>
    text.startsWith('<') ? 0 : Number.parseFloat(text),
  )
  expect(shares).toEqual(shares.toSorted((one, other) => other - one))
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(100.1)
  expect(await figure(page, t('segmentations.figure.share')).textContent()).toContain(`${shares[0]?.toFixed(2)}%`)
  // Single bytes are cut where a merge would have joined, and cost far more.
  expect(await row(page, 'single-bytes').textContent()).toMatch(/Not canonical: it breaks between “␣” and “s”.*rank \d/)
  await figure(page, t('segmentations.figure.count'))
    .getByText(/GPT-2 490/)
    .waitFor()
  // Another text is answered without another question.
  await page.getByRole('button', { name: t('segmentations.prepared.number'), exact: true }).click()
  const numbers = countSegmentations(vocabulary, encodeUtf8(' 1234567'))
  await figure(page, t('segmentations.figure.count'))
    .getByText(String(numbers), { exact: true })
    .waitFor({ timeout: ANSWERED_WITHIN })
})

test('the reader cuts by mouse and by keyboard; what is no token says so and loses nothing', async () => {
  const page = await openPart()
  await revealAll(page)
  await said(page)
    .getByText(t('segmentations.editor.isCanonical', { count: vocabulary.encode(encodeUtf8(' strawberry')).length }))
    .waitFor()
  // By mouse: no cuts, which is no token, then single letters back.
  await page.getByRole('button', { name: t('segmentations.editor.none'), exact: true }).click()
  await said(page)
    .getByText(t('segmentations.editor.noToken', { count: 1, stretches: '“␣strawberry”' }))
    .waitFor({ timeout: ANSWERED_WITHIN })
  await place(page, '“w”', '“b”').click()
  expect(await place(page, '“w”', '“b”').getAttribute('aria-pressed')).toBe('true')
  await said(page)
    .getByText(/“␣straw”/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  // By keyboard, from the first place on.
  await page.getByRole('button', { name: t('segmentations.editor.bytes'), exact: true }).click()
  await said(page)
    .getByText(/^11 tokens, [\d.]+ bits: [\d.]+ more/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  await place(page, '“w”', '“b”').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  expect(await place(page, '“s”', '“t”').evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  expect(await place(page, '“s”', '“t”').getAttribute('aria-pressed')).toBe('false')
  await said(page)
    .getByText(/^10 tokens/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  await page.keyboard.press('Space')
  await said(page)
    .getByText(/^11 tokens/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  expect(await place(page, '“r”', '“y”').evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await page.locator('[data-byte][tabindex="0"]').count()).toBe(1)
  expect(await row(page, 'own').textContent()).toContain(t('segmentations.ways.single-bytes'))
})

test('a character is cut inside', async () => {
  const page = await openPart({ text: ' é' })
  await revealAll(page)
  const inside = page.getByRole('button', {
    name: t('segmentations.editor.inside', { character: '“é”', byte: 1, bytes: 2 }),
    exact: true,
  })
  await place(page, '“␣”', '“é”').click()
  await inside.click()
  await said(page)
    .getByText(/^3 tokens/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  expect(await row(page, 'own').textContent()).toContain('C3, A9')
})

test('an estimate says how sure it is, can be stopped, and goes on when asked again', async () => {
  const page = await openPart({ text: ' antidisestablishmentarianism', samples: 10_000 })
  await reveal(page)
  const all = figure(page, t('segmentations.figure.allEstimated'))
  await all.getByText(/± [\d.]+ bits/).waitFor({ timeout: ANSWERED_WITHIN })
  await all.getByRole('button', { name: t('segmentations.stop'), exact: true }).click()
  await all.getByText(t('segmentations.stopped'), { exact: true }).waitFor()
  expect(await all.textContent()).toMatch(/worth [\d.]+ of equal weight/)
  await all.getByRole('button', { name: t('segmentations.again'), exact: true }).click()
  await page.getByRole('button', { name: t('segmentations.stop'), exact: true }).waitFor()
  // Fewer draws are another question, which ends.
  await page.getByRole('textbox', { name: t('segmentations.samples') }).fill('4')
  await eventually(() => all.textContent(), ANSWERED_WITHIN).toContain('the rest from 3 draws')
  await page.getByText(/^You said 50%; it is [\d.]+%\.$/).waitFor()
})

test('a text that is too long, or none, says so; the field keeps it', async () => {
  const long = 'abc '.repeat(MAX_CUT_BYTES / 3)
  const page = await openPart({ text: long })
  await ask(page)
  await page
    .getByRole('alert')
    .getByText(t('segmentations.tooLong.bytes', { has: long.length, most: MAX_CUT_BYTES }))
    .waitFor({ timeout: ANSWERED_WITHIN })
  const field = page.getByRole('textbox', { name: t('segmentations.text'), exact: true })
  expect(await field.inputValue()).toBe(long)
  await field.fill('')
  await page.getByText(t('segmentations.empty'), { exact: true }).waitFor()
})

test('everything that is set travels in the link', async () => {
  const page = await openPart({ text: ' berries', ownBoundaries: [1, 4] })
  await revealAll(page)
  await page.getByRole('textbox', { name: t('segmentations.dropout.probability') }).fill('0.5')
  await place(page, '“b”', '“e”').click()
  await row(page, 'own').waitFor({ timeout: ANSWERED_WITHIN })
  const pressed = (of: Page) =>
    of
      .locator('[data-byte][aria-pressed="true"]')
      .evaluateAll((all) => all.map((element) => element.getAttribute('data-byte')))
  expect(await pressed(page)).toEqual(['1', '2', '4'])
  const before = fragmentOf({ text: ' berries', ownBoundaries: [1, 4] })
  await eventually(async () => new URL(page.url()).hash === before).toBe(false)
  await eventually(async () => new URL(page.url()).hash).toBe(
    fragmentOf({ text: ' berries', ownBoundaries: [1, 2, 4], dropout: 0.5 }),
  )
  const again = await app.show(new URL(page.url()).hash)
  await revealAll(again)
  expect(await again.getByRole('textbox', { name: t('segmentations.text'), exact: true }).inputValue()).toBe(' berries')
  expect(await again.getByRole('textbox', { name: t('segmentations.dropout.probability') }).inputValue()).toBe('0.5')
  expect(await pressed(again)).toEqual(['1', '2', '4'])
  await row(again, 'own').waitFor({ timeout: ANSWERED_WITHIN })
})

test('axe finds nothing serious in any look, nothing scrolls sideways', async () => {
  const page = await openPart({ text: ' naïve 荔枝', ownBoundaries: [2, 4, 9] })
  await revealAll(page)
  await said(page)
    .getByText(/no tokens? of the vocabulary/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  await expectFitForAll(page)
})
