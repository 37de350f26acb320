/** Training for the least tokens, and its file: a Unigram model whose entries are all as probable, over bytes. */
import { spellBytes } from '../../tokenizers/bpe/byteAlphabet.ts'
import { byteLevelStages, endOfTextAt } from '../tokenizerJson.ts'
import { bytesInLetterOrder } from '../tokenTable.ts'
import type { WeightedText } from '../textCounts.ts'
import { createTopDown } from '../topDown.ts'
import type { Training } from '../trainingRun.ts'
import { trainLeastTokens } from './leastTokensTrainer.ts'

interface LeastTokensParts {
  readonly vocabularySize: number
  /** Of the pre-tokens. */
  readonly pattern: RegExp
  /** As it stands in the file; null: GPT-2's. */
  readonly spelling: string | null
}

export function createLeastTokensTraining(
  texts: readonly WeightedText[],
  { vocabularySize, pattern, spelling }: LeastTokensParts,
): Training {
  return createTopDown<readonly Uint8Array[]>(texts, {
    split: pattern,
    start: Array.from(bytesInLetterOrder, (byte) => Uint8Array.of(byte)),
    train: (words) => trainLeastTokens(words, { vocabularySize }),
    bytesOf: (tokens, id) => tokens[id] ?? new Uint8Array(),
    fileOf: (tokens) => leastTokensJson(tokens, spelling),
  })
}

/** Of equally probable entries, the fewest are the most probable. */
function leastTokensJson(tokens: readonly Uint8Array[], spelling: string | null): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [endOfTextAt(tokens.length)],
    normalizer: null,
    ...byteLevelStages(spelling === null ? null : [spelling]),
    post_processor: null,
    model: {
      type: 'Unigram',
      unk_id: null,
      vocab: tokens.map((bytes) => [spellBytes(bytes), -1]),
      byte_fallback: false,
    },
  }
}
