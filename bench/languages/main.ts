/**
 * The benchmark's page: counts corpora by the application's own workers, and the same units by tiktoken's WebAssembly in
 * this page. `openCorpus`, `countBy` and `countByTiktoken` stand on the global object for `bench/languages.mjs` to call.
 */
import { Tiktoken, init } from 'tiktoken/lite/init'
import * as v from 'valibot'
import type { CountingClient } from '../../src/platform/workers/counting/client.ts'
import { createCountingClient } from '../../src/platform/workers/counting/client.ts'

const base = new URL('.', document.baseURI).href
const settings = { assetsBase: base, hubAddress: 'https://hub.invalid', hubToken: null, fittingText: null }
const corpusSchema = v.array(v.object({ code: v.string(), units: v.array(v.nullable(v.string())) }))
const ranksSchema = v.object({
  bpe_ranks: v.string(),
  special_tokens: v.record(v.string(), v.number()),
  pat_str: v.string(),
})

type Corpus = v.InferOutput<typeof corpusSchema>

async function json(path: string): Promise<unknown> {
  const response = await fetch(new URL(path, base))
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
  return response.json()
}

/** One language after another, so that a corpus of 77 MB is never in the page whole. */
async function* languages(corpus: string): AsyncGenerator<Corpus[number]> {
  const codes = v.parse(v.array(v.string()), await json(`data/${corpus}/codes.json`))
  for (const code of codes)
    yield { code, units: v.parse(v.array(v.nullable(v.string())), await json(`data/${corpus}/${code}.json`)) }
}

const bytesOf = (units: Corpus[number]['units']): number =>
  units.reduce((sum, unit) => sum + (unit === null ? 0 : new TextEncoder().encode(unit).length), 0)

/** Seconds of all languages by each tokenizer, with `workers` workers that take the next language as they are free. */
async function countBy(corpus: string, tokenizers: readonly string[], workers: number) {
  const pool: CountingClient[] = Array.from({ length: workers }, () => createCountingClient())
  const seconds = { measuring: 0, counting: Object.fromEntries(tokenizers.map((reference) => [reference, 0])) }
  const tokens: Record<string, number> = Object.fromEntries(tokenizers.map((reference) => [reference, 0]))
  let bytes = 0
  const source = languages(corpus)
  const tokenizerOf = (reference: string) => ({ reference, settings, file: null })
  // Each worker loads each tokenizer once, before anything is counted; what tiktoken takes for that is not counted either.
  const before = performance.now()
  await Promise.all(
    pool.map(async (client) => {
      await client.openLanguage({ key: '', units: [], emptyItems: [], locale: 'en' })
      for (const reference of tokenizers) await client.count('', tokenizerOf(reference), 'per-unit')
    }),
  )
  const loading = (performance.now() - before) / 1000
  const started = performance.now()
  await Promise.all(
    pool.map(async (client) => {
      for (;;) {
        const next = await source.next()
        if (next.done === true) return
        const { code, units } = next.value
        bytes += bytesOf(units)
        let since = performance.now()
        const opened = await client.openLanguage({ key: code, units, emptyItems: [], locale: code.slice(0, 3) })
        if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
        seconds.measuring += (performance.now() - since) / 1000
        for (const reference of tokenizers) {
          since = performance.now()
          const counted = await client.count(code, tokenizerOf(reference), 'per-unit')
          if (!counted.ok) throw new Error(JSON.stringify(counted.failure))
          seconds.counting[reference] = (seconds.counting[reference] ?? 0) + (performance.now() - since) / 1000
          tokens[reference] = (tokens[reference] ?? 0) + counted.value.tokens.reduce((sum, count) => sum + count, 0)
        }
      }
    }),
  )
  const wall = (performance.now() - started) / 1000
  for (const client of pool) client.stop()
  return { bytes, loading, wall, ...seconds, tokens }
}

/** Seconds of all units, one after another, by tiktoken, and the number of tokens. */
async function countByTiktoken(corpus: string, encoding: string) {
  const wasm = await (await fetch(new URL('data/tiktoken_bg.wasm', base))).arrayBuffer()
  await init((imports) => WebAssembly.instantiate(wasm, imports))
  const ranks = v.parse(ranksSchema, await json(`data/tiktoken-${encoding}.json`))
  const encoder = new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str)
  let [seconds, tokens] = [0, 0]
  for await (const { units } of languages(corpus)) {
    const since = performance.now()
    for (const unit of units) if (unit !== null) tokens += encoder.encode_ordinary(unit).length
    seconds += (performance.now() - since) / 1000
  }
  encoder.free()
  return { seconds, tokens }
}

Object.assign(globalThis, { countBy, countByTiktoken })
