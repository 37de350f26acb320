/**
 * A loaded language model as the bias lab asks it: its vocabulary in bytes, the tokens at the edges of a text, and rows of
 * log-probabilities. Refuses in words what has no exact bytes. Knows nothing of requests.
 */
import { Rows, type NextTokenModel } from '../../../core/bytelevel/nextTokenModel.ts'
import { validSequencesOf } from '../../../core/bytelevel/validSequencesOf.ts'
import type { ValidSequences } from '../../../core/bytelevel/validSequences.ts'
import { endTokenOf, type ModelTokenizer } from '../../languageModels/modelTokenizer.ts'
import type { LanguageModel, LanguageModelCard } from '../../../core/scores/languageModel.ts'
import { vocabularyOf, type Vocabulary } from '../../../core/segmenters/vocabulary.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { Tokenizer } from '../../../core/tokenizers/tokenizer.ts'
import type { LabFacts } from './protocol.ts'

export interface LabModel {
  readonly card: LanguageModelCard
  readonly tokenizer: Tokenizer
  readonly vocabulary: Vocabulary
  /** Shared by all questions, as what it has judged is worth keeping. */
  readonly valid: ValidSequences
  readonly model: NextTokenModel
  /** Remembers rows from question to question. Where passes are counted or timed, a question makes its own of `model`. */
  readonly rows: Rows
  /** Scores whole sequences in one pass each. */
  readonly languageModel: Pick<LanguageModel, 'score' | 'nextLogProbabilities'>
  readonly facts: LabFacts
}

/** Failures: `unsupported` {what, detail}. */
export function createLabModel(
  languageModel: Pick<LanguageModel, 'card' | 'nextLogProbabilities' | 'score'>,
  endTokens: ReadonlySet<TokenId>,
  own: ModelTokenizer,
): Outcome<LabModel> {
  const { card } = languageModel
  const { tokenizer } = own
  const vocabulary = vocabularyOf(tokenizer)
  if (!vocabulary.ok) return vocabulary
  const end = endTokenOf(endTokens, own)
  // Without a begin token, the token between the texts that it was trained on is what comes before a text.
  const begin =
    card.beginToken === null
      ? end === null
        ? null
        : { id: end.id, by: 'end' as const }
      : { id: card.beginToken, by: 'begin' as const }
  const model: NextTokenModel = {
    beginToken: begin?.id ?? null,
    endToken: end?.id ?? null,
    nextLogProbabilities: (contexts, signal) => languageModel.nextLogProbabilities(contexts, signal),
  }
  const named = <Edge extends { readonly id: TokenId }>(edge: Edge | null) =>
    edge === null ? null : { ...edge, piece: tokenizer.piece(edge.id) }
  return succeed({
    card,
    tokenizer,
    vocabulary: vocabulary.value,
    valid: validSequencesOf(vocabulary.value),
    model,
    rows: new Rows(model),
    languageModel,
    facts: {
      begin: named(begin),
      end: named(end),
      tokens: vocabulary.value.trie.tokensUnder(0).length,
      contextLength: card.contextLength,
    },
  })
}
