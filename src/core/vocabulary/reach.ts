/**
 * Entries that no text leads to: those for which encode(decode(id)) is not [id], with the reason (Land and Bartolo 2024 call
 * them undecodable and unreachable). An entry that stands only after the beginning of a word is told apart: it is tried
 * after a letter, a digit and a mark.
 */
import { traceText } from '../steps/traceText.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import type { VocabularyEntry, VocabularyIndex } from './vocabularyIndex.ts'

/**
 * `not-utf8`: its bytes are no text. `continues`: alone it becomes other tokens, after a beginning it is found. The others are
 * unreachable: `normalizer` changes its text, `added` tokens are found in it, the `pre-tokenizer` cuts it, the `model` makes
 * other tokens of it.
 */
export const reachKinds = ['not-utf8', 'continues', 'normalizer', 'added', 'pre-tokenizer', 'model'] as const
export type ReachKind = (typeof reachKinds)[number]

/** An entry that is not its own encoding. */
export interface Unreached {
  readonly id: TokenId
  readonly kind: ReachKind
  /** What its text becomes; none for what is no text. */
  readonly instead: readonly TokenId[]
}

const OPTIONS = { addSpecialTokens: false, parseSpecialTokens: false }
/** Beginnings after which an entry is tried. */
const BEGINNINGS = ['a', 'x', 'é', '1', '.', '中']
const STEP = 64

/** Special tokens are left out. Yields the number of entries done since it yielded last. */
export function* unreached(
  tokenizer: Tokenizer,
  { entries }: VocabularyIndex,
): Generator<number, readonly Unreached[], void> {
  const found: Unreached[] = []
  let done = 0
  for (const entry of entries) {
    if (++done % STEP === 0) yield STEP
    if (entry.kind === 'special') continue
    const one = judge(tokenizer, entry)
    if (one !== null) found.push(one)
  }
  return found
}

/** Null if the entry is its own encoding. */
function judge(tokenizer: Tokenizer, { id, text }: VocabularyEntry): Unreached | null {
  if (text === null) return { id, kind: 'not-utf8', instead: [] }
  const decoded = tokenizer.decode([id])
  const instead = Array.from(tokenizer.encode(decoded, OPTIONS).ids)
  if (instead.length === 1 && instead[0] === id) return null
  if (BEGINNINGS.some((beginning) => endsWith(tokenizer, beginning + text, id)))
    return { id, kind: 'continues', instead }
  return { id, kind: reasonOf(tokenizer, text, decoded), instead }
}

function endsWith(tokenizer: Tokenizer, text: string, id: TokenId): boolean {
  return tokenizer.encode(text, OPTIONS).ids.at(-1) === id
}

function reasonOf(tokenizer: Tokenizer, text: string, decoded: string): ReachKind {
  const trace = traceText(tokenizer, decoded, OPTIONS)
  if (!trace.ok) return 'model'
  const { normalizers, parts, preTokenizers } = trace.value
  if (parts.some(({ added }) => added !== null)) return 'added'
  // A mark for a space is no change of what the entry stands for.
  const normalized = normalizers.at(-1)?.after ?? decoded
  if (plain(normalized) !== plain(decoded) && plain(normalized) !== plain(text)) return 'normalizer'
  return (preTokenizers.at(-1)?.pieces.length ?? 1) > 1 ? 'pre-tokenizer' : 'model'
}

function plain(text: string): string {
  return text.replaceAll('\u2581', ' ').trim()
}
