/** A BPE vocabulary with its first merges only, as if training had stopped there. Pure. */
import { partsOf } from '../stages/models/mergeList.ts'
import type { BpeJson, Merge, TokenizerJson } from '../stages/schema.ts'

/** How many different tokens the merges make. */
export function madeTokens(model: Pick<BpeJson, 'merges' | 'continuing_subword_prefix'>): number {
  return new Set(model.merges.map((merge) => tokenOf(merge, model))).size
}

/** The piece that a merge makes. */
function tokenOf(
  merge: Merge,
  { continuing_subword_prefix: prefix }: Pick<BpeJson, 'continuing_subword_prefix'>,
): string {
  const [left, right] = partsOf(merge)
  return left + right.slice(prefix?.length ?? 0)
}

/**
 * Keeps the merges until `count` different tokens are made; the tokens that later ones make leave the vocabulary, unless
 * they are added tokens. Ids stay. `["a b", "ab c"]`, 1 → `["a b"]`, without `abc`.
 */
export function firstMerges(model: BpeJson, added: TokenizerJson['added_tokens'], count: number): BpeJson {
  const made = new Set<string>()
  const left = new Set<string>()
  for (const merge of model.merges) {
    const token = tokenOf(merge, model)
    if (made.has(token)) continue
    if (made.size < count) made.add(token)
    else left.add(token)
  }
  for (const { content } of added) left.delete(content)
  const vocab = Object.fromEntries(Object.entries(model.vocab).filter(([piece]) => !left.has(piece)))
  const isKept = (piece: string): boolean => !left.has(piece)
  const merges = model.merges.filter((merge) => made.has(tokenOf(merge, model)) && partsOf(merge).every(isKept))
  return { ...model, vocab, merges }
}
