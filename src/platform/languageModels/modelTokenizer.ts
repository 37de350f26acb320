/** A language model's own tokenizer, and which of its pieces the tokenizer's configuration calls the end of a text. */
import * as v from 'valibot'
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'

export interface ModelTokenizer {
  readonly tokenizer: Tokenizer
  /** `eos_token` of tokenizer_config.json; null where it names none. */
  readonly endPiece: string | null
}

const configSchema = v.looseObject({ eos_token: v.union([v.string(), v.looseObject({ content: v.string() })]) })

/** `eos_token` of a tokenizer_config.json: a string, or an object with its content. */
export function endPieceOf(tokenizerConfig: unknown): string | null {
  const parsed = v.safeParse(configSchema, tokenizerConfig)
  if (!parsed.success) return null
  const { eos_token: end } = parsed.output
  return typeof end === 'string' ? end : end.content
}

/** How the end token was found: `only` one was named; of several the one that the `tokenizer` calls so; or the `first`. */
export type EndChoice = 'only' | 'tokenizer' | 'first'

/** The token at which a text ends, of those that the language model's configuration names; null where it names none. */
export function endTokenOf(
  endTokens: ReadonlySet<TokenId>,
  { tokenizer, endPiece }: ModelTokenizer,
): { readonly id: TokenId; readonly by: EndChoice } | null {
  const [first, ...others] = endTokens
  if (first === undefined) return null
  if (others.length === 0) return { id: first, by: 'only' }
  const named = [first, ...others].find((id) => tokenizer.piece(id) === endPiece)
  return named === undefined ? { id: first, by: 'first' } : { id: named, by: 'tokenizer' }
}
