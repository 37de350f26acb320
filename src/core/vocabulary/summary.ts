/** How many entries of a vocabulary there are of each kind, script and length. Pure. */
import { entryKinds, type EntryKind } from './names.ts'
import type { EntryScript } from './entryKinds.ts'
import type { VocabularyIndex } from './vocabularyIndex.ts'

export interface VocabularySummary {
  readonly entries: number
  readonly rankedBy: VocabularyIndex['rankedBy']
  readonly byKind: readonly { readonly kind: EntryKind; readonly count: number }[]
  /** Most entries first. */
  readonly byScript: readonly { readonly script: EntryScript; readonly count: number }[]
  /** By length in bytes, from 1; what is longer than the last is counted with it. */
  readonly byLength: readonly number[]
}

/** Bytes; longer entries are counted together. */
export const MAX_CHARTED_LENGTH = 16

export function summaryOf({ entries, rankedBy }: VocabularyIndex): VocabularySummary {
  const kinds = new Map<EntryKind, number>()
  const scripts = new Map<EntryScript, number>()
  const lengths = Array.from({ length: MAX_CHARTED_LENGTH }, () => 0)
  for (const { kind, script, bytes } of entries) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    scripts.set(script, (scripts.get(script) ?? 0) + 1)
    const place = Math.min(bytes?.length ?? 0, MAX_CHARTED_LENGTH) - 1
    if (place >= 0) lengths[place] = (lengths[place] ?? 0) + 1
  }
  return {
    entries: entries.length,
    rankedBy,
    byKind: entryKinds.flatMap((kind) => {
      const count = kinds.get(kind) ?? 0
      return count === 0 ? [] : [{ kind, count }]
    }),
    byScript: [...scripts].map(([script, count]) => ({ script, count })).toSorted((a, b) => b.count - a.count),
    byLength: lengths,
  }
}
