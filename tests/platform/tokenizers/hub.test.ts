/** The hub's files and every way in which they do not come, against a local server that speaks the hub's URL scheme. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchHubFiles, resolveUrl, type HubLocation } from '../../../src/platform/tokenizers/hub.ts'
import { HUB_COMMIT, HUB_TOKEN, startHubServer, type HubServer } from '../../server/hubServer.ts'
import { tinyTokenizerJson } from '../../server/tinyTokenizer.ts'

let hub: HubServer
let other: HubServer

beforeAll(async () => {
  hub = await startHubServer()
  other = await startHubServer()
})
afterAll(async () => {
  await hub.close()
  await other.close()
})

const never = new AbortController().signal
const silent = (): void => {}

function at(repository: string, changes: Partial<HubLocation> = {}): HubLocation {
  return { address: hub.url, repository, revision: 'main', token: null, ...changes }
}

/** Only a server that stalls is waited for in vain: of the others each answers, if the machine is busy late. */
function load(repository: string, changes: Partial<HubLocation> = {}) {
  const stallMilliseconds = /stalled|silent/.test(repository) ? 300 : 60_000
  return fetchHubFiles(at(repository, changes), { signal: never, onProgress: silent, stallMilliseconds })
}

/** The code and values of the failure; fails the test where there is none. */
async function failureOf(loading: ReturnType<typeof fetchHubFiles>) {
  const outcome = await loading
  if (outcome.ok) throw new Error('the load did not fail')
  return outcome.failure
}

describe('addresses', () => {
  test('escape each part and keep dots and slashes', () => {
    expect(
      resolveUrl(at('org/name.v1-2', { address: 'https://hub.example/base//', revision: 'refs/pr/1' }), 'a b/c.json'),
    ).toBe('https://hub.example/base/org/name.v1-2/resolve/refs%2Fpr%2F1/a%20b/c.json')
  })

  test('an address that is none is refused before anything is fetched', async () => {
    expect(await failureOf(load('found/model', { address: 'hub' }))).toEqual({
      code: 'bad-reference',
      values: { what: 'hub' },
    })
  })
})

describe('files', () => {
  test('come with the configuration and the commit', async () => {
    expect(await load('found/model')).toEqual({
      ok: true,
      value: {
        tokenizerJson: JSON.parse(tinyTokenizerJson),
        tokenizerConfig: { tokenizer_class: 'PreTrainedTokenizerFast', model_max_length: 512 },
        chatTemplate: null,
        commit: HUB_COMMIT,
      },
    })
  })

  test('come without a configuration where there is none, from a name with dots', async () => {
    const loaded = await load('found/without.config-1.0', { revision: 'v1.0' })
    expect(loaded).toMatchObject({ ok: true, value: { tokenizerConfig: null } })
    expect(hub.requests.at(-1)?.path).toBe('/found/without.config-1.0/resolve/v1.0/tokenizer_config.json')
  })

  test('have a chat template in the configuration, or beside it', async () => {
    expect(await load('chat/in-config')).toMatchObject({ value: { chatTemplate: null } })
    expect(hub.requests.at(-1)?.path).toBe('/chat/in-config/resolve/main/tokenizer_config.json')
    expect(await load('chat/in-file')).toMatchObject({ value: { chatTemplate: expect.stringContaining('{% for') } })
  })

  test('come slowly as long as something comes, with progress that grows to the announced length', async () => {
    const seen: [string, number, number | null][] = []
    const loaded = await fetchHubFiles(at('network/slow'), {
      signal: never,
      onProgress: (...progress) => seen.push(progress),
      // Shorter than the whole transfer (8 parts of 40 ms), longer than one part.
      stallMilliseconds: 250,
    })
    expect(loaded.ok).toBe(true)
    const loadedBytes = seen.map(([, bytes]) => bytes)
    expect(loadedBytes.length).toBeGreaterThan(3)
    expect(loadedBytes).toEqual(loadedBytes.toSorted((a, b) => a - b))
    const total = Buffer.byteLength(tinyTokenizerJson)
    expect(seen.at(-1)).toEqual(['tokenizer.json', total, total])
    expect(new Set(seen.map(([, , bytes]) => bytes))).toEqual(new Set([total]))
  })
})

describe('the access token', () => {
  test('opens a gated repository, with each request to the hub and to nobody else', async () => {
    expect((await failureOf(load('gated/model'))).code).toBe('gated')
    expect((await failureOf(load('gated/model', { token: 'wrong' }))).code).toBe('gated')
    const from = hub.requests.length
    expect(await load('gated/model', { token: HUB_TOKEN })).toMatchObject({ ok: true })
    const asked = hub.requests.slice(from)
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['tokenizer.json', 'tokenizer_config.json'])
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${HUB_TOKEN}`]))
    expect(other.requests).toEqual([])
  })

  test('is not sent where there is none', async () => {
    const from = hub.requests.length
    await load('found/model')
    expect(new Set(hub.requests.slice(from).map(({ authorization }) => authorization))).toEqual(new Set([null]))
  })
})

describe('failures', () => {
  test.each([
    ['gated/model', 'gated'],
    ['gated/without-code', 'gated'],
    ['missing/model', 'not-found'],
    ['missing/without-code', 'not-found'],
    ['empty/model', 'no-tokenizer-json'],
    ['empty/without-code', 'no-tokenizer-json'],
    ['broken/json', 'not-json'],
    ['broken/html', 'not-json'],
    ['broken/config', 'not-json'],
    ['broken/too-large', 'too-large'],
    ['broken/server', 'server'],
    ['network/stalled', 'stalled'],
    ['network/silent', 'stalled'],
    ['network/cut', 'network'],
  ])('%s: %s', async (repository, code) => {
    expect((await failureOf(load(repository))).code).toBe(code)
  })

  test('name the repository, the server and the status', async () => {
    const where = new URL(hub.url).host
    expect((await failureOf(load('missing/model'))).values).toMatchObject({ what: 'missing/model', where })
    expect((await failureOf(load('broken/server'))).values).toMatchObject({ what: 'broken/server', where, status: 500 })
    expect((await failureOf(load('broken/json'))).values).toMatchObject({ what: 'tokenizer.json' })
    expect((await failureOf(load('network/stalled'))).values).toEqual({ where, limit: 0.3 })
  })

  test('tell a revision that is missing from a repository that is', async () => {
    expect(await failureOf(load('found/model', { revision: 'nowhere' }))).toMatchObject({
      code: 'not-found',
      values: { what: 'found/model@nowhere' },
    })
  })

  test('say so when nobody answers', async () => {
    const gone = await startHubServer()
    await gone.close()
    expect(await failureOf(load('found/model', { address: gone.url }))).toMatchObject({
      code: 'network',
      values: { where: new URL(gone.url).host },
    })
  })

  test('leave nothing behind: the next try works', async () => {
    expect((await failureOf(load('network/fails-once'))).code).toBe('server')
    expect((await load('network/fails-once')).ok).toBe(true)
    expect((await failureOf(load('network/cut-once'))).code).toBe('network')
    expect((await load('network/cut-once')).ok).toBe(true)
  })

  test('a cancelled load says so, before the headers and in the body', async () => {
    for (const repository of ['network/silent', 'network/stalled']) {
      const controller = new AbortController()
      const loading = fetchHubFiles(at(repository), {
        signal: controller.signal,
        onProgress: silent,
        stallMilliseconds: 5000,
      })
      setTimeout(() => controller.abort(), 100)
      expect(await failureOf(loading)).toEqual({ code: 'cancelled', values: {} })
    }
  })
})
