/** Two vocabularies, entry by entry, by the bytes that they stand for: what both have, and what only one. Pure. */
import { uint8ArrayToHex } from 'uint8array-extras'
import type { TokenId } from '../tokenizers/encoding.ts'
import { entryKinds, type EntryKind } from './names.ts'
import { type EntryScript } from './entryKinds.ts'
import type { VocabularyEntry, VocabularyIndex } from './vocabularyIndex.ts'

export interface SharedCounts {
  /** Distinct byte strings. */
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
}

export interface VocabularyComparison extends SharedCounts {
  /** Most entries first. */
  readonly byScript: readonly (SharedCounts & { readonly script: EntryScript })[]
  readonly byKind: readonly (SharedCounts & { readonly kind: EntryKind })[]
  /** The first ids of each, in the order of the first vocabulary, or the second where it alone has them. */
  readonly ids: { readonly both: Uint32Array; readonly onlyFirst: Uint32Array; readonly onlySecond: Uint32Array }
}

/** Special tokens stand for no bytes, and are left out. */
export function* compareVocabularies(
  first: VocabularyIndex,
  second: VocabularyIndex,
): Generator<number, VocabularyComparison, void> {
  const inFirst = yield* byBytes(first)
  const inSecond = yield* byBytes(second)
  const ids: Record<keyof SharedCounts, TokenId[]> = { both: [], onlyFirst: [], onlySecond: [] }
  const scripts = new Map<EntryScript, Record<keyof SharedCounts, number>>()
  const kinds = new Map<EntryKind, Record<keyof SharedCounts, number>>()
  const add = (entry: VocabularyEntry, where: keyof SharedCounts): void => {
    ids[where].push(entry.id)
    counted(scripts, entry.script)[where]++
    counted(kinds, entry.kind)[where]++
  }
  for (const [hex, entry] of inFirst) add(entry, inSecond.has(hex) ? 'both' : 'onlyFirst')
  for (const [hex, entry] of inSecond) if (!inFirst.has(hex)) add(entry, 'onlySecond')
  return {
    both: ids.both.length,
    onlyFirst: ids.onlyFirst.length,
    onlySecond: ids.onlySecond.length,
    byScript: [...scripts].map(([script, counts]) => ({ script, ...counts })).toSorted((a, b) => total(b) - total(a)),
    byKind: entryKinds.flatMap((kind) => {
      const counts = kinds.get(kind)
      return counts === undefined ? [] : [{ kind, ...counts }]
    }),
    ids: {
      both: Uint32Array.from(ids.both),
      onlyFirst: Uint32Array.from(ids.onlyFirst),
      onlySecond: Uint32Array.from(ids.onlySecond),
    },
  }
}

function total({ both, onlyFirst, onlySecond }: SharedCounts): number {
  return both + onlyFirst + onlySecond
}

function counted<Key>(all: Map<Key, Record<keyof SharedCounts, number>>, key: Key): Record<keyof SharedCounts, number> {
  const known = all.get(key) ?? { both: 0, onlyFirst: 0, onlySecond: 0 }
  all.set(key, known)
  return known
}

/** Of two entries with the same bytes the first. */
function* byBytes({ entries }: VocabularyIndex): Generator<number, ReadonlyMap<string, VocabularyEntry>, void> {
  const all = new Map<string, VocabularyEntry>()
  let done = 0
  for (const entry of entries) {
    if (++done % 4096 === 0) yield 4096
    if (entry.bytes === null || entry.bytes.length === 0) continue
    const hex = uint8ArrayToHex(entry.bytes)
    if (!all.has(hex)) all.set(hex, entry)
  }
  return all
}
