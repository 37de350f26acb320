/** Workers that end in the middle of encoding, scoring and counting: nothing waits for ever, and the page goes on. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  dropFiles,
  eventually,
  lane,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { exportedRows, languagesLink, waitForCounts } from './support/languagesPage.ts'
import { stopWorker, workersOf, type Ending } from './support/stopWorker.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const gpt2 = nameOf('gpt2')
const byt5 = nameOf('byt5')
const endings: readonly Ending[] = ['silently', 'by an error']
const retryOf = (page: Page, name: string) =>
  page.getByRole('button', { name: t('lane.retryNamed', { name }), exact: true })

describe.each(endings)('a worker that ends %s', (ending) => {
  test('in the middle of encoding: the text is encoded again, and the next one too', async () => {
    const page = await app.show(compareLink())
    await waitForFigures(page)
    // No two words alike, so that no cache helps and the encoding takes a while.
    const text = Array.from({ length: 250_000 }, (_, at) => (at * 7919).toString(36)).join(' ')
    const busy = page.locator('[aria-busy="true"]')
    await paste(page, text)
    await busy.first().waitFor()
    await stopWorker(page, 'tokenization', ending)
    expect(await busy.count()).toBeGreaterThan(0)
    await eventually(() => countOf(page, byt5), 60_000).toBe(text.length)
    await eventually(() => busy.count(), 60_000).toBe(0)
    await eventually(() => page.getByRole('alert').allInnerTexts()).toEqual([])
    await dropFiles(page, [{ name: 'next.txt', bytes: new TextEncoder().encode('the next change') }])
    await eventually(() => countOf(page, gpt2)).toBe(3)
    expect(workersOf(page, 'tokenization')).toHaveLength(1)
  })

  test('in the middle of scoring: its language model is loaded again and scores; a second end is told of, and a retry works', async () => {
    const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').slice(0, 6000)
    const start = defaultComparison(text, null)
    const scoring = { ...start.scoring, reading: 'bytes' as const }
    const comparison = { ...start, tokenizers: ['gpt2', 'byt5'], panel: 'probabilities', scoring }
    const { page } = await app.open({ fragment: writeLink(contentOf(comparison)).fragment })
    const scored = page.getByRole('region', { name: t('probabilities.totals.table') }).locator('tbody tr')
    const progress = lane(page, gpt2).getByRole('progressbar', {
      name: t('probabilities.method.progressOf', { name: gpt2 }),
    })
    await progress.waitFor({ timeout: 60_000 })
    const [first] = workersOf(page, 'scoring')
    await stopWorker(page, 'scoring', ending)
    // Progress that is shown behind the start of the next worker is that worker's.
    await eventually(async () => workersOf(page, 'scoring').some((worker) => worker !== first), 60_000).toBe(true)
    await progress.waitFor({ timeout: 60_000 })
    await stopWorker(page, 'scoring', ending)
    const again = page.getByText(t('failure.scoring-stopped')).first()
    await again.waitFor()
    expect(await textField(page).inputValue()).toBe(text)
    await paste(page, 'A short text.')
    const values = { languageModel: 'Tessera, bytes', name: gpt2 }
    await page.getByRole('button', { name: t('probabilities.method.retryFor', values), exact: true }).click()
    await eventually(() => scored.count(), 60_000).toBe(2)
    await eventually(() => page.getByText(t('failure.scoring-stopped')).count()).toBe(0)
  })

  test('in the middle of counting: every language and tokenizer is counted all the same', async () => {
    const { page } = await app.open({ fragment: languagesLink() })
    await page.getByRole('progressbar', { name: t('languages.counting') }).waitFor()
    await stopWorker(page, 'counting', ending)
    await waitForCounts(page)
    const rows = await exportedRows(page)
    expect(rows.length).toBeGreaterThan(70)
    expect(rows.filter(({ premium }) => !(Number(premium) > 0))).toEqual([])
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})

/** A byte-level tokenizer whose pre-tokenizer is the pattern. */
function tokenizerWith(pattern: string): Uint8Array {
  const file: unknown = {
    version: '1.0',
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab: { '[UNK]': 0, a: 1 }, unk_token: '[UNK]' },
  }
  return new TextEncoder().encode(JSON.stringify(file))
}

test(
  'a regular expression that never ends stops its lane only, while typing goes on',
  { timeout: 180_000 },
  async () => {
    const page = await app.show(compareLink())
    await waitForFigures(page)
    await paste(page, 'aaa')
    await dropFiles(page, [{ name: 'tokenizer.json', bytes: tokenizerWith('(a+)+$') }])
    await eventually(() => countOf(page, 'tokenizer.json')).toBe(1)
    const trap = `${'a'.repeat(40)}!`
    await paste(page, trap)
    // The worker is inside the expression, and the page is not.
    await page.keyboard.type(' and on', { delay: 20 })
    expect(await textField(page).inputValue()).toBe(`${trap} and on`)
    await retryOf(page, 'tokenizer.json').waitFor({ timeout: 100_000 })
    await lane(page, 'tokenizer.json')
      .getByText(t('failure.slow-pattern', { pattern: '(a+)+$' }))
      .waitFor()
    for (const name of [gpt2, byt5]) {
      await eventually(() => countOf(page, name), 60_000).toBeGreaterThan(3)
      await eventually(() => lane(page, name).getAttribute('aria-busy'), 60_000).not.toBe('true')
      expect(await lane(page, name).getByRole('alert').count()).toBe(0)
    }
    await paste(page, 'aaa')
    await eventually(() => countOf(page, byt5)).toBe(3)
    await retryOf(page, 'tokenizer.json').click()
    await eventually(() => countOf(page, 'tokenizer.json')).toBe(1)
    await eventually(() => lane(page, 'tokenizer.json').getByRole('alert').count()).toBe(0)
  },
)
