/** A tokenizer from the parts of a tokenizer.json that a test is about. */
import { createStagedTokenizer } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'

export function loadStaged(tokenizerJson: unknown): Tokenizer {
  const made = createStagedTokenizer(
    { tokenizerJson, tokenizerConfig: null },
    {
      id: 'x',
      aliases: [],
      name: 'x',
      source: { name: 'x', revision: '1', url: null },
      licence: 'none',
      usedBy: [],
      contextLength: null,
      verification: { status: 'not-verified' },
    },
  )
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}
