/** The steps `tokenizers` and `tokens` behind `corpus`, on a tiny folder. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCorpus } from '../../pretraining/corpus/main.ts'
import { readPieces } from '../../pretraining/corpus/pieces.ts'
import { makeTokenizers } from '../../pretraining/tokenizers/main.ts'
import { FAMILY } from '../../pretraining/family.ts'
import { readTokenizer } from '../../pretraining/tokenizers/read.ts'
import { makeTokens } from '../../pretraining/tokens/main.ts'
import { END_OF_TEXT } from '../../src/core/training/tokenizerJson.ts'

let work = ''

beforeAll(() => {
  work = mkdtempSync(path.join(tmpdir(), 'tokens-'))
  makeCorpus(work, 'tests/fixtures/corpus', null)
  makeTokenizers(work)
  makeTokens(work)
})
afterAll(() => {
  rmSync(work, { recursive: true })
})

describe.each(FAMILY)('%s', (name) => {
  test('16-bit ids, little-endian, that decode to every piece behind an end-of-text token', () => {
    const bytes = readFileSync(path.join(work, 'tokens', `${name}.u16`))
    const ids = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(2 * index))
    const tokenizer = readTokenizer(path.join(work, 'tokenizers', name))
    const texts = readPieces(path.join(work, 'train.jsonl')).map(({ text }) => END_OF_TEXT + text)
    expect(tokenizer.decode(ids)).toBe(texts.join(''))
    expect(ids.filter((id) => id === (tokenizer.card.vocabularySize ?? 0) - 1)).toHaveLength(texts.length)
  })
})

test('a folder without tokenizers is refused with the path of the file', () => {
  expect(() => readTokenizer(path.join(work, 'nowhere'))).toThrow(/tokenizer\.json/)
})
