/** The patterns of the `Split` pre-tokenizers of each shipped tokenizer, in turn, as its publisher writes them. */
import { publishedPatterns } from '../../../../src/core/tokenizers/bpe/publishedPatterns.ts'
import type { shippedBpeIds } from './shipped.ts'

const { qwen, tekken, ...others } = publishedPatterns

export const splits: Readonly<Record<(typeof shippedBpeIds)[number], readonly string[]>> = {
  ...others,
  qwen3: qwen,
  'mistral-nemo': tekken,
}
