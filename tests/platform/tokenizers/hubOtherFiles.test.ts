/** Tokenizers of repositories without tokenizer.json, against a local server that speaks the hub's URL scheme. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadFromHub } from '../../../src/platform/tokenizers/fromHub.ts'
import { ggufBytes, open, unpacked, vocabularies } from '../../core/tokenizers/formats/goldenFiles.ts'
import { HUB_COMMIT, startHubServer, type HubServer } from '../../server/hubServer.ts'

let hub: HubServer
beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

const load = (repository: string) =>
  loadFromHub(
    `hub:${repository}`,
    { kind: 'hub', repository, revision: null },
    { hubAddress: hub.url, hubToken: null },
    { signal: new AbortController().signal, onProgress: () => {}, stallMilliseconds: 60_000 },
  )

describe('the file that says the most is taken, and named', () => {
  test.each([
    ['other/tekken', 'tekken.json'],
    ['other/t5', 'spiece.model'],
    ['other/llama', 'tokenizer.model'],
    ['other/gpt2', 'vocab.json + merges.txt'],
    ['other/half', 'vocab.txt'],
    ['other/unlisted', 'vocab.txt'],
    ['other/gguf', 'model-00001-of-00002.gguf'],
  ])('%s: %s', async (repository, file) => {
    const loaded = await load(repository)
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
    const { card } = loaded.value
    expect(card.name).toBe(`${repository} (${file})`)
    expect(card.source).toMatchObject({ name: `${repository}, ${file}`, revision: HUB_COMMIT })
    expect(card.verification).toEqual({ status: 'not-verified' })
  })
})

test('they are the tokenizers of these files, with the configuration beside them', async () => {
  const options = { addSpecialTokens: true, parseSpecialTokens: true }
  const text = 'Hello, World! naïve ﬁ <|endoftext|>'
  const expected = {
    'other/t5': {
      'x.model': unpacked('tests/oracle/gguf/t5.model.gz'),
      'tokenizer_config.json': '{"add_eos_token":true}',
    },
    'other/gpt2': vocabularies['gpt2']?.files ?? {},
    'other/gguf': { 'x.gguf': ggufBytes('gpt2') },
  }
  for (const [repository, files] of Object.entries(expected)) {
    const loaded = await load(repository)
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
    expect(loaded.value.encode(text, options).ids).toEqual((await open(files)).encode(text, options).ids)
  }
})

test('of a GGUF file of 5 GB the first megabyte is asked for', async () => {
  const from = hub.requests.length
  await load('other/gguf')
  const ranges = hub.requests.slice(from).flatMap(({ path, range }) => (path.endsWith('.gguf') ? [range] : []))
  expect(ranges).toEqual(['bytes=0-999999'])
})

test('only what is listed is asked for', async () => {
  const from = hub.requests.length
  await load('other/t5')
  expect(hub.requests.slice(from).map(({ path }) => path.split('/').at(-1))).toEqual([
    'tokenizer.json',
    'main',
    'spiece.model',
    'tokenizer_config.json',
  ])
})

test('what cannot be read says what is missing', async () => {
  expect(await load('other/none')).toMatchObject({
    failure: { code: 'no-tokenizer-json', values: { what: 'other/none' } },
  })
  expect(await load('other/unknown-gguf')).toMatchObject({
    failure: { code: 'unknown-split', values: { what: 'model.gguf', split: 'never-heard-of', nearest: 'gpt2' } },
  })
  expect(await load('empty/without-code')).toMatchObject({ failure: { code: 'no-tokenizer-json' } })
  expect(await load('missing/model')).toMatchObject({ failure: { code: 'not-found' } })
})
