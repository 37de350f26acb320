/** Where an entry of a vocabulary comes from, and what it goes into. Pure. */
import { uint8ArrayToHex } from 'uint8array-extras'
import { mergeTrees, traceMerges, type MergeNode } from '../steps/merges.ts'
import { stagesInside } from '../steps/stagesInside.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { BpeInside } from '../tokenizers/inside.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { hasBytes } from './entryKinds.ts'
import type { VocabularyIndex } from './vocabularyIndex.ts'

export interface EntryOrigins {
  /** Every pair that merges to it, lowest rank first; null if the tokenizer does not merge. */
  readonly pairs: readonly { readonly left: TokenId; readonly right: TokenId; readonly rank: number }[] | null
  /** What its own merges make of it, from its first symbols; null if they lead elsewhere, or it does not merge. */
  readonly tree: MergeNode | null
  /** Entries that have its bytes in them: the first of them, and how many there are. */
  readonly within: readonly TokenId[]
  readonly withinCount: number
}

const MAX_WITHIN = 60

export function originsOf(tokenizer: Tokenizer, { entries, byId }: VocabularyIndex, id: TokenId): EntryOrigins {
  const entry = byId.get(id)
  const model = bpeOf(tokenizer)
  const within: TokenId[] = []
  let withinCount = 0
  const own = entry?.bytes == null ? '' : uint8ArrayToHex(entry.bytes)
  for (const other of entries) {
    if (own === '' || other.id === id || other.bytes === null || other.bytes.length * 2 <= own.length) continue
    if (!hasBytes(uint8ArrayToHex(other.bytes), own)) continue
    withinCount++
    if (within.length < MAX_WITHIN) within.push(other.id)
  }
  if (model === null || entry === undefined) return { pairs: null, tree: null, within, withinCount }
  return { pairs: pairsOf(model, id), tree: treeOf(model, entry.piece, id), within, withinCount }
}

function bpeOf(tokenizer: Tokenizer): BpeInside | null {
  const inside = tokenizer.inside()
  const base = inside.kind === 'multi-word' ? inside.base.inside() : inside
  if (base.kind !== 'stages' && base.kind !== 'byte-level') return null
  const { model } = stagesInside(base)
  return model.type === 'bpe' ? model : null
}

function pairsOf({ pairs, rankOf }: BpeInside, id: TokenId): NonNullable<EntryOrigins['pairs']> {
  const { left, right, rank, merged } = pairs.columns()
  const found: { left: TokenId; right: TokenId; rank: number }[] = []
  for (const [index, made] of merged.entries()) {
    if (made === id)
      found.push({ left: left[index] ?? 0, right: right[index] ?? 0, rank: rankOf(rank[index] ?? 0, id) })
  }
  return found.toSorted((a, b) => a.rank - b.rank)
}

function treeOf(model: BpeInside, piece: string, id: TokenId): MergeNode | null {
  const trace = traceMerges(model, piece)
  const [tree, ...others] = mergeTrees(trace, trace.steps.length)
  return tree !== undefined && others.length === 0 && tree.token.id === id ? tree : null
}
