import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFileReading } from '../../../src/app/effects/fileServices.ts'
import { readTokenizerFiles } from '../../../src/state/readFiles.ts'
import { COUNTS_LIMIT_BYTES } from '../../../src/core/text/textLimits.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'
import { fileLimits } from '../../../src/core/text/fileLimits.ts'
import { decodeText } from '../../../src/platform/workers/reading/decodeText.ts'
import { ReadingServer } from '../../../src/platform/workers/reading/server.ts'
import { groupFiles, type NamedFile } from '../../../src/core/files/tokenizerFiles.ts'
import { ggufBytes } from '../../core/tokenizers/formats/goldenFiles.ts'
import { localReading } from '../../platform/workers/localReading.ts'

const encoder = new TextEncoder()
const files = createFileReading(createStore(defaultComparison('text', null)), async () => localReading().client)

function failureOf(bytes: readonly number[]) {
  const outcome = decodeText(Uint8Array.from(bytes), 'a.txt')
  return outcome.ok
    ? null
    : { code: outcome.failure.code, at: outcome.failure.values['at'], byte: outcome.failure.values['byte'] }
}

describe('text files', () => {
  it('are kept to the byte, with their byte order mark and line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean(), (body, marked) => {
        const text = `${marked ? '\ufeff' : ''}${body}\r\n`
        expect(decodeText(encoder.encode(text), 'a.txt')).toEqual({
          ok: true,
          value: { text, byteOrderMark: text.startsWith('\ufeff') },
        })
      }),
    )
  })

  // Ill-formed sequences of the Unicode Standard 16, section 3.9.3 (tables 3-7 to 3-11), and UTF-16 and Latin-1 files.
  it.each([
    ['Latin-1 e acute', [0x63, 0x61, 0x66, 0xe9], 3, 'E9'],
    ['Latin-1 e acute before a letter', [0xe9, 0x61], 0, 'E9'],
    ['Latin-1 café and a line feed', [0x63, 0x61, 0x66, 0xe9, 0x0a], 3, 'E9'],
    ['UTF-16 byte order mark', [0xff, 0xfe, 0x41, 0x00], 0, 'FF'],
    ['overlong', [0x41, 0xc0, 0xaf], 1, 'C0'],
    ['surrogate', [0x41, 0xed, 0xa0, 0x80], 1, 'ED'],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0, 'F4'],
    ['lone continuation', [0x41, 0x42, 0x80, 0x43], 2, '80'],
    ['cut at the end', [0x41, 0xe1, 0x80], 1, 'E1'],
    ['last byte', [0x41, 0xff], 1, 'FF'],
  ])('that are not UTF-8 (%s) name the byte', (_, bytes, at, byte) => {
    expect(failureOf(bytes)).toEqual({ code: 'not-utf8', at, byte })
  })

  it('above what can be counted are read, like texts that are pasted', async () => {
    const read = await files.readText(new File([new Uint8Array(COUNTS_LIMIT_BYTES + 1).fill(0x61)], 'long.txt'))
    expect(read.ok && read.value.text.length).toBe(COUNTS_LIMIT_BYTES + 1)
  })

  it('far above it are refused before they are read', async () => {
    const file = Object.defineProperty(new File([], 'big.txt'), 'size', { value: fileLimits.text + 1 })
    expect(await new ReadingServer().readText({ path: 'big.txt', file }, () => {})).toMatchObject({
      ok: false,
      failure: { code: 'too-large', values: { limit: '100 MB' } },
    })
  })
})

describe('tokenizer files', () => {
  it('come with the config beside them', async () => {
    const dropped = [new File(['{"c":1}'], 'tokenizer_config.json'), new File(['{}'], 'tokenizer.json')]
    const [found, ...rest] = await readTokenizerFiles(files, dropped, 'gpt2')
    expect(rest).toEqual([])
    const read = found?.read
    expect(read).toMatchObject({ ok: true, value: { name: 'tokenizer.json', tiktokenPattern: 'gpt2' } })
    expect(read?.ok === true && new TextDecoder().decode(read.value.beside[0]?.bytes)).toBe('{"c":1}')
  })

  it('are not a config alone', async () => {
    const reads = await readTokenizerFiles(files, [new File(['{}'], 'tokenizer_config.json')], 'gpt2')
    expect(reads).toMatchObject([{ read: { ok: false, failure: { code: 'not-a-tokenizer' } } }])
  })

  it('of which one is a half say what the other is', async () => {
    const reads = await readTokenizerFiles(files, [new File(['#version: 0.2\na b\n'], 'merges.txt')], null)
    expect(reads).toMatchObject([
      { read: { failure: { code: 'part-missing', values: { what: 'merges.txt', part: 'vocab.json' } } } },
    ])
  })

  it('of one repository are one tokenizer, by the file that says the most', async () => {
    const names = ['vocab.json', 'merges.txt', 'tokenizer.json', 'tokenizer_config.json', 'special_tokens_map.json']
    const dropped = names.map((name) => new File([name.startsWith('vocab') ? '{"a": 0}' : '{}'], name))
    const [first, ...rest] = await readTokenizerFiles(files, dropped, null)
    expect(rest).toEqual([])
    expect(first?.others).toEqual(['vocab.json'])
    expect(first?.read).toMatchObject({
      ok: true,
      value: {
        name: 'tokenizer.json',
        beside: names.filter((name) => !/^(?:vocab|tokenizer\.)/.test(name)).map((name) => ({ name })),
      },
    })
  })

  it('of GGUF are read as far as their header goes', async () => {
    const bytes = ggufBytes('gpt2')
    const file = new File([bytes, new Uint8Array(5_000_000)], 'model.gguf')
    const [first] = await readTokenizerFiles(files, [file], null)
    expect(first?.read.ok === true && first.read.value.bytes.byteLength).toBeLessThan(bytes.length)
  })
})

describe('files of several tokenizers', () => {
  const group = (...given: readonly (readonly [string, NamedFile['id']])[]) =>
    groupFiles(given.map(([name, id]) => ({ name, id }))).tokenizers.map(({ main, beside, others }) =>
      [main, ...beside, ...others].map(({ name }) => name).join(' '),
    )

  it('belong together by what their names begin with', () => {
    expect(
      group(
        ['gpt2-vocab.json', 'vocabulary-json'],
        ['clip-vocab.json', 'vocabulary-json'],
        ['clip-merges.txt', 'merges'],
        ['gpt2-merges.txt', 'merges'],
      ),
    ).toEqual(['gpt2-vocab.json gpt2-merges.txt', 'clip-vocab.json clip-merges.txt'])
  })

  it('of other names are tokenizers of their own, and share a part that is of none', () => {
    expect(group(['one.gguf', 'gguf'], ['two.gguf', 'gguf'], ['tokenizer_config.json', 'tokenizer-config'])).toEqual([
      'one.gguf tokenizer_config.json',
      'two.gguf tokenizer_config.json',
    ])
    expect(group(['a.json', 'vocabulary-json'], ['b.txt', 'merges'])).toEqual(['a.json b.txt'])
  })
})
