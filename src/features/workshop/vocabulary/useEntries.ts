/** The entries of the rows in sight, asked for by pages as they come into sight, and kept while the list is the same. */
import { useEffect, useState } from 'react'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import { useServices } from '../../../state/react.ts'

const PAGE = 100
/** Beyond it, what was seen first is asked for again. */
const MAX_KEPT = 5000

const NONE: ReadonlyMap<TokenId, VocabularyEntry> = new Map()

/** @param first index of the first row in sight, `last` of the last */
export function useEntries(
  reference: string,
  ids: Uint32Array,
  first: number,
  last: number,
): ReadonlyMap<TokenId, VocabularyEntry> {
  const services = useServices()
  const [known, setKnown] = useState(NONE)
  const from = Math.floor(first / PAGE) * PAGE
  const to = Math.min(ids.length, (Math.floor(last / PAGE) + 1) * PAGE)
  useEffect(() => {
    let isCurrent = true
    const asked = Array.from(ids.subarray(from, to))
    if (asked.length === 0) return
    void services.workshop.describeEntries(reference, asked).then((outcome) => {
      if (!isCurrent || !outcome.ok) return
      setKnown((before) => {
        const kept = before.size > MAX_KEPT ? NONE : before
        return new Map([...kept, ...outcome.value.map((entry) => [entry.id, entry] as const)])
      })
    })
    return () => {
      isCurrent = false
    }
  }, [services, reference, ids, from, to])
  return known
}
