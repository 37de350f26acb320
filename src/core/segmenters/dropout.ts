/**
 * BPE-dropout (Provilkov et al. 2020): merges of one pre-token, each held back with probability p. Two published
 * variants, whose distributions differ:
 *
 * - `all-occurrences` (subword-nmt): each round draws anew which applicable pairs are held back, takes the merge of
 *   lowest rank that survives anywhere, and merges all its surviving places from left to right.
 * - `one-at-a-time` (Hugging Face's tokenizers): a queue of places by rank, then position. Each that is taken from it is
 *   held back with probability p, and put back once another place has merged.
 */
import { append } from '../text/append.ts'
import type { Random } from '../text/seededRandom.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Vocabulary } from './vocabulary.ts'

export type DropoutVariant = 'all-occurrences' | 'one-at-a-time'

export interface DropoutOptions {
  readonly variant: DropoutVariant
  /** 0: the canonical segmentation (of the merges); 1: single bytes, or what else merging starts with. */
  readonly probability: number
  readonly random: Random
}

export function bpeDropout(vocabulary: Vocabulary, bytes: Uint8Array, options: DropoutOptions): TokenId[] {
  const { ids: tokens } = vocabulary.startSymbols(bytes)
  return options.variant === 'all-occurrences'
    ? allOccurrences(vocabulary, tokens, options)
    : oneAtATime(vocabulary, tokens, options)
}

interface Place {
  readonly at: number
  readonly rank: number
  readonly merged: TokenId
}

/** Places at which two neighbours merge, by rank, then position. */
function places({ bpe: { pairs } }: Vocabulary, tokens: readonly TokenId[]): Place[] {
  const found: Place[] = []
  for (let at = 0; at + 1 < tokens.length; at++) {
    const handle = pairs.find(tokens[at] ?? -1, tokens[at + 1] ?? -1)
    if (handle !== -1) found.push({ at, rank: pairs.rankAt(handle), merged: pairs.mergedAt(handle) })
  }
  return found.toSorted((one, other) => one.rank - other.rank || one.at - other.at)
}

function allOccurrences(
  vocabulary: Vocabulary,
  start: readonly TokenId[],
  { probability, random }: DropoutOptions,
): TokenId[] {
  let tokens = [...start]
  for (;;) {
    const surviving = places(vocabulary, tokens).filter(() => random() >= probability)
    const best = surviving[0]
    if (best === undefined) return tokens
    const merging = new Map(surviving.filter(({ rank }) => rank === best.rank).map(({ at, merged }) => [at, merged]))
    const next: TokenId[] = []
    for (let at = 0; at < tokens.length; at++) {
      const merged = merging.get(at)
      next.push(merged ?? tokens[at] ?? -1)
      if (merged !== undefined) at++
    }
    tokens = next
  }
}

interface Symbol {
  id: TokenId
  /** Position of its neighbours, -1 at the ends; a symbol merged into the one before it has id -1. */
  before: number
  behind: number
}

function oneAtATime(
  { bpe: { pairs } }: Vocabulary,
  start: readonly TokenId[],
  { probability, random }: DropoutOptions,
): TokenId[] {
  const symbols: Symbol[] = start.map((id, at) => ({ id, before: at - 1, behind: at + 1 < start.length ? at + 1 : -1 }))
  const queue: Place[] = []
  function add(at: number): void {
    const left = symbols[at]
    const right = symbols[left?.behind ?? -1]
    const handle = left === undefined || right === undefined ? -1 : pairs.find(left.id, right.id)
    if (handle !== -1) queue.push({ at, rank: pairs.rankAt(handle), merged: pairs.mergedAt(handle) })
  }
  for (const at of symbols.keys()) add(at)
  const heldBack: Place[] = []
  while (queue.length > 0) {
    queue.sort((one, other) => other.rank - one.rank || other.at - one.at)
    const place = queue.pop()
    if (place === undefined) break
    if (random() < probability) {
      heldBack.push(place)
      continue
    }
    // Any place that is let through brings the others back, also one that has meanwhile merged otherwise.
    append(queue, heldBack.splice(0))
    const left = symbols[place.at]
    const right = symbols[left?.behind ?? -1]
    if (left === undefined || right === undefined) continue
    const handle = pairs.find(left.id, right.id)
    if (handle === -1 || pairs.mergedAt(handle) !== place.merged) continue
    left.id = place.merged
    right.id = -1
    left.behind = right.behind
    const behind = symbols[right.behind]
    if (behind !== undefined) behind.before = place.at
    if (left.before !== -1) add(left.before)
    add(place.at)
  }
  return symbols.map(({ id }) => id).filter((id) => id !== -1)
}
