/** Files of tokenizers by the reader of their format, and damaged ones: no failure that the format does not name. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileFormats, tokenizerFormatIds, type TokenizerFormatId } from '../../../src/core/files/fileFormats.ts'
import { readTokenizerFile } from '../../../src/platform/tokenizers/readTokenizerFile.ts'
import { english } from '../../ui/messages/english.ts'
import { tinyTokenizerJson } from '../../server/tinyTokenizer.ts'

/** The first 300 ranks of cl100k_base: all single bytes, and some merges. */
const ranks = readFileSync('node_modules/gpt-tokenizer/data/cl100k_base.tiktoken', 'utf8')
  .split('\n')
  .slice(0, 300)
  .join('\n')
const samples: Readonly<Record<TokenizerFormatId, string>> = { 'tokenizer-json': tinyTokenizerJson, tiktoken: ranks }

const read = async (name: string, content: string, tiktokenPattern: 'cl100k_base' | null = 'cl100k_base') =>
  readTokenizerFile({
    name,
    bytes: new Uint8Array(new TextEncoder().encode(content)).buffer,
    configBytes: null,
    tiktokenPattern,
  })

describe.each(tokenizerFormatIds)('%s', (id) => {
  test('is read, whatever it is called', async () => {
    for (const name of ['renamed.txt', 'tokenizer.json', 'x.tiktoken'])
      expect(await read(name, samples[id])).toMatchObject({ ok: true })
  })

  test('fails as the registry says, with words', async () => {
    const failures: ReadonlySet<string> = new Set(fileFormats[id].failures)
    const words: Readonly<Record<string, string>> = english.failure
    for (const code of failures) expect(words[code]).toBeDefined()
    const sample = samples[id]
    const [name = ''] = fileFormats[id].names
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: sample.length - 1 }),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 8 }),
        async (at, left, put) => {
          const made = await read(name.replaceAll('*', 'x'), `${sample.slice(0, at)}${put}${sample.slice(at + left)}`)
          if (!made.ok) expect([...failures]).toContain(made.failure.code)
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('a rank file whose pattern nothing tells asks for it; a name that tells it wins over what was chosen', async () => {
  expect(await read('mine.tiktoken', ranks, null)).toMatchObject({ ok: false, failure: { code: 'no-pattern' } })
  const known = await read('r50k_base.tiktoken', ranks)
  expect(known.ok && known.value.card.name).toBe('r50k_base.tiktoken (gpt2)')
})
