/** What a variant makes of one text, compared with its original: how many boundaries differ, and where the first does. Pure. */
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts'
import type { EncodeOptions, Encoding } from '../encoding.ts'
import { runSteps } from '../runSteps.ts'
import { leavePatterns, onBehalfOf } from '../stages/patternWatch.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { boundaryDifferences, innerBoundaries } from './boundaryDifferences.ts'

/** The tokens of both between two boundaries that both have. */
export interface FirstDifference {
  readonly original: readonly string[]
  readonly variant: readonly string[]
}

export interface VariantTrial {
  readonly differing: number
  readonly total: number
  readonly originalTokens: number
  readonly variantTokens: number
  readonly vocabularySize: number | null
  readonly first: FirstDifference | null
}

export function tryVariant(
  original: Tokenizer,
  variant: Tokenizer,
  text: string,
  options: EncodeOptions,
): VariantTrial {
  const encode = (tokenizer: Tokenizer): Encoding =>
    runSteps(onBehalfOf(tokenizer.card.id, tokenizer.encodeSteps(text, options)))
  try {
    const [before, after] = [encode(original), encode(variant)]
    const { differing, total, first } = boundaryDifferences(before, after)
    return {
      differing,
      total,
      originalTokens: before.ids.length,
      variantTokens: after.ids.length,
      vocabularySize: variant.card.vocabularySize,
      first: first === null ? null : piecesAround(encodeUtf8(text.toWellFormed()), before, after, first),
    }
  } finally {
    leavePatterns()
  }
}

/** What both make of the bytes between the last boundary before `place` that both have and the first one after it. */
function piecesAround(bytes: Uint8Array, before: Encoding, after: Encoding, place: number): FirstDifference {
  const [ours, theirs] = [innerBoundaries(before), innerBoundaries(after)]
  const shared = [...ours].filter((boundary) => theirs.has(boundary))
  const start = shared.reduce((most, boundary) => (boundary < place ? Math.max(most, boundary) : most), 0)
  const end = shared.reduce((least, boundary) => (boundary > place ? Math.min(least, boundary) : least), bytes.length)
  const pieces = (boundaries: ReadonlySet<number>): readonly string[] => {
    const inside = [...boundaries].filter((boundary) => boundary > start && boundary < end)
    const places = [start, ...inside.toSorted((a, b) => a - b), end]
    return places.slice(1).map((to, index) => decodeUtf8(bytes.subarray(places[index], to)))
  }
  return { original: pieces(ours), variant: pieces(theirs) }
}
