/** How frequent the tokens of a lane are: their ranks in a corpus where they are known, else in the order of the vocabulary. */
import { useEffect, useMemo, useState } from 'react'
import { useServices } from '../../../state/react.ts'
import { idsAs } from '../../../core/scores/idPairs.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'

export interface FrequencyRanks {
  /**
   * `corpus`: counted in the language model's training text. `merges`: the order in which the tokenizer's training made
   * its merges. `vocabulary`: by the log-probability that the tokenizer holds. `none`: not known.
   */
  readonly source: 'corpus' | 'merges' | 'vocabulary' | 'none'
  readonly ranks: ReadonlyMap<TokenId, number>
}

const NONE: FrequencyRanks = { source: 'none', ranks: new Map() }

/**
 * 1 for the most frequent; equal counts have equal ranks.
 *
 * @param countedAs the ids under which they were counted
 */
export function ranksOfCounts(
  counts: readonly number[],
  ids: readonly TokenId[],
  countedAs: ArrayLike<TokenId> = ids,
): ReadonlyMap<TokenId, number> {
  const sorted = counts.toSorted((a, b) => b - a)
  const firstOf = new Map<number, number>()
  for (const [place, count] of sorted.entries()) if (!firstOf.has(count)) firstOf.set(count, place + 1)
  return new Map(ids.map((id, place) => [id, firstOf.get(counts[countedAs[place] ?? id] ?? 0) ?? sorted.length + 1]))
}

/** Null until they are there. */
export function useFrequencyRanks(lane: NamedScoredLane | undefined): FrequencyRanks | null {
  const services = useServices()
  const reference = lane?.reference ?? ''
  const encoding = lane?.view.encoding
  // A language model that scores these very tokens has counted them, under ids of its own if they are numbered anew.
  const countedBy = lane?.scored.method === 'paired' ? lane.scored.languageModel : reference
  const ids = useMemo(() => [...new Set(encoding?.ids ?? [])], [encoding])
  const [known, setKnown] = useState<{ readonly ids: readonly TokenId[]; readonly ranks: FrequencyRanks } | null>(null)
  useEffect(() => {
    let current = true
    const find = async (): Promise<FrequencyRanks> => {
      const counts = await services.tokenCounts(countedBy)
      if (counts !== null) {
        const countedAs = idsAs(countedBy, reference, Uint32Array.from(ids), null)
        return { source: 'corpus', ranks: ranksOfCounts(counts, ids, countedAs) }
      }
      const outcome = await services.describeTokens(reference, ids)
      if (!outcome.ok) return NONE
      const ranked = outcome.value.flatMap(({ id, rank }) => (rank === null ? [] : [{ id, rank }]))
      const [first] = ranked
      if (first === undefined) return NONE
      if (first.rank.by === 'merge')
        return { source: 'merges', ranks: new Map(ranked.map(({ id, rank }) => [id, rank.value + 1])) }
      const order = ranked.toSorted((a, b) => b.rank.value - a.rank.value)
      return { source: 'vocabulary', ranks: new Map(order.map(({ id }, place) => [id, place + 1])) }
    }
    void find().then((ranks) => {
      if (current) setKnown({ ids, ranks })
    })
    return () => {
      current = false
    }
  }, [services, reference, countedBy, ids])
  return known !== null && known.ids === ids ? known.ranks : null
}
