/** Times full encodings, the implementations taking turns, the best of five rounds. */
import type { Competitor, Implementation } from './competitors.ts'

const ROUNDS = 5
/** A round encodes about this many bytes, so that short texts are timed above the clock's resolution. */
const BYTES_A_ROUND = 200_000

export interface EncodingTime {
  readonly name: Implementation
  /** Best mean of a round, in milliseconds: with the cache emptied before each encoding, and as that left it. */
  readonly cold: number
  readonly warm: number
  readonly tokens: number
}

function round(competitor: Competitor, text: string, repeats: number, clear: boolean): number {
  let total = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    if (clear) competitor.clearCache?.()
    const start = performance.now()
    competitor.encode(text)
    total += performance.now() - start
  }
  return total / repeats
}

const sameIds = (one: ArrayLike<number>, other: ArrayLike<number>): boolean =>
  one.length === other.length && Array.prototype.every.call(one, (id, index) => id === other[index])

/** Left out are implementations that fail, or that give other ids than the first: their times could not be compared. */
export function measureEncoding(all: readonly Competitor[], text: string, bytes: number): readonly EncodingTime[] {
  const [own] = all
  if (own === undefined) return []
  const ids = own.encode(text)
  const competitors = all.filter((competitor) => {
    const isSame = sameIds(ids, competitor.encode(text))
    if (!isSame) console.warn(`${competitor.name} gives other ids`)
    return isSame
  })
  const repeats = Math.max(1, Math.round(BYTES_A_ROUND / bytes))
  const best = competitors.map(() => ({ cold: Infinity, warm: Infinity }))
  for (let turn = 0; turn < ROUNDS; turn++) {
    competitors.forEach((competitor, index) => {
      const times = best[index]
      if (times === undefined) return
      times.cold = Math.min(times.cold, round(competitor, text, repeats, true))
      times.warm = Math.min(times.warm, round(competitor, text, repeats, false))
    })
  }
  return competitors.map(({ name }, index) => {
    const { cold, warm } = best[index] ?? { cold: Infinity, warm: Infinity }
    return { name, cold, warm, tokens: ids.length }
  })
}
