/** A BPE vocabulary with its first merges only, as if training had stopped there. Pure. */
import { partsOf } from '../stages/models/mergeList.ts'
import type { BpeJson, Merge, TokenizerJson } from '../stages/schema.ts'

/** How many different tokens the merges make. */
export function madeTokens(model: BpeJson): number {
  return tokensInOrder(model).size
}

/** The pieces that merges make, those that are made first first: where any two neighbours merge, in the order of their ids. */
function tokensInOrder(model: BpeJson): ReadonlySet<string> {
  if (!model.by_rank) return new Set(model.merges.map((merge) => tokenOf(merge, model)))
  const longer = Object.entries(model.vocab).filter(([piece]) => piece.length > 1)
  return new Set(longer.toSorted(([, one], [, other]) => one - other).map(([piece]) => piece))
}

/** The piece that a merge makes. */
export function tokenOf(merge: Merge, { continuing_subword_prefix: prefix }: BpeJson): string {
  const [left, right] = partsOf(merge)
  return left + right.slice(prefix?.length ?? 0)
}

/**
 * Keeps the merges until `count` different tokens are made; the tokens that later ones make leave the vocabulary, unless
 * they are added tokens. Ids stay. `["a b", "ab c"]`, 1 → `["a b"]`, without `abc`. A later merge that makes once more what
 * an earlier one made is not kept either.
 */
export function firstMerges(model: BpeJson, added: TokenizerJson['added_tokens'], count: number): BpeJson {
  const tokens = [...tokensInOrder(model)]
  const made = new Set(tokens.slice(0, count))
  const left = new Set(tokens.slice(count))
  for (const { content } of added) left.delete(content)
  const isKept = (piece: string): boolean => !left.has(piece)
  const next = model.by_rank ? -1 : model.merges.findIndex((merge) => !made.has(tokenOf(merge, model)))
  const first = next === -1 ? model.merges : model.merges.slice(0, next)
  return {
    ...model,
    vocab: Object.fromEntries(Object.entries(model.vocab).filter(([piece]) => isKept(piece))),
    merges: first.filter((merge) => made.has(tokenOf(merge, model)) && partsOf(merge).every(isKept)),
  }
}
