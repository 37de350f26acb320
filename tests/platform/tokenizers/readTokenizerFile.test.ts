/** Files of tokenizers by the reader of their format, and damaged ones: no failure that the format does not name. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileFormats, tokenizerFormatIds, type TokenizerFormatId } from '../../../src/core/files/fileFormats.ts'
import { readTokenizerFile } from '../../../src/platform/tokenizers/readTokenizerFile.ts'
import { ggufBytes, unpacked, vocabularies, type Files } from '../../core/tokenizers/formats/goldenFiles.ts'
import { english } from '../../ui/messages/english.ts'
import { tinyTokenizerJson } from '../../server/tinyTokenizer.ts'

/** The first 300 ranks of cl100k_base: all single bytes, and some merges. */
const ranks = readFileSync('node_modules/gpt-tokenizer/data/cl100k_base.tiktoken', 'utf8')
  .split('\n')
  .slice(0, 300)
  .join('\n')
const tekken = JSON.stringify({
  config: { pattern: '[^ ]+| ', default_vocab_size: 260, default_num_special_tokens: 2, version: 'v3' },
  vocab: Array.from({ length: 258 }, (_, rank) => ({
    rank,
    token_bytes: Buffer.from(rank < 256 ? [rank] : [97, 98, ...(rank === 257 ? [99] : [])]).toString('base64'),
  })),
})
const { 'vocab.json': vocabularyJson = '', 'merges.txt': merges = '' } = vocabularies['gpt2']?.files ?? {}
/** A text or bytes of each format, with what belongs to it. */
const samples: Readonly<Record<TokenizerFormatId, Files>> = {
  'tokenizer-json': { main: tinyTokenizerJson },
  tiktoken: { main: ranks },
  tekken: { main: tekken },
  gguf: { main: ggufBytes('t5') },
  sentencepiece: { main: unpacked('tests/oracle/gguf/t5.model.gz') },
  'vocabulary-text': { main: vocabularies['bert-uncased']?.files['vocab.txt'] ?? '' },
  'vocabulary-json': { main: vocabularyJson, 'merges.txt': merges },
}

const bytesOf = (content: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? Uint8Array.from(new TextEncoder().encode(content)) : content

const read = async (name: string, files: Files, tiktokenPattern: 'cl100k_base' | null = 'cl100k_base') => {
  const { main = '', ...beside } = files
  return readTokenizerFile({
    name,
    bytes: bytesOf(main).buffer,
    beside: Object.entries(beside).map(([part, content]) => ({ name: part, bytes: bytesOf(content).buffer })),
    tiktokenPattern,
  })
}

describe.each(tokenizerFormatIds)('%s', (id) => {
  test('is read, whatever it is called', async () => {
    // Of a list of tokens and ids only the name tells that it is a vocabulary.
    const names =
      id === 'vocabulary-json' ? ['vocab.json', 'gpt2-vocab.json'] : ['renamed.txt', 'tokenizer.json', 'x.tiktoken']
    for (const name of names) expect(await read(name, samples[id])).toMatchObject({ ok: true })
  })

  test('fails as the registry says, with words', async () => {
    const failures: ReadonlySet<string> = new Set(fileFormats[id].failures)
    const words: Readonly<Record<string, string>> = english.failure
    for (const code of failures) expect(words[code]).toBeDefined()
    const sample = bytesOf(samples[id].main ?? '')
    const [name = ''] = fileFormats[id].names
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: sample.length - 1 }),
        fc.nat({ max: 40 }),
        fc.uint8Array({ maxLength: 8 }),
        async (at, left, put) => {
          const main = Uint8Array.from([...sample.subarray(0, at), ...put, ...sample.subarray(at + left)])
          const made = await read(name.replaceAll('*', 'x'), { ...samples[id], main })
          if (!made.ok) expect([...failures]).toContain(made.failure.code)
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('a rank file whose pattern nothing tells asks for it; a name that tells it wins over what was chosen', async () => {
  expect(await read('mine.tiktoken', { main: ranks }, null)).toMatchObject({
    ok: false,
    failure: { code: 'no-pattern' },
  })
  const known = await read('r50k_base.tiktoken', { main: ranks })
  expect(known.ok && known.value.card.name).toBe('r50k_base.tiktoken (gpt2)')
})
