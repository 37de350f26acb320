/** The step `tokens`: the training pieces as ids, one file of little-endian 16-bit numbers a tokenizer. */
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { createStagedTokenizer } from '../../src/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../src/tokenizers/tokenizer.ts'
import { END_OF_TEXT } from '../../src/training/tokenizerJson.ts'
import { readPieces } from '../corpus/pieces.ts'

export const FAMILY = ['byte', 'character', 'bpe', 'superword'] as const

const PLAIN = { addSpecialTokens: false, parseSpecialTokens: false }
const PARSED = { addSpecialTokens: false, parseSpecialTokens: true }

/** The tokenizer that the step `tokenizers` wrote into `work`. Throws where there is none or it cannot be read. */
export function trainedTokenizer(work: string, name: string): Tokenizer {
  const file = path.join(work, 'tokenizers', name, 'tokenizer.json')
  const identity = {
    id: name,
    aliases: [],
    name,
    source: { name: file, revision: '', url: null },
    licence: 'Apache-2.0',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' as const },
  }
  const made = createStagedTokenizer({ tokenizerJson: JSON.parse(readFileSync(file, 'utf8')), tokenizerConfig: null }, identity)
  if (!made.ok) throw new Error(`${file}: ${made.failure.code} ${JSON.stringify(made.failure.values)}`)
  return made.value
}

/** Writes `tokens/<name>.u16` for each tokenizer: every piece after an end-of-text token. */
export function makeTokens(work: string): void {
  const texts = readPieces(path.join(work, 'train.jsonl')).map(({ text }) => text)
  mkdirSync(path.join(work, 'tokens'), { recursive: true })
  for (const name of FAMILY) {
    const tokenizer = trainedTokenizer(work, name)
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
