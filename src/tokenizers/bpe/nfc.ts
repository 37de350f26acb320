/** Unicode normalization form C with the way back: which bytes of the original each byte of the normalized text came from. */
import { utf8Length } from '../../text/utf8.ts'
import { CharacterClass, classTable } from './characterClasses.ts'

/**
 * Stretches that normalize by themselves: a Hangul syllable or jamo sequence, or a character with the marks behind
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

export class NfcStretch {
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

/**
 * A mark that the JavaScript engine knows but Unicode 16.0.0 does not: the reference leaves it where it stands, while
 * the engine would put it in canonical order. So it is kept out of normalization, whatever the engine's version.
 */
function startsWithNewerMark(text: string): boolean {
  const known = classTable()[text.codePointAt(0) ?? 0] ?? 0
  return (known & (CharacterClass.upper | CharacterClass.lower)) === 0 && /^\p{M}/u.test(text)
}

/** Stretches without newer marks, and newer marks, in turn. */
function* stretchesBetweenNewerMarks(text: string): Generator<string> {
  let start = 0
  for (const { 0: mark, index } of text.matchAll(/\p{M}/gu)) {
    if (!startsWithNewerMark(mark)) continue
    if (index > start) yield text.slice(start, index)
    yield mark
    start = index + mark.length
  }
  if (start < text.length) yield text.slice(start)
}

/** The text in normalization form C, or null where it is in that form already. */
export function normalizeNfc(text: string): NfcStretch | null {
  if (text.normalize('NFC') === text) return null
  const changed: ChangedCluster[] = []
  let normalized = ''
  let at = 0
  let from = 0
  for (const stretch of stretchesBetweenNewerMarks(text)) {
    const form = startsWithNewerMark(stretch) ? stretch : stretch.normalize('NFC')
    const clusters = form === stretch ? [] : changedClusters(stretch, form)
    for (const { start, end, from: first, to } of clusters) {
      changed.push({ start: at + start, end: at + end, from: from + first, to: from + to })
    }
    normalized += form
    at += utf8Length(form)
    from += utf8Length(stretch)
  }
  return changed.length === 0 ? null : new NfcStretch(normalized, changed)
}

function changedClusters(text: string, normalized: string): readonly ChangedCluster[] {
  const changed: ChangedCluster[] = []
  let joined = ''
  let at = 0
  let from = 0
  for (const [cluster] of text.matchAll(CLUSTER)) {
    const form = cluster.normalize('NFC')
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
