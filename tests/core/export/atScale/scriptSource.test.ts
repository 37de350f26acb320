/** How the script for elsewhere comes by each kind of tokenizer, and what of it is refused. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pythonScript } from '../../../../src/core/export/atScale/script.ts'
import { foreignSource, shippedSource } from '../../../../src/core/export/atScale/scriptSource.ts'
import { publishedPatterns } from '../../../../src/core/tokenizers/bpe/publishedPatterns.ts'
import { catalogue } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { parseReference } from '../../../../src/core/tokenizers/reference.ts'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const SHA256 = 'ab'.repeat(32)

function foreign(reference: string, revision = '', hubAddress: string | null = null) {
  const parsed = parseReference(reference)
  if (parsed === null || parsed.kind === 'shipped') throw new Error(reference)
  return foreignSource(parsed, { source: { name: '', revision, url: null } }, hubAddress)
}

describe('a tokenizer that is not shipped', () => {
  test('of the hub is asked for by the commit that was loaded, whatever branch was named', () => {
    expect(foreign('hub:org/name@main', COMMIT)).toEqual({
      source: { kind: 'hub', repository: 'org/name', commit: COMMIT },
    })
    expect(foreign('hub:org/name', COMMIT, 'http://hub.example')).toEqual({
      source: { kind: 'hub', repository: 'org/name', commit: COMMIT, address: 'http://hub.example' },
    })
  })

  test('of a hub that names no commit is left out, as are multi-word tokenizers', () => {
    expect(foreign('hub:org/name', 'main')).toEqual({ missing: 'no-commit' })
    expect(foreign('mwt:gpt2:list')).toEqual({ missing: 'multi-word' })
  })

  test('of a file is known by its hash, a rank file with its pattern', () => {
    expect(foreign(`file:${SHA256}:my (own) tokenizer.json`)).toEqual({
      source: { kind: 'file', sha256: SHA256, file: 'my (own) tokenizer.json' },
    })
    expect(foreign(`file:${SHA256}:mine.tiktoken (o200k_base)`)).toEqual({
      source: { kind: 'ranks', sha256: SHA256, file: 'mine.tiktoken', splits: publishedPatterns.o200k_base },
    })
  })
})

test('every shipped tokenizer has a source, whose data is its file', () => {
  for (const entry of catalogue) {
    const file = entry.asset === null ? null : new Uint8Array(readFileSync(`public/${entry.asset.path}`))
    const source = shippedSource(entry, file)
    if (!source.ok) throw new Error(`${entry.card.id}: ${JSON.stringify(source.failure)}`)
    if (source.value.kind !== 'json' && source.value.kind !== 'compact') expect(file).toBeNull()
    else {
      const data = Buffer.from(source.value.data, 'base64')
      expect((source.value.kind === 'compact' ? data : gunzipSync(data)).equals(file ?? new Uint8Array())).toBe(true)
    }
  }
})

test('nothing that is compared can end the quotes of the script', () => {
  const name = '"""\\"""\u202e\n$& {}'
  const page = {
    tessera: '1',
    text: { data: '', bytes: 0, codePoints: 0, words: 0, segmenter: '' },
    tokenizers: [],
    leftOut: [{ name, reason: '"' }],
    seed: 1,
    base: null,
    baseline: null,
    locales: {},
  }
  const [, json = ''] = /json\.loads\(r"""([^]*?)"""\)\n\nif __name__/.exec(pythonScript(page)) ?? []
  expect(json).toMatch(/^[\n\x20-\x7e]*$/)
  expect(json).not.toContain('"""')
  expect(JSON.parse(json)).toEqual(page)
})
