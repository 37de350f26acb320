/** The bias lab's frame in the scoring worker: what a language model is asked through, what is refused, and in which words. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStagedTokenizer } from '../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { succeed } from '../../../src/core/tokenizers/failure.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { tokenizerFromJson } from '../../core/segmenters/tinyTokenizer.ts'
import { localSources } from './scoringSources.ts'
import { assetsBase, serveShippedFiles } from './shippedFiles.ts'

beforeEach(() => void serveShippedFiles())
afterEach(() => {
  vi.unstubAllGlobals()
})

const settings = { assetsBase, hubAddress: 'https://hub.example', hubToken: null }
const nothing = (): void => {}

async function serverWith(sources: typeof localSources, ...languageModels: readonly string[]): Promise<ScoringServer> {
  const server = new ScoringServer(sources)
  for (const languageModel of languageModels) {
    const loaded = await server.load(
      { requestId: languageModel, languageModel, settings, device: 'auto', dtype: null, threads: 1 },
      nothing,
    )
    if (!loaded.ok) throw new Error(`${languageModel}: ${JSON.stringify(loaded.failure)}`)
  }
  return server
}

const facts = (server: ScoringServer, languageModel: string) =>
  server.lab({ requestId: 'facts', languageModel, kind: 'facts', question: null }, nothing)

test.each([
  ['tessera-bpe', 8191],
  ['tessera-superword', 8191],
  ['tessera-byte', 256],
  ['tessera-character', 2251],
])('%s can be asked byte by byte', async (languageModel, edge) => {
  const server = await serverWith(localSources, languageModel)
  const token = { id: edge, piece: '<|endoftext|>' }
  expect(await facts(server, languageModel)).toMatchObject({
    value: { begin: { ...token, by: 'begin' }, end: { ...token, by: 'only' }, tokens: edge },
  })
})

test('a language model whose tokens have no exact bytes says why', async () => {
  const identity = {
    id: 'w',
    aliases: [],
    name: 'W',
    source: { name: '', revision: '', url: null },
    licence: '',
    usedBy: [],
    contextLength: null,
  }
  const model = { type: 'WordLevel', vocab: { a: 0, '[UNK]': 1 }, unk_token: '[UNK]' }
  const made = createStagedTokenizer(
    {
      tokenizerJson: {
        model,
        added_tokens: [],
        normalizer: null,
        pre_tokenizer: null,
        post_processor: null,
        decoder: null,
      },
      tokenizerConfig: null,
    },
    { ...identity, verification: { status: 'not-verified' } },
  )
  if (!made.ok) throw new Error(made.failure.code)
  const server = await serverWith(
    {
      ...localSources,
      loadShipped: async (id, load) => {
        const files = await localSources.loadShipped(id, load)
        return files.ok
          ? succeed({ ...files.value, loadTokenizer: async () => succeed({ tokenizer: made.value, endPiece: null }) })
          : files
      },
    },
    'tessera-byte',
  )
  expect(await facts(server, 'tessera-byte')).toEqual({
    ok: false,
    failure: {
      code: 'unsupported',
      values: { what: 'W', detail: expect.stringMatching(/^byte-exact work needs byte-level BPE/) },
    },
  })
})

test('a pre-tokenizer that is known only as a regular expression is refused where what may follow must be judged', async () => {
  const file = v.parse(v.looseObject({}), JSON.parse(readFileSync('public/models/tessera-bpe/tokenizer.json', 'utf8')))
  const split = {
    type: 'Split',
    pattern: { Regex: String.raw`\s?\w+|\s+|[^\w\s]+` },
    behavior: 'Isolated',
    invert: false,
  }
  const pre_tokenizer = {
    type: 'Sequence',
    pretokenizers: [split, { type: 'ByteLevel', add_prefix_space: false, use_regex: false }],
  }
  const tokenizer = tokenizerFromJson({ ...file, pre_tokenizer })
  const server = await serverWith(
    {
      ...localSources,
      loadShipped: async (id, load) => {
        const files = await localSources.loadShipped(id, load)
        return files.ok
          ? succeed({ ...files.value, loadTokenizer: async () => succeed({ tokenizer, endPiece: null }) })
          : files
      },
    },
    'tessera-bpe',
  )
  expect((await facts(server, 'tessera-bpe')).ok).toBe(true)
  const question = {
    prompt: 'a',
    methods: ['exact'] as const,
    mask: 'text' as const,
    beamWidth: 4,
    byteLevel: null,
    guess: '',
  }
  expect(
    await server.lab({ requestId: 'n', languageModel: 'tessera-bpe', kind: 'next-byte', question }, nothing),
  ).toMatchObject({
    failure: { code: 'unsupported', values: { detail: expect.stringContaining('regular expression') } },
  })
})

test('what is not loaded, or is cancelled, says so', async () => {
  const server = await serverWith(localSources)
  expect(await facts(server, 'tessera-bpe')).toMatchObject({
    failure: { code: 'not-loaded', values: { what: 'tessera-bpe' } },
  })
  const loaded = await serverWith(localSources, 'tessera-byte')
  const asked = facts(loaded, 'tessera-byte')
  await loaded.cancel('facts')
  expect(await asked).toMatchObject({ failure: { code: 'cancelled' } })
})
