/**
 * What must hold in every engine: the page starts, counts as the references do, is drawn and pointed at, follows typing,
 * counts languages, scores as the training framework does, and answers the lab. A core: the rest is tested in Chromium.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStaticServer, type StaticServer } from '../../scripts/staticServer.mjs'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import type { Comparison } from '../../src/state/comparison.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { shippedTokenizer } from '../core/tokenizers/bpe/shipped.ts'
import { languagesLink } from '../e2e/support/languagesPage.ts'
import { t } from '../e2e/support/words.ts'
import type { Engine } from './engine.ts'
import * as inPage from './inPage.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** The slowest engine, on a machine that does something else as well. */
const WITHIN = { timeout: 90_000, interval: 200 }

/** Joined scripts, stacked marks, signs of several code points, a letter that tokenizers split. */
const TEXT = 'Señor, नमस्ते — ကောင်း مرحبا 👨‍👩‍👧 x = [1, 2]\n\tสวัสดี'
const LANES = ['gpt2', 'cl100k_base', 'o200k_base', 'byt5', 'canine']

interface Golden {
  readonly texts: readonly { readonly text: string; readonly shipped: readonly number[] }[]
}
const golden = (id: string): Golden =>
  JSON.parse(readFileSync(path.join(ROOT, `tests/oracle/languageModels/${id}.json`), 'utf8'))

const linkOf = (changed: Partial<Comparison>, text: string): string => {
  const tokenizers = changed.tokenizers ?? LANES
  return writeLink(
    contentOf({ ...defaultComparison(text, null), tokenizers, baseline: tokenizers[0] ?? null, ...changed }),
  ).fragment
}

/** By what the unit tests compare with the references; bytes and code points by the engine of the language. */
const counted = (text: string): Readonly<Record<string, number>> => ({
  ...Object.fromEntries(
    ['gpt2', 'cl100k_base', 'o200k_base'].map((id) => [
      id,
      shippedTokenizer(id).encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids.length,
    ]),
  ),
  byt5: Buffer.byteLength(text),
  canine: [...text].length,
})

/** Declares the tests, for a browser that `start` starts. */
export function testCore(start: () => Promise<Engine>): void {
  let engine: Engine
  let server: StaticServer

  beforeAll(async () => {
    server = await startStaticServer({ folder: path.join(ROOT, 'dist'), basePath: '/a/sub-path/' })
    engine = await start()
  })
  afterAll(async () => {
    await engine.close()
    await server.close()
  })

  const open = (fragment = ''): Promise<void> => engine.open(`${server.url}${fragment}`)
  const counts = (): Promise<unknown> => engine.ask(inPage.counts)
  const noAlert = async (): Promise<void> => expect(await engine.ask(inPage.alerts)).toEqual([])

  test('the address alone: every lane of the opening is counted, and nothing has failed', async () => {
    await open()
    const { lanes } = JSON.parse(readFileSync(path.join(ROOT, 'src/app/recorded/default.json'), 'utf8'))
    const expected = Object.fromEntries(Object.keys(lanes).map((id) => [id, lanes[id].ids.length]))
    await expect.poll(() => engine.ask(inPage.isAtRest), WITHIN).toBe(true)
    expect(await counts()).toEqual(expected)
    await noAlert()
  })

  test('a link: counts as in the references, every token is where the pointer finds it, no line leaves its lane', async () => {
    await open(linkOf({}, TEXT))
    await expect.poll(counts, WITHIN).toEqual(counted(TEXT))
    await expect.poll(() => engine.ask(inPage.isAtRest), WITHIN).toBe(true)
    expect(await engine.ask(inPage.missedTokens)).toEqual([])
    expect(await engine.ask(inPage.scrollsSideways)).toBe(false)
    await noAlert()
  })

  test('typing is followed, and a split character is drawn once', async () => {
    await open(linkOf({}, ''))
    await expect.poll(() => engine.ask(inPage.focusField), WITHIN).toBe(true)
    await engine.type('Hello world!')
    // "Hello", " world" and "!" in each of the three: the ids 15496, 995, 0 of GPT-2, by tiktoken.
    await expect.poll(counts, WITHIN).toEqual({ gpt2: 3, cl100k_base: 3, o200k_base: 3, byt5: 12, canine: 12 })
    await noAlert()
  })

  test('many lines pasted are an edit of the field that can be taken back', async () => {
    const lines = Array.from({ length: 30 }, (_, line) => `line ${line} & <b>mark</b>  two spaces`).join('\n')
    await open(linkOf({}, 'abc'))
    await expect.poll(() => engine.ask(inPage.focusField), WITHIN).toBe(true)
    expect(await engine.ask(inPage.pasteIntoMiddle, lines)).toEqual([`a${lines}c`, 'abc'])
    await expect.poll(counts, WITHIN).toMatchObject({ byt5: 3 })
    await noAlert()
  })

  test('languages are counted: the same premiums as elsewhere, words by the engine that is named', async () => {
    await open(languagesLink({ chosen: ['eng', 'hin', 'mya'] }, ['gpt2', 'byt5']))
    const burmese = () => engine.ask(inPage.cellsOfRow, 'Burmese')
    // From the Declaration as counted by tiktoken and by UTF-8.
    await expect.poll(burmese, WITHIN).toEqual(expect.arrayContaining(['21.47', '4.09']))
    await noAlert()
  })

  test('language models score as the framework that trained them does', async () => {
    const ids = ['tessera-bpe', 'tessera-byte']
    const text = golden('tessera-bpe').texts[1]?.text ?? ''
    const bits = Object.fromEntries(
      ids.map((id) => {
        const scored = golden(id).texts.find((one) => one.text === text)?.shipped ?? []
        return [id, (-scored.reduce((sum, nats) => sum + nats, 0) / Math.LN2).toFixed(1)]
      }),
    )
    await open(
      linkOf(
        {
          tokenizers: ids,
          panel: 'probabilities',
          scoring: { ...defaultComparison('', null).scoring, languageModels: ids },
        },
        text,
      ),
    )
    await expect.poll(() => engine.ask(inPage.bigFigures), WITHIN).toEqual(bits)
    await noAlert()
  })

  test('the Markov room answers exactly', async () => {
    await open(linkOf({ panel: 'bias-lab' }, 'text'))
    await expect.poll(() => engine.ask(inPage.press, t('markov.reveal')), WITHIN).toBe(true)
    const truth = () => engine.ask(inPage.cellsOfRow, t('markov.methods.truth'))
    await expect.poll(truth, WITHIN).toEqual(expect.arrayContaining([expect.stringContaining('0.7500')]))
    await noAlert()
  })
}
