/** Two scored lanes over “a b c”: one by its own language model, one by the reference. */
import { laneViewOf } from '../../../src/ui/lanes/laneView.ts'
import type { NamedScoredLane } from '../../../src/features/probabilities/lanes/useScoredLanes.ts'
import type { ScoredLane } from '../../../src/state/scoring.ts'
import type { EncodedInput } from '../../../src/state/encodedInput.ts'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'

export const text = 'a b c'
export const input: EncodedInput = {
  text,
  options: { addSpecialTokens: false, parseSpecialTokens: false },
  detail: 'columns',
}

/** a│ b│ c. */
export const encoding: Encoding = {
  ids: Uint32Array.of(10, 11, 12),
  startByte: Uint32Array.of(0, 1, 3),
  endByte: Uint32Array.of(1, 3, 5),
  kinds: new Uint8Array(3),
  normalized: null,
}

/** Without a begin token: no score for “a”, p(“ b”) = ½ of (½, ¼, ¼), p(“ c”) = 2⁻¹⁶. */
export const pairedLane: ScoredLane = {
  input,
  method: 'paired',
  languageModel: 'tessera-bpe',
  asked: { begin: false, stride: null },
  begin: false,
  stride: 256,
  surprisalBits: Float32Array.of(NaN, 1, 16),
  scores: {
    logProbability: Float32Array.of(NaN, -Math.LN2, -16 * Math.LN2),
    rank: Uint32Array.of(0, 1, 300),
    entropy: Float32Array.of(NaN, 1.5 * Math.LN2, 8 * Math.LN2),
    mean: Float32Array.of(NaN, -1.5 * Math.LN2, -8 * Math.LN2),
    variance: Float32Array.of(NaN, (0.5 * Math.LN2) ** 2, (2 * Math.LN2) ** 2),
    contextLength: Uint32Array.of(0, 1, 2),
    topIds: Uint32Array.of(0, 0, 11, 20, 30, 31),
    topLogProbabilities: Float32Array.of(NaN, NaN, -Math.LN2, -2 * Math.LN2, -Math.LN2, -Math.LN2),
    beyond: null,
  },
  ofText: null,
  excess: { languageModel: 'tessera-byte', stretchOfToken: Uint32Array.of(0, 1, 2), bits: Float32Array.of(NaN, -3, 5) },
  origin: 'live',
}

export const bytesLane: ScoredLane = {
  ...pairedLane,
  method: 'bytes',
  languageModel: 'tessera-byte',
  asked: { begin: true, stride: null },
  begin: true,
  surprisalBits: Float32Array.of(3, 5, 8),
  scores: null,
  ofText: {
    bits: 16,
    unscoredBytes: new Uint32Array(),
    byByte: Float64Array.of(3, 2, 3, 4, 4),
    canonicalBits: null,
    canonicalTokens: 5,
  },
  excess: null,
}

export function named(reference: string, scored: ScoredLane, of: Encoding = encoding): NamedScoredLane {
  return { reference, name: reference, view: laneViewOf(reference, scored.input.text, of), scored }
}
