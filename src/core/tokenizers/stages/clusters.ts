/** Applies a function of strings to an aligned text cluster by cluster, so that each character keeps its origin. */
import type { AlignedBuilder, AlignedText } from './alignedText.ts'
import { STEP_UNITS, type Steps } from './steps.ts'

/** A Hangul syllable or jamo sequence, or a character with the marks after it: what normalization does not reach across. */
const CLUSTER =
  /[\uac00-\ud7a3][\u1160-\u11ff]*\p{M}*|[\u1100-\u115f]+[\u1160-\u11ff]*\p{M}*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gsu
/** Where a cluster begins, whatever stands before it. */
const BEGINNING = /(?<![\u1100-\u115f])[\u1100-\u115f]|[^\p{M}\uff9e\uff9f\u1100-\u11ff]/uy

function beginsAt(text: string, at: number): boolean {
  // Inside of a pair of surrogates the expression would see the whole of it.
  if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) return false
  BEGINNING.lastIndex = at
  return BEGINNING.test(text)
}

/** The first place from `at` on where a cluster begins; the text's length if there is none. */
function nextBeginning(text: string, at: number): number {
  let next = at
  while (next < text.length && !beginsAt(text, next)) next++
  return Math.min(next, text.length)
}

/**
 * Where the text can be cut at or after `from` so that `change` of both parts is `change` of the whole. A function that
 * looks at neighbours, as a normalization form does, looks no further than from one beginning to the next.
 */
function nextCut(text: string, start: number, from: number, change: (text: string) => string): number {
  let at = nextBeginning(text, from)
  let before = at - 1
  while (before > start && !beginsAt(text, before)) before--
  while (at < text.length) {
    const next = nextBeginning(text, at + 1)
    const [left, right] = [text.slice(before, at), text.slice(at, next)]
    if (change(left + right) === change(left) + change(right)) break
    before = at
    at = next
  }
  return at
}

/**
 * `change` of the whole text, each cluster's result with the cluster's range. `unitwise`: a cluster of one character
 * that becomes one character of equal length is the same character in other letters, not another text.
 *
 * @param change of a text gives what it gives of its characters, or of parts that no mark and no jamo begins
 */
export function* changeByClusters(
  text: AlignedText,
  change: (text: string) => string,
  unitwise: boolean,
): Steps<AlignedText> {
  let builder: AlignedBuilder | null = null
  for (let start = 0; start < text.length;) {
    const end = start + STEP_UNITS >= text.length ? text.length : nextCut(text.text, start, start + STEP_UNITS, change)
    const part = text.text.slice(start, end)
    const changed = change(part)
    if (changed !== part && builder === null) {
      builder = text.builder()
      yield* builder.keep(0, start)
    }
    if (builder !== null) {
      if (changed === part) yield* builder.keep(start, end)
      else changePart(builder, part, start, changed, change, unitwise)
    }
    if (end < text.length) yield end - start
    start = end
  }
  return builder === null ? text : builder.finish()
}

function changePart(
  builder: AlignedBuilder,
  part: string,
  start: number,
  changed: string,
  change: (text: string) => string,
  unitwise: boolean,
): void {
  const clusters = Array.from(part.matchAll(CLUSTER), ({ 0: cluster, index }) => ({
    cluster,
    from: start + index,
    result: change(cluster),
  }))
  // If the function looks beyond a cluster and lengths agree, each unit keeps its place.
  if (clusters.map(({ result }) => result).join('') !== changed) {
    builder.add({ text: changed, from: start, to: start + part.length, unitwise: changed.length === part.length })
    return
  }
  for (const { cluster, from, result } of clusters) addCluster(builder, cluster, result, from, change, unitwise)
}

/** If the characters of a cluster change one by one to what the cluster changes to, each has its own range. */
function addCluster(
  builder: AlignedBuilder,
  cluster: string,
  result: string,
  at: number,
  change: (text: string) => string,
  unitwise: boolean,
): void {
  const characters = unitwise && result !== cluster ? Array.from(cluster) : []
  const changed = characters.map(change)
  if (characters.length < 2 || changed.join('') !== result) {
    builder.add({ text: result, from: at, to: at + cluster.length, unitwise })
    return
  }
  let from = at
  for (const [index, character] of characters.entries()) {
    builder.add({ text: changed[index] ?? '', from, to: from + character.length, unitwise })
    from += character.length
  }
}
