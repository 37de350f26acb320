/** "The next byte" in the built application: predict, see, move along the prompt, stop, go on; links; small and dark screens. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { type NextByteOptions } from '../../src/features/bias-lab/next-byte/options.ts'
import { expectFitForAll, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually } from './support/comparePage.ts'
import type { Size } from './support/showAgain.ts'
import { t } from './support/words.ts'
import { defaultOptions } from '../../src/features/options.ts'

const app = serveBuiltApp()
/** Two language models must be fetched, built and run, on one or two slow cores. */
const ANSWERED_WITHIN = 90_000
const MODEL = 'Tessera, BPE'

function fragmentOf(nextByte: Partial<NextByteOptions> = {}): string {
  const comparison = { ...defaultComparison('x', null), tokenizers: ['byt5'], baseline: 'byt5' }
  const asked = {
    ...comparison,
    panel: 'bias-lab',
    biasLab: { ...defaultOptions.biasLab, part: 'next-byte' as const },
    nextByte: { ...defaultOptions.nextByte, ...nextByte },
  }
  return writeLink(contentOf(asked)).fragment
}

async function openPart(nextByte: Partial<NextByteOptions> = {}, viewport?: Size): Promise<Page> {
  const page = await app.show(fragmentOf(nextByte), viewport === undefined ? {} : { viewport })
  await page.getByRole('heading', { name: t('nextByte.title'), exact: true }).waitFor()
  return page
}

const measure = (page: Page, id: string): Locator => page.locator(`tr[data-measure="${id}"] td`)
/** Bits by which asking naively is off. */
const naiveDivergence = async (page: Page): Promise<number> =>
  Number.parseFloat((await measure(page, 'divergence').first().textContent()) ?? '')

async function reveal(page: Page): Promise<void> {
  await page
    .getByRole('button', {
      name: new RegExp(`^(${t('nextByte.predict.reveal')}|${t('nextByte.predict.load', { name: MODEL })})$`),
    })
    .click()
  await page.getByRole('table').waitFor({ timeout: ANSWERED_WITHIN })
}

const stop = (page: Page, what: 'asking' | 'along' | 'going'): Locator => {
  const label =
    what === 'asking'
      ? t('nextByte.asking')
      : what === 'along'
        ? t('nextByte.along.asking')
        : t('nextByte.onward.going')
  return page.getByRole('button', { name: t('biasLab.work.stopNamed', { what: label }), exact: true })
}

test('predict, then see: a trailing space leads asking naively far off, and healing and the exact answer not', async () => {
  const { page, requests } = await app.openShared({ fragment: fragmentOf() })
  await page.getByRole('heading', { name: t('nextByte.title'), exact: true }).waitFor()
  expect(requests.filter((address) => address.endsWith('.onnx'))).toEqual([])
  expect(await page.getByRole('table').count()).toBe(0)
  await page.getByRole('textbox', { name: t('nextByte.predict.guess') }).fill('d')
  await reveal(page)
  await page.getByText(/^You said d\. Asked naively, the language model says . \([\d.]+%\) and gives yours/).waitFor()
  // The cheapest method answers first, the beam last.
  await eventually(() => page.locator('thead th').allTextContents(), ANSWERED_WITHIN).toEqual([
    'Byte',
    ...(['naive', 'healing', 'exact', 'beam', 'byte-level'] as const).map((method) => t(`nextByte.short.${method}`)),
  ])
  const columns = await measure(page, 'divergence').allTextContents()
  expect(columns[2]).toBe('0')
  expect(Number(columns[1])).toBeLessThan(0.05)
  const withSpace = await naiveDivergence(page)
  expect(withSpace).toBeGreaterThan(0.3)
  // Percentages of the rows of one column, with what is left over, are the whole.
  const column = await page.locator('tbody:first-of-type tr td:nth-child(4)').allTextContents()
  expect(column.reduce((sum, text) => sum + Number.parseFloat(text.replace('<', '')), 0)).toBeCloseTo(100, 0)
  expect(await page.getByText(/valid segmentations begin with the prompt/).textContent()).toMatch(/^[\d,]{3,}/)
  await page.locator('[data-figure="invalid"]').waitFor()
  // Another prepared prompt is asked about first.
  await page.getByRole('button', { name: t('nextByte.prepared.no-space'), exact: true }).click()
  expect(await page.getByRole('table').count()).toBe(0)
  await reveal(page)
  await eventually(() => naiveDivergence(page)).toBeLessThan(withSpace / 2)
})

test('the slider goes back through the prompt, and the tables follow', async () => {
  const page = await openPart({ prompt: 'See http:', methods: ['naive', 'exact'] })
  await reveal(page)
  await stop(page, 'along').waitFor({ state: 'detached', timeout: ANSWERED_WITHIN })
  const slider = page.getByRole('slider', { name: t('nextByte.along.slider') })
  // What is asked along the prompt may not have begun when the first answer is there.
  const place = t('nextByte.along.place', { count: 9, of: 9 })
  await eventually(() => slider.getAttribute('aria-valuetext'), ANSWERED_WITHIN).toBe(place)
  const atEnd = await naiveDivergence(page)
  expect(atEnd).toBeGreaterThan(0.9)
  await slider.press('ArrowLeft')
  await page.getByRole('heading', { name: t('nextByte.answersAt', { count: 8, of: 9 }) }).waitFor()
  expect(await naiveDivergence(page)).toBeLessThan(atEnd)
  await slider.press('Home')
  await page.getByText(t('nextByte.emptyCut')).waitFor()
  // Nothing is read, so that there is nothing to correct but what is no text.
  expect(await naiveDivergence(page)).toBeLessThan(0.05)
})

test('it goes on under each method, and what runs can be stopped', async () => {
  const page = await openPart({ prompt: 'The history of Boul', mostBytes: 4 })
  await reveal(page)
  // The way along the prompt is stopped; its place says so, and what was found stays.
  await stop(page, 'along').click({ timeout: ANSWERED_WITHIN })
  await page.getByText(t('biasLab.work.stopped')).waitFor()
  expect(await page.getByRole('table').count()).toBe(1)
  await page.getByRole('button', { name: t('nextByte.onward.go'), exact: true }).click()
  const onward = (method: string): Locator => page.locator(`[data-onward="${method}"]`)
  await onward('exact')
    .getByText(/passes and .* ms each time that it was asked$/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  const written = async (method: string): Promise<string> =>
    (await onward(method).locator('dd').first().textContent()) ?? ''
  expect(await written('exact')).toMatch(/Bould/)
  expect(await written('naive')).not.toMatch(/Bould/)
  expect((await written('byte-level')).replace(/^.*Boul/, '')).toHaveLength(4)
  // Other settings ask for another continuation.
  await page.getByRole('combobox', { name: t('nextByte.onward.how') }).selectOption('sampled')
  await page.getByRole('textbox', { name: t('nextByte.onward.seed') }).fill('5')
  await onward('exact')
    .getByText(/passes and .* ms each time that it was asked$/)
    .waitFor({ timeout: ANSWERED_WITHIN })
})

test('a guess of several bytes is judged as a whole character', async () => {
  const page = await openPart({ prompt: '中华人民共和国', methods: ['naive', 'exact'] })
  await page.getByRole('textbox', { name: t('nextByte.predict.guess') }).fill('丸')
  await reveal(page)
  // Its first byte alone has a share of some percent: that of the characters that begin with it.
  const verdict = page.getByText(t('nextByte.predict.ofBytes', { count: 3 }))
  await verdict.waitFor()
  const [, naive = '', exact = ''] =
    /gives yours ([\d.E-]+)%.*gives yours ([\d.E-]+)%/.exec((await verdict.textContent()) ?? '') ?? []
  for (const share of [naive, exact]) {
    expect(Number(share)).toBeGreaterThan(0)
    expect(Number(share)).toBeLessThan(0.1)
  }
})

test.each([1280, 360])(
  'a prompt of 200 bytes without a place to break does not widen the page of %i px; the beam waits to be asked',
  async (width) => {
    const page = await openPart(
      { prompt: 'ab '.repeat(66), methods: ['naive', 'beam'], beamWidth: 2 },
      { width, height: 900 },
    )
    expect(await overflow(page)).toBe(0)
    await reveal(page)
    await page.getByRole('button', { name: t('nextByte.askBeam'), exact: true }).waitFor({ timeout: ANSWERED_WITHIN })
    expect(await page.locator('thead th[data-method="beam"]').count()).toBe(0)
    expect(await overflow(page)).toBe(0)
  },
)

test('answers are still there after another part was looked at', async () => {
  const page = await openPart({ prompt: 'It was unbeliev', methods: ['naive', 'exact'] })
  await reveal(page)
  await eventually(() => page.locator('thead th[data-method]').count()).toBe(2)
  await page.getByRole('tab', { name: t('biasLab.parts.markov'), exact: true }).click()
  await page.getByRole('heading', { name: t('nextByte.title'), exact: true }).waitFor({ state: 'hidden' })
  await page.getByRole('tab', { name: t('biasLab.parts.next-byte'), exact: true }).click()
  expect(await page.locator('thead th[data-method]').count()).toBe(2)
})

test('what is set travels in the link of the part', async () => {
  const page = await openPart({ prompt: 'See http:', methods: ['naive', 'exact'] })
  await page.getByRole('textbox', { name: t('nextByte.prompt') }).fill('It was unbeliev')
  await page.locator('summary', { hasText: t('nextByte.settings') }).press('Enter')
  await page.getByRole('textbox', { name: t('nextByte.beamWidth') }).fill('3')
  await page.getByRole('button', { name: t('biasLab.copyLink'), exact: true }).press('Enter')
  await page.getByText(t('biasLab.copied')).waitFor()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  const other = await app.show(address.slice(address.indexOf('#')))
  await other.getByRole('heading', { name: t('nextByte.title'), exact: true }).waitFor()
  expect(await other.getByRole('textbox', { name: t('nextByte.prompt') }).inputValue()).toBe('It was unbeliev')
  await other.getByText(t('nextByte.settings'), { exact: true }).click()
  expect(await other.getByRole('textbox', { name: t('nextByte.beamWidth') }).inputValue()).toBe('3')
  expect(
    await other.getByRole('checkbox', { name: new RegExp(`^${t('nextByte.methods.byte-level')}`) }).isChecked(),
  ).toBe(false)
})

test('nothing serious for axe in any look, nothing wider than the window', async () => {
  const page = await openPart({
    prompt: '中华人民共和国',
    methods: ['naive', 'healing', 'exact', 'beam'],
    beamWidth: 4,
    mostBytes: 2,
  })
  await reveal(page)
  await stop(page, 'along').waitFor({ state: 'detached', timeout: ANSWERED_WITHIN })
  await page.getByRole('button', { name: t('nextByte.onward.go'), exact: true }).click()
  await page
    .locator('[data-onward="exact"]')
    .getByText(/passes and .* ms each time that it was asked$/)
    .waitFor({ timeout: ANSWERED_WITHIN })
  await page.getByText(t('nextByte.teach'), { exact: true }).click()
  await expectFitForAll(page)
})
