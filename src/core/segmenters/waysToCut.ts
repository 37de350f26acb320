/** A text cut in every way that this folder knows, side by side, each with whether it is canonical. */
import { seededRandom } from '../text/seededRandom.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { Adjacency } from './adjacency.ts'
import { canonicality, type Canonicality } from './canonicality.ts'
import { bpeDropout, type DropoutVariant } from './dropout.ts'
import { longestPrefix, longestSuffix, longestToken, singleBytes } from './greedy.ts'
import { byMerges, cutEachPreToken, type Segmenter } from './preTokens.ts'
import { leastTokens } from './shortestPath.ts'
import type { Vocabulary } from './vocabulary.ts'

const wayNames = [
  'canonical',
  'longest-prefix',
  'longest-suffix',
  'longest-token',
  'least-tokens',
  'least-tokens-random',
  'dropout',
  'single-bytes',
] as const
export type WayName = (typeof wayNames)[number]

export interface WaysOptions {
  readonly dropout: { readonly variant: DropoutVariant; readonly probability: number }
  /** For the ways that draw: each has its own generator of this seed. */
  readonly seed: number
}

export interface CutInOneWay {
  readonly way: WayName
  readonly tokens: readonly TokenId[]
  readonly canonicality: Canonicality
}

/** @param bytes valid UTF-8 of the normalized text; every way cuts inside the tokenizer's pre-tokens */
export function waysToCut(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  { dropout, seed }: WaysOptions,
): readonly CutInOneWay[] {
  const drawing = { dropout: seededRandom(seed), least: seededRandom(seed) }
  const segmenters: Readonly<Record<WayName, Segmenter>> = {
    canonical: byMerges,
    'longest-prefix': longestPrefix,
    'longest-suffix': longestSuffix,
    'longest-token': longestToken,
    'least-tokens': (_, piece) => leastTokens(vocabulary, piece),
    'least-tokens-random': (_, piece) => leastTokens(vocabulary, piece, { random: drawing.least }),
    dropout: (_, piece) => bpeDropout(vocabulary, piece, { ...dropout, random: drawing.dropout }),
    'single-bytes': singleBytes,
  }
  const adjacency = new Adjacency(vocabulary)
  return wayNames.map((way) => {
    const tokens = cutEachPreToken(vocabulary, bytes, segmenters[way])
    return { way, tokens, canonicality: canonicality(adjacency, tokens) }
  })
}

/** The bytes between two cuts, with the token that they are; -1 if they are none. */
export interface Span {
  readonly id: TokenId
  readonly startByte: number
  readonly endByte: number
}

/**
 * What stands between the reader's cuts.
 *
 * @param cuts offsets in bytes, ascending; those that are not inside the text are let be
 */
export function spansBetween(vocabulary: Vocabulary, bytes: Uint8Array, cuts: readonly number[]): readonly Span[] {
  const spans: Span[] = []
  let startByte = 0
  for (const endByte of [...cuts, bytes.length]) {
    if (endByte <= startByte || endByte > bytes.length) continue
    spans.push({ id: vocabulary.find(bytes, startByte, endByte), startByte, endByte })
    startByte = endByte
  }
  return spans
}
