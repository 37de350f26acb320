/** Reads a tokenizer of the family from its folder, with the page's own engine. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createStagedTokenizer } from '../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../src/core/tokenizers/tokenizer.ts'

/** The `tokenizer.json` of the folder. Throws where there is none or it cannot be read. */
export function readTokenizer(folder: string): Tokenizer {
  const file = path.join(folder, 'tokenizer.json')
  const name = path.basename(folder)
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
  const made = createStagedTokenizer(
    { tokenizerJson: JSON.parse(readFileSync(file, 'utf8')), tokenizerConfig: null },
    identity,
  )
  if (!made.ok) throw new Error(`${file}: ${made.failure.code} ${JSON.stringify(made.failure.values)}`)
  return made.value
}
