/** The Probabilities panel in the built application, on WASM: scores, details, totals, charts, continuations; for every reader. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { afterTimers, eventually, lane, openText, textField, tokens, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
/** A language model must be fetched, built and run, on one or two slow cores. */
const SCORED_WITHIN = 60_000

const gpt2 = nameOf('gpt2')
const bpe = nameOf('tessera-bpe')
const bpeLanguageModel = 'Tessera, BPE'
const smol = nameOf('smollm2')
const smolLanguageModel = 'SmolLM2-135M-Instruct'
const byteLanguageModel = 'Tessera, bytes'
const start = defaultComparison('The people of the land လူ saw it.', null)

/** A short text with a character that tokenizers cut, so that scoring it takes no time. */
const { fragment } = writeLink(
  contentOf({
    ...start,
    tokenizers: ['gpt2', 'byt5', 'canine'],
    scoring: { ...start.scoring, readsOthers: true },
  }),
)

async function openPanel(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: t('panels.label') })
    .getByRole('button', { name: t('panels.probabilities'), exact: true })
    .click()
  await page.getByRole('article').first().waitFor()
}

const chooseView = (page: Page, view: 'own' | 'bytes'): Promise<void> =>
  page.getByText(t(`probabilities.overview.view.${view}`), { exact: true }).click()

const totals = (page: Page): Locator =>
  page.getByRole('region', { name: t('probabilities.totals.table') }).getByRole('table')

/** Waits until every lane shows live scores of the text on the screen. */
async function waitForScores(page: Page): Promise<void> {
  await totals(page).waitFor({ timeout: SCORED_WITHIN })
  const waiting = page.getByText(t('probabilities.method.recorded')).or(page.locator('article[aria-busy="true"]'))
  await eventually(() => waiting.count(), SCORED_WITHIN).toBe(0)
  await eventually(
    async () => (await totals(page).locator('tbody tr').count()) - (await page.locator('article').count()),
  ).toBe(0)
}

/** The table of totals as copied: by lane, bits and tokens at full precision. */
async function copiedTotals(
  page: Page,
): Promise<ReadonlyMap<string, { readonly bits: number; readonly tokens: number }>> {
  await page
    .getByRole('region', { name: t('probabilities.totals.title'), exact: true })
    .getByRole('button', { name: t('probabilities.totals.copyTsv') })
    .click()
  await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toContain('\t')
  const [heads = '', ...lines] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  const at = (name: string): number => heads.split('\t').indexOf(name)
  return new Map(
    lines.map((line) => {
      const fields = line.split('\t')
      return [
        fields[0] ?? '',
        {
          bits: Number(fields[at(t('probabilities.totals.column.bits'))]),
          tokens: Number(fields[at(t('probabilities.totals.column.tokens'))]),
        },
      ]
    }),
  )
}

/** Scores by the BPE language model too, in a lane of its own tokenizer. */
async function addPairedLane(page: Page): Promise<void> {
  await page.getByText(t('probabilities.choice.title'), { exact: true }).click()
  await page.getByRole('checkbox', { name: bpeLanguageModel, exact: true }).check()
  await page
    .getByRole('button', {
      name: t('probabilities.languageModel.addLaneNamed', { name: bpeLanguageModel }),
      exact: true,
    })
    .click()
  await lane(page, bpe)
    .getByText(t('probabilities.method.by.paired', { languageModel: bpeLanguageModel }))
    .waitFor({ timeout: SCORED_WITHIN })
  await waitForScores(page)
}

test('a lane whose tokenizer is a language model’s own has every figure; one that is read by bytes says what it lacks', async () => {
  const page = await app.show(fragment)
  await openPanel(page)
  await addPairedLane(page)
  expect(
    await lane(page, gpt2)
      .getByText(t('probabilities.method.by.bytes', { languageModel: byteLanguageModel }))
      .count(),
  ).toBe(1)
  for (const figure of ['rank', 'entropy', 'z'] as const) {
    await page.getByRole('radio', { name: t(`probabilities.figure.${figure}`), exact: true }).check({ force: true })
    await lane(page, gpt2).getByText(t('probabilities.method.lack.bytes-have-none')).waitFor()
    expect(await lane(page, bpe).getByText(t('probabilities.method.lack.bytes-have-none')).count()).toBe(0)
  }
  await page.getByRole('radio', { name: t('probabilities.figure.excess'), exact: true }).check({ force: true })
  await lane(page, bpe).getByText(t('probabilities.method.lack.no-excess')).waitFor()
  await page.getByLabel(t('probabilities.reading.excess')).selectOption({ label: byteLanguageModel })
  await eventually(
    () => lane(page, bpe).getByText(t('probabilities.method.lack.no-excess')).count(),
    SCORED_WITHIN,
  ).toBe(0)
  // Without a begin token the first token of the lane has no score, and the totals say so.
  await page.getByRole('checkbox', { name: t('probabilities.reading.begin') }).uncheck()
  await lane(page, bpe)
    .getByText(/without a score left out/)
    .waitFor({ timeout: SCORED_WITHIN })
  await page.getByText(t('probabilities.totals.beginNote')).waitFor()
  // What was chosen is in the address.
  await eventually(async () => new URL(page.url()).hash.length).toBeGreaterThan(10)
  await afterTimers(page, 500)
  await page.reload()
  await lane(page, bpe)
    .getByText(t('probabilities.method.by.paired', { languageModel: bpeLanguageModel }))
    .waitFor({ timeout: SCORED_WITHIN })
  expect(await page.getByRole('radio', { name: t('probabilities.figure.excess'), exact: true }).isChecked()).toBe(true)
})

test('a token chosen by keyboard shows its score and what was expected; the arrows go from lane to lane', async () => {
  const page = await app.show(fragment)
  await openPanel(page)
  await addPairedLane(page)
  const detail = page.getByRole('complementary', { name: t('token.detail') })
  await tokens(page, bpe).nth(2).click()
  await tokens(page, bpe).nth(2).focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /bits, rank [\d,]+, entropy/,
  )
  await page.keyboard.press('Enter')
  const expected = detail.getByRole('list', { name: t('probabilities.token.expected') })
  await expected.waitFor()
  const rows = expected.getByRole('listitem')
  await eventually(() => rows.count()).toBeGreaterThanOrEqual(20)
  expect(await rows.filter({ hasText: t('probabilities.token.actual') }).count()).toBe(1)
  await eventually(() => rows.filter({ hasText: '…' }).count()).toBe(0)
  // Up into a lane that is read by bytes: its bytes, each with its bits.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await detail.getByText(t('probabilities.token.byByte')).waitFor({ timeout: SCORED_WITHIN })
  await detail
    .getByRole('list', { name: t('probabilities.token.expected') })
    .getByText(t('probabilities.token.actual'))
    .waitFor()
})

test('the table of totals is sorted, with a definition for each column', async () => {
  const page = await app.show(fragment)
  await openPanel(page)
  await waitForScores(page)
  const names = () => totals(page).locator('tbody th').allInnerTexts()
  const before = await names()
  const column = t('probabilities.totals.column.tokens')
  await page
    .getByRole('button', { name: t('table.sortBy', { name: column }), exact: true })
    .last()
    .click()
  const counts = await totals(page).locator('tbody tr td:nth-of-type(5)').allInnerTexts()
  expect(counts.map((count) => Number(count.replaceAll(',', '')))).toEqual(
    counts.map((count) => Number(count.replaceAll(',', ''))).toSorted((a, b) => a - b),
  )
  expect(await names()).not.toEqual(before)
  await page
    .getByRole('button', {
      name: t('probabilities.totals.definitionOf', { name: t('probabilities.totals.column.perplexity') }),
      exact: true,
    })
    .click()
  await page.getByText(t('probabilities.totals.definition.perplexity.what')).waitFor()
})

test('pointing at the chart of bits points into every lane', async () => {
  const page = await app.show(fragment)
  await openPanel(page)
  await waitForScores(page)
  const chart = page.getByRole('region', { name: t('probabilities.charts.curveTitle') }).locator('.recharts-wrapper')
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (box === null) throw new Error('the chart is not drawn')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const detail = page.getByRole('complementary', { name: t('token.detail') })
  await detail.getByText(gpt2, { exact: true }).waitFor()
  const litIn = (name: string) => lane(page, name).locator('[class*="lit"]').count()
  for (const name of [gpt2, nameOf('byt5'), nameOf('canine')]) await eventually(() => litIn(name)).toBeGreaterThan(0)
  for (const title of ['frequencyTitle', 'spreadTitle'] as const)
    await page.getByText(t(`probabilities.charts.${title}`), { exact: true }).click()
  for (const table of ['cumulative', 'frequency', 'spread'] as const)
    await page.getByRole('table', { name: t(`probabilities.charts.table.${table}`) }).waitFor()
})

test('two language models continue the text, and what one of them wrote can be added', async () => {
  const page = await app.show(fragment)
  await openPanel(page)
  await waitForScores(page)
  await openText(page)
  expect(await textField(page).evaluate((field) => field === document.activeElement)).toBe(true)
  await textField(page).fill('In the beginning God created the heaven and the')
  await page.getByLabel(t('probabilities.continue.most')).fill('6')
  await page.getByRole('button', { name: t('probabilities.continue.start'), exact: true }).press('Enter')
  const column = (name: string) =>
    page.getByRole('region', { name: t('probabilities.continue.by', { name }), exact: true })
  for (const name of [bpeLanguageModel, byteLanguageModel])
    await column(name).getByText(t('probabilities.continue.status.length')).waitFor({ timeout: SCORED_WITHIN })
  const added = page.getByRole('button', {
    name: t('probabilities.continue.takeNamed', { name: bpeLanguageModel }),
    exact: true,
  })
  await added.click()
  await eventually(() => textField(page).inputValue()).toMatch(/^In the beginning God created the heaven and the.+/s)
  // A long one can be stopped.
  await page.getByLabel(t('probabilities.continue.most')).fill('1000')
  await page.getByRole('button', { name: t('probabilities.continue.start'), exact: true }).press('Enter')
  await page
    .getByRole('button', { name: t('probabilities.continue.stopNamed', { name: byteLanguageModel }), exact: true })
    .click()
  await column(byteLanguageModel).getByText(t('probabilities.continue.status.stopped')).waitFor()
})

test('recorded scores stand at once, and live ones replace them; it opens on an example of each view, with what comes next', async () => {
  const blocked = await app.open({ prepare: (opened) => opened.route(/\.wasm$|\.onnx$/, () => {}) })
  await waitForFigures(blocked.page)
  await openPanel(blocked.page)
  await chooseView(blocked.page, 'bytes')
  await lane(blocked.page, gpt2).getByText(t('probabilities.method.recorded')).waitFor()
  await eventually(() => totals(blocked.page).locator('tbody tr').count()).toBe(5)
  const before = await copiedTotals(blocked.page)
  expect(before.size).toBe(await blocked.page.locator('article').count())
  await blocked.page.close()

  const { page, requests } = await app.open({ viewport: { width: 1440, height: 900 } })
  await waitForFigures(page)
  const text = await textField(page).inputValue()
  // Nothing of ONNX is fetched before the panel is opened. A lane's tokenizer stands in the folder of its language model,
  // whose graph is not asked for.
  expect(requests.filter((address) => /onnx|ort[-.]|\.wasm|transformers/i.test(address))).toEqual([])
  await openPanel(page)
  const next = page.getByRole('region', { name: t('probabilities.next.table') })
  await eventually(() => next.locator('tbody td').filter({ hasText: '%' }).count(), SCORED_WITHIN).toBeGreaterThan(8)
  // Bits per byte of each lane, and the list, without scrolling.
  const figures = next.locator('thead th strong')
  await eventually(() => figures.filter({ hasText: /^\d\.\d{3}$/ }).count(), SCORED_WITHIN).toBe(5)
  // SmolLM2 waits for the reader's word; what it says of this text is recorded.
  const recorded = lane(page, smol)
  await recorded.getByText(t('probabilities.method.recorded')).waitFor()
  await recorded
    .getByRole('button', { name: t('probabilities.method.allowFor', { languageModel: smolLanguageModel, name: smol }) })
    .waitFor()
  await next
    .getByRole('rowheader')
    .filter({ hasText: /rights/ })
    .first()
    .waitFor()
  await tokens(page, smol).nth(2).click()
  await page.getByText(t('probabilities.token.bits', { value: '1.98' }), { exact: true }).waitFor()
  expect(await page.locator('article').count()).toBe(5)
  await page.evaluate(() => scrollTo(0, 0))
  const box = await next.boundingBox()
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(900)
  // ` ` of bytes stands over what begins with it.
  const rows = await next.locator('tbody tr').allInnerTexts()
  expect(rows.length).toBe(8)
  await chooseView(page, 'bytes')
  await lane(page, gpt2).waitFor()
  await waitForScores(page)
  expect(requests.filter((address) => address.endsWith('.wasm'))).toHaveLength(1)
  expect(requests.every((address) => address.startsWith(app.url()))).toBe(true)
  const live = await copiedTotals(page)
  expect([...live.keys()]).toEqual([...before.keys()])
  for (const [name, { bits, tokens: count }] of live) {
    expect(Math.abs(bits - (before.get(name)?.bits ?? NaN)) / count).toBeLessThan(1e-3)
    // One reference reads one text: whatever cuts it, it holds the same.
    expect(bits).toBeCloseTo(live.get(gpt2)?.bits ?? NaN, 1)
  }
  // Any language model reads by bytes, and says what its own tokens hold.
  await page.getByLabel(t('probabilities.overview.reader'), { exact: true }).selectOption({ label: bpeLanguageModel })
  await lane(page, gpt2)
    .getByText(t('probabilities.method.by.bytes', { languageModel: bpeLanguageModel }))
    .waitFor({ timeout: SCORED_WITHIN })
  await page.getByText(t('probabilities.overview.whyDifferent'), { exact: true }).waitFor()
  expect(requests.filter((address) => address.includes('smollm2-135m-instruct/onnx'))).toEqual([])
  const bits = [...(await copiedTotals(page)).values()].map((row) => row.bits)
  for (const value of bits) expect(value).toBeCloseTo(bits[0] ?? Number.NaN, 3)
  // What was compared comes back with the other panel.
  await page
    .getByRole('navigation', { name: t('panels.label') })
    .getByRole('button', { name: t('panels.compare'), exact: true })
    .click()
  await eventually(() => textField(page).inputValue()).toBe(text)
})

describe('for every reader', () => {
  test('axe finds nothing serious in any look, and nothing makes the page scroll sideways', async () => {
    const page = await app.show(fragment)
    await openPanel(page)
    await addPairedLane(page)
    for (const title of ['frequencyTitle', 'spreadTitle'] as const)
      await page.getByText(t(`probabilities.charts.${title}`), { exact: true }).click()
    for (const title of ['fromHub', 'kept'] as const)
      await page.getByText(t(`probabilities.choice.${title}`), { exact: true }).click()
    await page.getByRole('table', { name: t('probabilities.charts.table.spread') }).waitFor()
    await expectFitForAll(page, 'charts')
    await tokens(page, bpe).nth(1).click()
    await page.getByRole('list', { name: t('probabilities.token.expected') }).waitFor()
    await expectFitForAll(page, 'a token chosen', 'article, aside')
  })
})
