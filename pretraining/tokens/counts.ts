/**
 * The step `counts`: how often each token stands in the training text, for the chart of surprisal against frequency.
 * Reads what the step `tokens` wrote.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FAMILY } from '../family.ts'
import { readTokenizer } from '../tokenizers/read.ts'

/** Occurrences by id in little-endian 16-bit numbers; as many entries as there are ids. */
export function countTokens(bytes: Uint8Array, vocabularySize: number): readonly number[] {
  const counts = new Uint32Array(vocabularySize)
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const id = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
    if (id >= vocabularySize) throw new RangeError(`id ${id} of ${vocabularySize}`)
    counts[id] = (counts[id] ?? 0) + 1
  }
  return [...counts]
}

/** Writes `tessera-<name>/token-counts.json` into `models` for each tokenizer of the family. */
export function makeCounts(work: string, models: string): void {
  for (const name of FAMILY) {
    const size = readTokenizer(path.join(work, 'tokenizers', name)).card.vocabularySize
    if (size === null) throw new Error(`${name} has no size`)
    const counts = countTokens(readFileSync(path.join(work, 'tokens', `${name}.u16`)), size)
    writeFileSync(path.join(models, `tessera-${name}`, 'token-counts.json'), `${JSON.stringify({ counts })}\n`)
    console.log(`${name}: ${counts.filter((count) => count > 0).length} of ${size} ids occur`)
  }
}
