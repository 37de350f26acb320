/**
 * GGUF files that llama.cpp's library wrote (`tests/oracle/gguf`) against the same tokenizers from their other files: the same
 * ids for the same texts. Their headers against what was written, however they are cut.
 */
import { describe, expect, test } from 'vitest'
import { readGgufHeader } from '../../../../src/core/tokenizers/gguf/header.ts'
import { readHeader } from '../../../../src/platform/tokenizers/readHeader.ts'
import { succeed } from '../../../../src/core/tokenizers/failure.ts'
import { chosen, SEED } from '../../../oracle/sentencepiece/texts.mjs'
import { randomTexts } from '../../../randomTexts.mjs'
import { ggufBytes, modelBytes, open, read, unpacked, vocabularies, type Files } from './goldenFiles.ts'

const texts = [...chosen, ...randomTexts(SEED, 1000), 'a<|endoftext|>b <|im_start|>x<|im_end|> [SEP] [MASK]']

function filesOf(name: string): Files {
  const files = vocabularies[name]?.files
  if (files === undefined) throw new Error(name)
  return files
}

/** With the template that llama.cpp's converter states: a class of transformers that has the same. */
const beginning = JSON.stringify({ add_bos_token: true })
const ending = JSON.stringify({ add_eos_token: true })

const others: Readonly<Record<string, Files>> = {
  llama: { 'x.model': modelBytes('bpe-bytes', 'identity'), 'tokenizer_config.json': beginning },
  'llama-symbols': { 'x.model': modelBytes('bpe-symbols', 'identity'), 'tokenizer_config.json': beginning },
  t5: { 'x.model': unpacked('tests/oracle/gguf/t5.model.gz'), 'tokenizer_config.json': ending },
  gpt2: filesOf('gpt2'),
  qwen2: filesOf('qwen2'),
  'bert-uncased': filesOf('bert-uncased'),
  'bert-cased': filesOf('bert-cased'),
}

describe.each(Object.entries(others))('%s', (name, files) => {
  test(`ids of ${texts.length} texts`, async () => {
    const [ours, other] = [await open({ 'x.gguf': ggufBytes(name) }), await open(files)]
    for (const addSpecialTokens of [false, true]) {
      const options = { addSpecialTokens, parseSpecialTokens: true }
      const differing = texts.filter((text) => {
        const [one, two] = [ours.encode(text, options), other.encode(text, options)]
        return one.ids.join() !== two.ids.join() || one.endByte.join() !== two.endByte.join()
      })
      expect(differing).toEqual([])
    }
  })
})

test('a way to split a text that is not known is named, with the nearest; chosen, it is marked as a guess', async () => {
  const files = { 'x.gguf': ggufBytes('unknown') }
  expect(await read(files)).toEqual({
    ok: false,
    failure: { code: 'unknown-split', values: { what: 'x.gguf', split: 'never-heard-of', nearest: 'gpt2' } },
  })
  const [guessed, known] = [await open(files, 'gpt2'), await open({ 'x.gguf': ggufBytes('gpt2') }, 'cl100k_base')]
  expect(guessed.card.name).toBe('x.gguf (guess: gpt2)')
  expect(known.card.name).toBe('x.gguf')
  const options = { addSpecialTokens: false, parseSpecialTokens: true }
  for (const text of texts) expect(guessed.encode(text, options).ids).toEqual(known.encode(text, options).ids)
})

test('a header has what was written, and ends before the tensors', () => {
  const bytes = ggufBytes('gpt2')
  const header = readGgufHeader(bytes)
  if (!header.ok || header.value === null) throw new Error('no header')
  expect(header.value.values.get('general.name')).toBe('gpt2')
  expect(header.value.values.get('tokenizer.ggml.pre')).toBe('gpt-2')
  expect([...header.value.values.keys()].some((name) => name.startsWith('other.'))).toBe(false)
  // The description of the one tensor is all that follows: its name, 2 dimensions, 2 sizes, a type and an offset.
  const described = new DataView(bytes.buffer, header.value.byteLength)
  expect(Number(described.getBigUint64(0, true))).toBe('weights'.length)
  for (const length of [0, 7, 8, 20, 1000, header.value.byteLength - 1])
    expect(readGgufHeader(bytes.subarray(0, length))).toEqual({ ok: true, value: null })
})

describe('a header', () => {
  /** A file of this content at its beginning, and which is as long as said. */
  const fileOf = (content: Uint8Array, size: number) => {
    const ranges: (readonly [number, number])[] = []
    return {
      ranges,
      readRange: async (from: number, to: number) => {
        ranges.push([from, to])
        const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from))
        bytes.set(content.subarray(from, to))
        return succeed(bytes)
      },
    }
  }
  /** The same header with a list of that many bytes in it: the name, its type and length, before all others. */
  function longer(bytes: Uint8Array, count: number): Uint8Array {
    const name = new TextEncoder().encode('other.long')
    const entry = Buffer.alloc(8 + name.length + 4 + 4 + 8 + count)
    entry.writeBigUInt64LE(BigInt(name.length), 0)
    entry.set(name, 8)
    entry.writeUInt32LE(9, 8 + name.length)
    entry.writeUInt32LE(0, 12 + name.length)
    entry.writeBigUInt64LE(BigInt(count), 16 + name.length)
    const head = Buffer.from(bytes.subarray(0, 24))
    head.writeBigUInt64LE(head.readBigUInt64LE(16) + 1n, 16)
    return Uint8Array.from(Buffer.concat([head, entry, bytes.subarray(24)]))
  }

  test.each([0, 3_000_000])(
    'is read of a file of 40 GB, and little more: %d bytes before the tokens',
    async (before) => {
      const bytes = longer(ggufBytes('gpt2'), before)
      const file = fileOf(bytes, 40e9)
      const header = await readHeader('x.gguf', file.readRange)
      if (!header.ok) throw new Error(JSON.stringify(header.failure))
      expect(file.ranges.at(-1)?.[1]).toBeLessThan(4 * bytes.length + 1_000_001)
      expect(file.ranges.map(([from]) => from)).toEqual([0, ...file.ranges.slice(0, -1).map(([, to]) => to)])
      const [cut, whole] = [await open({ 'x.gguf': header.value }), await open({ 'x.gguf': ggufBytes('gpt2') })]
      const options = { addSpecialTokens: false, parseSpecialTokens: false }
      expect(cut.encode('Hello, World!', options).ids).toEqual(whole.encode('Hello, World!', options).ids)
    },
  )

  test('that does not end is not read for ever', async () => {
    const bytes = ggufBytes('gpt2')
    expect(await readHeader('x.gguf', fileOf(bytes.subarray(0, 2000), 2000).readRange)).toMatchObject({
      failure: { code: 'damaged-file', values: { what: 'x.gguf' } },
    })
    // A text of 99 MB, and behind it the rest of the header.
    const endless = Buffer.alloc(64)
    endless.set(bytes.subarray(0, 24))
    endless.writeUInt32LE(8, 32)
    endless.writeBigUInt64LE(99_999_999n, 36)
    expect(await readHeader('x.gguf', fileOf(endless, 40e9).readRange)).toEqual({
      ok: false,
      failure: { code: 'too-large', values: { what: 'x.gguf', limit: '100 MB' } },
    })
  })
})

test('a chat template is that of the file', async () => {
  const { chatTemplate } = await open({ 'x.gguf': ggufBytes('qwen2') })
  expect(chatTemplate).toMatchObject({
    jinja: '{{ messages[0].content }}',
    specialTokens: { eos_token: '<|im_end|>' },
  })
  expect((await open({ 'x.gguf': ggufBytes('gpt2') })).chatTemplate).toBe(undefined)
})

test('what is no tokenizer says so', async () => {
  const without = Uint8Array.from(Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(16)]))
  expect(await read({ 'x.gguf': without })).toMatchObject({ failure: { code: 'gguf-without-tokenizer' } })
  const future = Uint8Array.from(without)
  future[4] = 9
  expect(await read({ 'x.gguf': future })).toMatchObject({ failure: { code: 'damaged-file' } })
})
