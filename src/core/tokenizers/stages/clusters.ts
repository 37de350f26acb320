/** Applies a function of strings to an aligned text cluster by cluster, so that each character keeps its origin. */
import { append } from '../../text/append.ts'
import type { AlignedPiece, AlignedText } from './alignedText.ts'

/** A Hangul syllable or jamo sequence, or a character with the marks behind it: what normalization does not reach across. */
const CLUSTER =
  /[\uac00-\ud7a3][\u1160-\u11ff]*\p{M}*|[\u1100-\u115f]+[\u1160-\u11ff]*\p{M}*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gsu

/**
 * `change` of the whole text, each cluster's result with the cluster's range. `unitwise`: a cluster of one character
 * that becomes one character of equal length is the same character in other letters, not another text.
 */
export function changeByClusters(text: AlignedText, change: (text: string) => string, unitwise: boolean): AlignedText {
  const changed = change(text.text)
  if (changed === text.text) return text
  const pieces: AlignedPiece[] = []
  let joined = ''
  for (const { 0: cluster, index } of text.text.matchAll(CLUSTER)) {
    const result = change(cluster)
    joined += result
    append(pieces, piecesOf(cluster, result, index, change, unitwise))
  }
  // Where the function looks beyond a cluster and lengths agree, as for the final sigma, each unit keeps its place.
  if (joined !== changed) {
    return text.rebuild([{ text: changed, from: 0, to: text.length, unitwise: joined.length === changed.length && changed.length === text.length }])
  }
  return text.rebuild(pieces)
}

/** Where the characters of a cluster change one by one to what the cluster changes to, each has its own range. */
function piecesOf(cluster: string, result: string, at: number, change: (text: string) => string, unitwise: boolean): readonly AlignedPiece[] {
  const whole = [{ text: result, from: at, to: at + cluster.length, unitwise }]
  if (!unitwise || result === cluster) return whole
  const characters = Array.from(cluster)
  if (characters.length === 1) return whole
  const changed = characters.map(change)
  if (changed.join('') !== result) return whole
  let from = at
  return characters.map((character, index) => {
    const piece = { text: changed[index] ?? '', from, to: from + character.length, unitwise }
    from += character.length
    return piece
  })
}
