/**
 * Which tokens of a segmentation are the text's, and which only stand around it: a template's are read by a language model,
 * but say nothing of the text, so they have no score. Pure.
 */
import { TokenKind, tokenKind, type Encoding, type TokenId } from '../tokenizers/encoding.ts'
import type { Scores } from './languageModel.ts'

/** Whether a segmentation begins with the begin token itself, put in by a template or written in the text: it is not put in front again then. */
export function beginsWith({ ids, kinds }: Pick<Encoding, 'ids' | 'kinds'>, beginToken: TokenId): boolean {
  const kind = tokenKind(kinds[0] ?? 0)
  return ids[0] === beginToken && (kind === TokenKind.inserted || kind === TokenKind.special)
}

/** The same scores, without those of the tokens that a template put in. They remain what other tokens stand behind. */
export function scoresOfText(scores: Scores, kinds: Uint8Array): Scores {
  const isInserted = (token: number): boolean => tokenKind(kinds[token] ?? 0) === TokenKind.inserted
  if (!kinds.some((_, token) => isInserted(token))) return scores
  const none = (column: Float32Array): Float32Array =>
    column.map((value, token) => (isInserted(token) ? Number.NaN : value))
  const zero = (column: Uint32Array): Uint32Array => column.map((value, token) => (isInserted(token) ? 0 : value))
  return {
    ...scores,
    logProbability: none(scores.logProbability),
    rank: zero(scores.rank),
    entropy: none(scores.entropy),
    mean: none(scores.mean),
    variance: none(scores.variance),
    contextLength: zero(scores.contextLength),
  }
}
