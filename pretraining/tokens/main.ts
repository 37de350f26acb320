/** The step `tokens`: the training pieces as ids, one file of little-endian 16-bit numbers a tokenizer. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { END_OF_TEXT } from '../../src/core/training/tokenizerJson.ts'
import { readPieces } from '../corpus/pieces.ts'
import { FAMILY } from '../family.ts'
import { readTokenizer } from '../tokenizers/read.ts'

const PLAIN = { addSpecialTokens: false, parseSpecialTokens: false }
const PARSED = { addSpecialTokens: false, parseSpecialTokens: true }

/** Writes `tokens/<name>.u16` for each tokenizer: every piece after an end-of-text token. */
export function makeTokens(work: string): void {
  const texts = readPieces(path.join(work, 'train.jsonl')).map(({ text }) => text)
  mkdirSync(path.join(work, 'tokens'), { recursive: true })
  for (const name of FAMILY) {
    const tokenizer = readTokenizer(path.join(work, 'tokenizers', name))
    const [endOfText] = tokenizer.encode(END_OF_TEXT, PARSED).ids
    if (endOfText === undefined) throw new Error(`${name} has no end-of-text token`)
    const handle = openSync(path.join(work, 'tokens', `${name}.u16`), 'w')
    let count = 0
    for (const text of texts) {
      const { ids } = tokenizer.encode(text, PLAIN)
      writeSync(handle, Uint16Array.of(endOfText, ...ids))
      count += ids.length + 1
    }
    closeSync(handle)
    console.log(`${name}: ${count.toLocaleString('en')} tokens`)
  }
}
