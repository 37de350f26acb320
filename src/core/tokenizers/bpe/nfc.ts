/** Unicode normalization form C with the way back: which bytes of the original each byte of the normalized text came from. */
import { utf8Length } from '../../text/utf8.ts'
import { normalizeAs } from './normalizationForms.ts'

/**
 * Segments that normalize by themselves: a Hangul syllable or jamo sequence, or a character with the marks after
 * it. That their results together are the normal form of the whole is checked, not assumed.
 */
const CLUSTER = /[\uac00-\ud7a3][\u1160-\u11ff]*\p{M}*|[\u1100-\u115f]+[\u1160-\u11ff]*\p{M}*|\P{M}\p{M}*|\p{M}+/gsu

/** Bytes `[start, end)` of the normalized text came from bytes `[from, to)` of the original, in another spelling. */
interface ChangedCluster {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

export interface OriginalSpan {
  readonly start: number
  readonly end: number
  /** Whether a changed cluster is touched; then all of the cluster counts as the token's. */
  readonly approximate: boolean
}

export class NfcText {
  readonly text: string
  readonly #changed: readonly ChangedCluster[]

  constructor(text: string, changed: readonly ChangedCluster[]) {
    this.text = text
    this.#changed = changed
  }

  /** Where bytes `[start, end)` of the normalized text came from, in bytes of the original. */
  originalSpan(start: number, end: number): OriginalSpan {
    const first = this.#lastFrom(start)
    const last = this.#lastFrom(Math.max(start, end - 1))
    const insideFirst = first !== null && start < first.end
    const insideLast = last !== null && end - 1 < last.end && end > start
    return {
      start: insideFirst ? first.from : start + shiftBehind(first),
      end: insideLast ? last.to : end + shiftBehind(last),
      approximate: insideFirst || insideLast || first !== last,
    }
  }

  /** The last changed cluster that starts at or before `byte`. */
  #lastFrom(byte: number): ChangedCluster | null {
    let low = 0
    let high = this.#changed.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#changed[middle]?.start ?? 0) <= byte) low = middle + 1
      else high = middle
    }
    return this.#changed[low - 1] ?? null
  }
}

function shiftBehind(cluster: ChangedCluster | null): number {
  return cluster === null ? 0 : cluster.to - cluster.end
}

/** The text in normalization form C (see `normalizationForms.ts`), or null if it is in that form already. */
export function normalizeNfc(text: string): NfcText | null {
  const normalized = normalizeAs('NFC', text)
  return normalized === text ? null : new NfcText(normalized, changedClusters(text, normalized))
}

function changedClusters(text: string, normalized: string): readonly ChangedCluster[] {
  const changed: ChangedCluster[] = []
  let joined = ''
  let at = 0
  let from = 0
  for (const [cluster] of text.matchAll(CLUSTER)) {
    const form = normalizeAs('NFC', cluster)
    const to = from + utf8Length(cluster)
    const end = at + utf8Length(form)
    if (form !== cluster) changed.push({ start: at, end, from, to })
    joined += form
    at = end
    from = to
  }
  // Clusters that do not normalize by themselves: then the whole text counts as one changed cluster.
  return joined === normalized ? changed : [{ start: 0, end: utf8Length(normalized), from: 0, to: from }]
}
