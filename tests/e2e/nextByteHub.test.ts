/**
 * "The next byte" and "Many cuts" of a language model of the hub whose tokenizer was converted from SentencePiece: what the
 * page says is what enumeration over token sequences and the same language model in double precision give.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { byteLabel } from '../../src/ui/bytesLabel.ts'
import { countSegmentations } from '../../src/core/segmenters/counting.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { type NextByteOptions } from '../../src/features/bias-lab/next-byte/options.ts'
import { encodeUtf8 } from '../../src/core/text/utf8.ts'
import { prefixProbability } from '../core/bytelevel/bruteForce.ts'
import { judgeByStages } from '../core/bytelevel/judgeByStages.ts'
import { tokenizerFromFile, vocabularyOrThrow } from '../core/segmenters/tinyTokenizer.ts'
import { HUB_COMMIT, startHubServer, type HubServer } from '../server/hubServer.ts'
import { sentencePiece } from '../server/languageModels.ts'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually } from './support/comparePage.ts'
import { t } from './support/words.ts'
import { defaultOptions } from '../../src/features/options.ts'

const app = serveBuiltApp()
const ANSWERED_WITHIN = 90_000
const LANGUAGE_MODEL = `hub:lm/sentencepiece@${HUB_COMMIT}`
const tokenizer = tokenizerFromFile(sentencePiece.tokenizerPath)
const vocabulary = vocabularyOrThrow(tokenizer)
let hub: HubServer

beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

async function openPart(
  part: 'next-byte' | 'segmentations',
  nextByte: Partial<NextByteOptions>,
  text: string,
): Promise<Page> {
  const comparison = { ...defaultComparison('x', null), tokenizers: ['byt5'], baseline: 'byt5' }
  const { fragment } = writeLink(
    contentOf({
      ...comparison,
      panel: 'bias-lab',
      scoring: { ...comparison.scoring, languageModels: [LANGUAGE_MODEL] },
      biasLab: { part },
      nextByte: { ...defaultOptions.nextByte, languageModel: LANGUAGE_MODEL, methods: ['naive', 'exact'], ...nextByte },
      segmentations: { ...defaultOptions.segmentations, languageModel: LANGUAGE_MODEL, text },
    }),
  )
  const page = await app.show(fragment, {
    prepare: (opened) =>
      opened.addInitScript(
        (address) => localStorage.setItem('tessera.settings', JSON.stringify({ theme: 'system', hubAddress: address })),
        hub.url,
      ),
  })
  const reveal = part === 'next-byte' ? t('nextByte.predict.reveal') : t('segmentations.predict.reveal')
  await page
    .getByRole('button', { name: /Load .*lm\/sentencepiece/ })
    .or(page.getByRole('button', { name: reveal, exact: true }))
    .click()
  return page
}

const parsed = (text: string): number => (text.startsWith('<') ? 0 : Number.parseFloat(text) / 100)
const rows = (page: Page): Locator => page.locator('tbody:first-of-type tr')

/** By byte, what naive and exact say on the screen. */
async function shown(page: Page): Promise<ReadonlyMap<number, readonly [naive: number, exact: number]>> {
  const found = new Map<number, readonly [number, number]>()
  for (const row of await rows(page).all()) {
    // Behind the first byte of a character its likeliest character may stand.
    const [label] = ((await row.locator('th').textContent()) ?? '').trim().split(' (')
    const byte = Array.from({ length: 256 }, (_, index) => index).find((one) => byteLabel(one) === label)
    const [naive = '', exact = ''] = await row.locator('td').allTextContents()
    if (byte !== undefined) found.set(byte, [parsed(naive), parsed(exact)])
  }
  return found
}

const logProbability = (tokens: readonly number[]): number =>
  tokens.reduce(
    (sum, token, index) => sum + (sentencePiece.row([sentencePiece.beginToken, ...tokens.slice(0, index)])[token] ?? 0),
    0,
  )

/** Over all bytes and the end, by enumeration and by adding up first bytes. */
function expected(prompt: string): { readonly naive: Float64Array; readonly exact: Float64Array } {
  const bytes = encodeUtf8(` ${prompt}`)
  const judge = judgeByStages(tokenizer, ' ', (text) => text.slice(1))
  const ids = [...tokenizer.encode(prompt, { addSpecialTokens: false, parseSpecialTokens: false }).ids]
  const row = sentencePiece.row([sentencePiece.beginToken, ...ids])
  const naive = new Float64Array(257)
  for (let id = 0; id < vocabulary.size; id++) {
    const first = tokenizer.tokenBytes(id)?.[0]
    if (first !== undefined) naive[first] = (naive[first] ?? 0) + Math.exp(row[id] ?? 0)
  }
  naive[256] = Math.exp(row[sentencePiece.endToken] ?? 0)
  const exact = Float64Array.from({ length: 257 }, (_, byte) =>
    byte < 256
      ? prefixProbability(vocabulary, Uint8Array.from([...bytes, byte]), logProbability, 'valid', judge)
      : Math.exp(logProbability([...ids, sentencePiece.endToken])),
  )
  const sum = (of: Float64Array): number => of.reduce((all, one) => all + one, 0)
  return { naive: naive.map((mass) => mass / sum(naive)), exact: exact.map((mass) => mass / sum(exact)) }
}

test.each(['hum', 'é\n'])('the numbers on the screen are those of an enumeration: %j', async (prompt) => {
  const page = await openPart('next-byte', { prompt }, 'x')
  await page.getByRole('table').waitFor({ timeout: ANSWERED_WITHIN })
  await page.getByText(t('nextByte.spaced'), { exact: true }).waitFor()
  const { naive, exact } = expected(prompt)
  const onScreen = await shown(page)
  expect(onScreen.size).toBeGreaterThan(8)
  for (const [byte, [saysNaive, saysExact]] of onScreen) {
    expect(Math.abs(saysNaive - (naive[byte] ?? 0))).toBeLessThan(6e-4)
    expect(Math.abs(saysExact - (exact[byte] ?? 0))).toBeLessThan(6e-4)
  }
  expect(onScreen.has(exact.indexOf(Math.max(...exact)))).toBe(true)
})

test('many cuts: counted with the tokens of bytes, which are drawn as such and break where a character has a token', async () => {
  const page = await openPart('segmentations', {}, 'human')
  await page.getByText(t('segmentations.spaced'), { exact: true }).waitFor({ timeout: ANSWERED_WITHIN })
  const count = countSegmentations(vocabulary, encodeUtf8(' human'))
  await page
    .locator('dl')
    .getByText(new RegExp(`^${count.toLocaleString('en')}`))
    .waitFor({ timeout: ANSWERED_WITHIN })
  await page.getByText(t('segmentations.byteTokens'), { exact: false }).waitFor()
  const rowOf = (name: string) => page.locator(`tbody[data-names~="${name}"]`).textContent()
  await eventually(() => rowOf('single-bytes')).toContain('20, 68, 75, 6D, 61, 6E')
  await eventually(() => rowOf('single-bytes')).toContain(
    'Not canonical: it breaks at 20, token 1: a token of a single byte',
  )
  await eventually(() => rowOf('canonical')).toContain(t('segmentations.break.canonical'))
})

test('nothing serious for axe in any look, nothing wider than the window', async () => {
  const page = await openPart('segmentations', {}, 'human ☂')
  await page.getByText(t('segmentations.byteTokens'), { exact: false }).waitFor({ timeout: ANSWERED_WITHIN })
  await expectFitForAll(page)
})
