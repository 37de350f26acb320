/**
 * The lattice of a Unigram tokenizer: every entry of the vocabulary that stands somewhere in the piece, with its score, and
 * the best paths through it (Kudo 2018). The best one is what the tokenizer takes: of equal scores the one that Viterbi's
 * algorithm meets first, as in `core/tokenizers/stages/models/unigram.ts`.
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { UnigramInside } from '../tokenizers/inside.ts'
import { runSteps } from '../tokenizers/runSteps.ts'
import { UNSPELLED, type ModelToken } from '../tokenizers/stages/modelToken.ts'

/** UTF-16 units of the piece. `id` null: a character that the vocabulary lacks. `score`: natural logarithm. */
interface LatticeEdge {
  readonly start: number
  readonly end: number
  readonly id: TokenId | null
  readonly score: number
}

interface LatticePath {
  /** Indices of edges, in order. */
  readonly edges: readonly number[]
  /** The sum of the scores. */
  readonly score: number
  /** What the tokenizer would make of this path. */
  readonly tokens: readonly ModelToken[]
}

export interface LatticeTrace {
  readonly kind: 'lattice'
  /** By start, then by end. */
  readonly edges: readonly LatticeEdge[]
  /** Best first, as many as there are, up to the number asked for. */
  readonly paths: readonly LatticePath[]
}

/** The `rank`-th best way to a unit of the piece: by which edge, from the `from`-th best way to its start. */
interface Arrival {
  readonly score: number
  readonly edge: number
  readonly from: number
}

/** @param most how many paths are wanted */
export function traceLattice(model: UnigramInside, piece: string, most: number): LatticeTrace {
  const edges: LatticeEdge[] = []
  /** By unit of the piece: the best ways there, best first. */
  const arrivals = new Map<number, Arrival[]>([[0, [{ score: 0, edge: -1, from: -1 }]]])
  for (let start = 0; start < piece.length;) {
    const behind = start + ((piece.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
    const here = arrivals.get(start) ?? []
    for (const edge of edgesFrom(model, piece, start, behind)) {
      const list = arrivals.get(edge.end) ?? []
      arrivals.set(edge.end, list)
      for (const [from, { score }] of here.entries())
        insert(list, { score: model.add(score, edge.score), edge: edges.length, from }, most)
      edges.push(edge)
    }
    start = behind
  }
  const paths = (arrivals.get(piece.length) ?? []).map(({ score }, rank) => {
    const path = pathTo(piece.length, rank, arrivals, edges)
    const pieces = path.flatMap((index) => edges[index] ?? [])
    const spans = pieces.map(({ start, end, id }) => ({ start, end, isUnknown: id === null }))
    return { edges: path, score, tokens: runSteps(model.tokensOf(piece, spans)) }
  })
  return { kind: 'lattice', edges, paths: piece === '' ? [] : paths }
}

function edgesFrom(
  { trie, scores, unknown, unknownScore }: UnigramInside,
  piece: string,
  start: number,
  behind: number,
): readonly LatticeEdge[] {
  const edges: LatticeEdge[] = []
  for (let at = start, node = 0; at < piece.length;) {
    const point = piece.codePointAt(at) ?? 0
    node = trie.next(node, point)
    if (node === -1) break
    at += point > 0xffff ? 2 : 1
    const id = trie.idAt(node)
    // The unknown token's own spelling counts as unknown, as for the tokenizer.
    if (id !== -1) edges.push({ start, end: at, id: id === unknown ? null : id, score: scores[id] ?? 0 })
  }
  if (edges.every(({ end }) => end !== behind)) edges.push({ start, end: behind, id: null, score: unknownScore })
  return edges
}

/** After those that are as good, as the first that was met stays the best. */
function insert(list: Arrival[], arrival: Arrival, most: number): void {
  const place = list.findIndex(({ score }) => score < arrival.score)
  if (place === -1) list.push(arrival)
  else list.splice(place, 0, arrival)
  if (list.length > most) list.pop()
}

function pathTo(
  end: number,
  rank: number,
  arrivals: ReadonlyMap<number, readonly Arrival[]>,
  edges: readonly LatticeEdge[],
): readonly number[] {
  const path: number[] = []
  for (let at = end, place = rank; at > 0;) {
    const arrival = arrivals.get(at)?.[place]
    const edge = arrival === undefined ? undefined : edges[arrival.edge]
    if (arrival === undefined || edge === undefined) break
    path.push(arrival.edge)
    at = edge.start
    place = arrival.from
  }
  return path.toReversed()
}

/** The ids that the piece becomes. */
export function bestIds({ paths }: LatticeTrace): readonly TokenId[] {
  return (paths[0]?.tokens ?? []).flatMap(({ id }) => (id === UNSPELLED ? [] : [id]))
}
