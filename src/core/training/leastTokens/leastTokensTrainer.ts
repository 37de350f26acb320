/**
 * A vocabulary for segmentations into the least tokens, from the top down, after PathPiece (Schmidt et al. 2024): BPE learns many
 * tokens, and again and again those are dropped without which the text has fewest tokens more. By how many is counted exactly
 * for each token alone, over the words whose segmentation has it.
 */
import { encodeUtf8 } from '../../text/utf8.ts'
import { spellBytes } from '../../tokenizers/bpe/byteAlphabet.ts'
import { Trie } from '../../tokenizers/stages/models/trie.ts'
import { trainBytePairs } from '../bytePairTrainer.ts'
import { TokenTable } from '../tokenTable.ts'
import type { PassStep, RoundStep } from '../steps.ts'

export interface LeastTokensSettings {
  /** With the 256 bytes, which stay. */
  readonly vocabularySize: number
  /** Entries at the beginning; eight times the size, at most 262,144, unless told. */
  readonly firstSize?: number
  /** Share of the entries that is dropped in a round, at least one; a tenth unless told. */
  readonly droppedShare?: number
}

const MOST_FIRST = 262_144
const BYTES = 256
/** Words between two steps. */
const SLICE = 2048

/** The tokens that stand in a word, by start and then by end, in bytes. */
interface Lattice {
  readonly length: number
  readonly starts: Uint16Array
  readonly ends: Uint16Array
  readonly ids: Uint32Array
}

function latticeOf(spelling: string, trie: Trie): Lattice {
  const [starts, ends, ids]: [number[], number[], number[]] = [[], [], []]
  for (let start = 0; start < spelling.length; start++) {
    for (let at = start, node = 0; at < spelling.length;) {
      node = trie.next(node, spelling.charCodeAt(at))
      if (node === -1) break
      at += 1
      const id = trie.idAt(node)
      if (id === -1) continue
      starts.push(start)
      ends.push(at)
      ids.push(id)
    }
  }
  return {
    length: spelling.length,
    starts: Uint16Array.from(starts),
    ends: Uint16Array.from(ends),
    ids: Uint32Array.from(ids),
  }
}

/**
 * Ids of a segmentation into the least tokens, last one first; of equals that whose last token is longest, and so on to the front.
 * @param barred a token that may not be in it
 */
function leastPath({ length, starts, ends, ids }: Lattice, isKept: Uint8Array, barred = -1): readonly number[] {
  const least = new Uint32Array(length + 1).fill(length + 1)
  const last = new Int32Array(length + 1)
  least[0] = 0
  for (let edge = 0; edge < ids.length; edge++) {
    const id = ids[edge] ?? 0
    if (id === barred || isKept[id] === 0) continue
    const end = ends[edge] ?? 0
    const count = (least[starts[edge] ?? 0] ?? 0) + 1
    if (count < (least[end] ?? 0)) [least[end], last[end]] = [count, edge]
  }
  const path: number[] = []
  for (let end = length; end > 0;) {
    const edge = last[end] ?? 0
    path.push(ids[edge] ?? 0)
    end = starts[edge] ?? 0
  }
  return path
}

/** Entries whose loss costs least, the later ones first of those that cost the same. */
function cheapest(costs: Float64Array, isKept: Uint8Array, count: number): readonly number[] {
  return Array.from(costs.keys())
    .filter((id) => id >= BYTES && isKept[id] === 1)
    .toSorted((one, other) => (costs[one] ?? 0) - (costs[other] ?? 0) || other - one)
    .slice(0, count)
}

/** The tokens that are kept: the bytes in the order of GPT-2's alphabet, then the others in the order in which BPE learnt them. */
export function* trainLeastTokens(
  words: ReadonlyMap<string, number>,
  { vocabularySize, firstSize = Math.min(MOST_FIRST, 8 * vocabularySize), droppedShare = 0.1 }: LeastTokensSettings,
): Generator<PassStep | RoundStep, readonly Uint8Array[], void> {
  const table = new TokenTable()
  const learnt = trainBytePairs(words, { vocabularySize: firstSize }, table)
  for (let merge = learnt.next(); merge.done !== true; merge = learnt.next())
    if (table.size % SLICE === 0) yield { kind: 'pass', done: table.size, all: firstSize }
  const trie = new Trie()
  for (let id = 0; id < table.size; id++) trie.add(table.spelling(id), id)
  const spelled = (word: string): string => spellBytes(encodeUtf8(word))
  const counted = Array.from(words, ([word, count]) => ({ lattice: latticeOf(spelled(word), trie), count }))
  const isKept = new Uint8Array(table.size).fill(1)
  let kept = table.size
  for (;;) {
    const now = Uint8Array.from(isKept)
    yield { kind: 'round', size: kept, lengthOf: (word) => leastPath(latticeOf(spelled(word), trie), now).length }
    if (kept <= vocabularySize) break
    const costs = new Float64Array(table.size)
    for (const [index, { lattice, count }] of counted.entries()) {
      const path = leastPath(lattice, isKept)
      for (const id of new Set(path)) {
        if (id < BYTES) continue
        costs[id] = (costs[id] ?? 0) + count * (leastPath(lattice, isKept, id).length - path.length)
      }
      if (index % SLICE === SLICE - 1) yield { kind: 'pass', done: index + 1, all: counted.length }
    }
    const dropped = cheapest(
      costs,
      isKept,
      Math.min(kept - vocabularySize, Math.max(1, Math.floor(kept * droppedShare))),
    )
    for (const id of dropped) isKept[id] = 0
    kept -= dropped.length
  }
  return Array.from(isKept.keys()).flatMap((id) => (isKept[id] === 1 ? [table.bytesOf(id)] : []))
}
