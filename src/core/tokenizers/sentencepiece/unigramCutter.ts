/**
 * SentencePiece's Unigram: the segmentation of the highest score, by Viterbi's algorithm over the whole text, in single
 * precision as the library computes it, so that ties and roundings fall alike (`unigram_model.cc`, `EncodeOptimized`).
 */
import { Trie } from '../stages/models/trie.ts'
import { STEP_UNITS, type Steps } from '../stages/steps.ts'
import { PieceType } from './model.ts'
import type { PieceTable } from './pieceTable.ts'
import type { Cutter, RawPiece } from './rawPieces.ts'

const UNKNOWN_PENALTY = 10
/** Sums beyond this are taken back to zero, so that single precision does not run out. */
const LARGEST_SUM = 100_000
const LARGEST_FLOAT = 3.4028234663852886e38

const { fround } = Math

/** A user-defined symbol of more bytes is better than any other way to cut it. */
function userDefinedScore(bytes: number): number {
  return fround(0.1 * (bytes - 1))
}

export interface UnigramScores {
  readonly trie: Trie
  /** By id, single precision. */
  readonly scores: Float32Array
  readonly unknownScore: number
}

export function unigramScores(table: PieceTable): UnigramScores {
  const trie = new Trie()
  for (const [text, id] of table.ofTexts()) if (!table.isUnused(id)) trie.add(text, id)
  const scores = Float32Array.from(table.scores, (score, id) =>
    table.typeOf(id) === PieceType.userDefined
      ? userDefinedScore(new TextEncoder().encode(table.pieces[id]?.text ?? '').length)
      : score,
  )
  const least = table.scores.reduce(
    (lowest, score, id) => (table.typeOf(id) === PieceType.normal ? Math.min(lowest, score) : lowest),
    LARGEST_FLOAT,
  )
  return { trie, scores, unknownScore: fround(least - UNKNOWN_PENALTY) }
}

export function createUnigramCutter(table: PieceTable, { trie, scores, unknownScore }: UnigramScores): Cutter {
  function* bestPath(text: string): Steps<{ readonly from: Int32Array; readonly ids: Int32Array }> {
    const from = new Int32Array(text.length + 1).fill(-1)
    const ids = new Int32Array(text.length + 1).fill(-1)
    const best = new Float32Array(text.length + 1)
    let furthest = 0
    let next = STEP_UNITS
    for (let start = 0; start < text.length;) {
      let soFar = best[start] ?? 0
      if (Math.abs(soFar) > LARGEST_SUM) {
        for (let at = start; at <= furthest; at++)
          if (at === start || from[at] !== -1) best[at] = (best[at] ?? 0) - soFar
        soFar = 0
      }
      const behind = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
      let isSingle = false
      for (let at = start, node = 0; at < text.length;) {
        const point = text.codePointAt(at) ?? 0
        node = trie.next(node, point)
        if (node === -1) break
        at += point > 0xffff ? 2 : 1
        const id = trie.idAt(node)
        if (id === -1) continue
        furthest = Math.max(furthest, at)
        isSingle ||= at === behind
        const score = fround((scores[id] ?? 0) + soFar)
        if (from[at] !== -1 && score <= (best[at] ?? 0)) continue
        from[at] = start
        ids[at] = id
        best[at] = score
      }
      if (!isSingle) {
        furthest = Math.max(furthest, behind)
        const score = fround(unknownScore + soFar)
        if (from[behind] === -1 || score > (best[behind] ?? 0)) {
          from[behind] = start
          ids[behind] = table.unknownId
          best[behind] = score
        }
      }
      start = behind
      if (start < next) continue
      yield STEP_UNITS
      next = start + STEP_UNITS
    }
    return { from, ids }
  }

  return function* cut(text) {
    const { from, ids } = yield* bestPath(text)
    const pieces: RawPiece[] = []
    for (let end = text.length; end > 0;) {
      const start = from[end] ?? 0
      pieces.push({ start, end, id: ids[end] ?? -1 })
      end = start
      if (pieces.length % STEP_UNITS === 0) yield STEP_UNITS
    }
    return pieces.toReversed()
  }
}
