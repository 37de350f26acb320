/** A tokenizer of the page from the content of a `tokenizer.json`. */
import { createStagedTokenizer } from '../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'

export function loadTrained(json: object): Tokenizer {
  const identity = {
    id: 'x',
    aliases: [],
    name: 'x',
    source: { name: 'x', revision: '', url: null },
    licence: 'none',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' as const },
  }
  const made = createStagedTokenizer({ tokenizerJson: json, tokenizerConfig: null }, identity)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}
