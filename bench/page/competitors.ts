/** The implementations that are measured: each a function from a text to ids, and one that empties its cache. */
import { PreTrainedTokenizer } from '@huggingface/transformers'
import AiTokenizer from 'ai-tokenizer'
import initKitoken, { Kitoken } from 'kitoken/web'
import { Tiktoken, init } from 'tiktoken/lite/init'
import * as v from 'valibot'
import type { TokenId } from '../../src/core/tokenizers/encoding.ts'
import { createShippedBpe } from '../../src/core/tokenizers/bpe/shippedBpe.ts'
import { findCard } from '../../src/core/tokenizers/catalogue/catalogue.ts'

export type Implementation = 'tessera' | 'transformers.js' | 'gpt-tokenizer' | 'tiktoken' | 'kitoken' | 'ai-tokenizer'

export interface Competitor {
  readonly name: Implementation
  readonly encode: (text: string) => ArrayLike<TokenId>
  /** Null where nothing is remembered between two calls. */
  readonly clearCache: (() => void) | null
}

const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const data = async (path: string): Promise<Response> => {
  const response = await fetch(`data/${path}`)
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
  return response
}

async function tessera(id: string): Promise<Competitor> {
  const card = findCard(id)
  if (card === null) throw new Error(`no tokenizer ${id}`)
  const made = createShippedBpe(card.card, new Uint8Array(await (await data(`${id}.bpe`)).arrayBuffer()))
  if (!made.ok) throw new Error(made.failure.code)
  const tokenizer = made.value
  return {
    name: 'tessera',
    encode: (text) => tokenizer.encode(text, plain).ids,
    clearCache: () => tokenizer.engine.clearCache(),
  }
}

async function transformersJs(id: string): Promise<Competitor> {
  const json: unknown = await (await data(`${id}.json`)).json()
  const tokenizer = new PreTrainedTokenizer(json, { tokenizer_class: 'PreTrainedTokenizer' })
  // oxlint-disable-next-line no-underscore-dangle -- the library has no other way to its cache
  const { model } = tokenizer._tokenizer
  if (model === null || !('clear_cache' in model) || typeof model.clear_cache !== 'function') {
    throw new Error('no cache to clear')
  }
  const clear = model.clear_cache.bind(model)
  return {
    name: 'transformers.js',
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    clearCache: () => void clear(),
  }
}

const gptTokenizers = {
  gpt2: () => import('gpt-tokenizer/encoding/gpt2'),
  cl100k_base: () => import('gpt-tokenizer/encoding/cl100k_base'),
  o200k_base: () => import('gpt-tokenizer/encoding/o200k_base'),
} as const
type OpenAiEncoding = keyof typeof gptTokenizers

async function gptTokenizer(id: OpenAiEncoding): Promise<Competitor> {
  const { encode, clearMergeCache } = await gptTokenizers[id]()
  const asText = { disallowedSpecial: new Set<string>() }
  return { name: 'gpt-tokenizer', encode: (text) => encode(text, asText), clearCache: clearMergeCache }
}

const TiktokenRanks = v.object({
  bpe_ranks: v.string(),
  special_tokens: v.record(v.string(), v.number()),
  pat_str: v.string(),
})

async function tiktoken(id: OpenAiEncoding): Promise<Competitor> {
  const bytes = await (await data('tiktoken_bg.wasm')).arrayBuffer()
  await init((imports) => WebAssembly.instantiate(bytes, imports))
  const ranks = v.parse(TiktokenRanks, await (await data(`tiktoken-${id}.json`)).json())
  const encoder = new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str)
  return { name: 'tiktoken', encode: (text) => encoder.encode_ordinary(text), clearCache: null }
}

/** From the same `tokenizer.json`; WebAssembly. */
async function kitoken(id: string): Promise<Competitor> {
  await initKitoken()
  const encoder = new Kitoken(new Uint8Array(await (await data(`${id}.json`)).arrayBuffer()))
  return { name: 'kitoken', encode: (text) => encoder.encode(text, false), clearCache: null }
}

const aiEncodings = {
  cl100k_base: () => import('ai-tokenizer/encoding/cl100k_base'),
  o200k_base: () => import('ai-tokenizer/encoding/o200k_base'),
} as const
const isAiEncoding = (id: string): id is keyof typeof aiEncodings => id in aiEncodings

async function aiTokenizer(id: keyof typeof aiEncodings): Promise<Competitor> {
  const encoding = await aiEncodings[id]()
  const tokenizer = new AiTokenizer(encoding)
  // The library has no other way to its cache.
  const cache: unknown = Reflect.get(tokenizer, 'mergeCache')
  if (!(cache instanceof Map)) throw new Error('no cache to clear')
  return {
    name: 'ai-tokenizer',
    encode: (text) => tokenizer.encode(text, [], []),
    clearCache: () => cache.clear(),
  }
}

const isOpenAi = (id: string): id is OpenAiEncoding => id in gptTokenizers

/** All that have this tokenizer, ready to encode. */
export async function loadCompetitors(id: string): Promise<readonly Competitor[]> {
  const loading = [
    tessera(id),
    transformersJs(id),
    kitoken(id),
    ...(isOpenAi(id) ? [gptTokenizer(id), tiktoken(id)] : []),
    ...(isAiEncoding(id) ? [aiTokenizer(id)] : []),
  ]
  return Promise.all(loading)
}
