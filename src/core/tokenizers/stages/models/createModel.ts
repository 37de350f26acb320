/** The tokenization model of a tokenizer.json. */
import { succeed, type Outcome } from '../../failure.ts'
import type { ModelJson } from '../schema.ts'
import type { TokenizationModel } from '../types.ts'
import { createBpe } from './bpe.ts'
import { createUnigram } from './unigram.ts'
import { createWordLevel } from './wordLevel.ts'
import { createWordPiece } from './wordPiece.ts'

/** `not-a-tokenizer` {detail} if the model contradicts itself. */
export function createModel(json: ModelJson): Outcome<TokenizationModel> {
  switch (json.type) {
    case 'BPE':
      return createBpe(json)
    case 'Unigram':
      return createUnigram(json)
    case 'WordPiece':
      return succeed(createWordPiece(json))
    case 'WordLevel':
      return succeed(createWordLevel(json))
  }
}
