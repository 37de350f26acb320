/** The examples of the Markov room as language models of the page, and how their answers are compared with the exact ones. Pure. */
import type { MarkovPreset } from '../../../core/bytelevel/markov/presets.ts'
import type { TokenDescription } from '../../../platform/workers/tokenization/protocol.ts'

/** ONNX graphs in single precision agree with the exact probabilities to this. */
export const TOLERANCE = 1e-6

const languageModels: Readonly<Record<MarkovPreset['id'], string>> = {
  'two-states': 'markov-f1',
  'third-order': 'markov-f2',
  merges: 'markov-f3',
  runs: 'markov-quarter-half',
}

/** The language model of an example; null for a chain of the reader's own, of which there is no graph. */
export function languageModelOfPreset(preset: MarkovPreset['id'] | 'own'): string | null {
  return preset === 'own' ? null : languageModels[preset]
}

/** Ids of tokens by their spelling; null where the language model lacks one. */
export function idsOf(tokens: readonly string[], descriptions: readonly TokenDescription[]): readonly number[] | null {
  const ids = tokens.map((token) => descriptions.find(({ piece }) => piece === token)?.id)
  return ids.every((id) => id !== undefined) ? ids : null
}

export function largestDifference(one: readonly number[], other: readonly number[]): number {
  return one.reduce((most, value, index) => Math.max(most, Math.abs(value - (other[index] ?? Number.NaN))), 0)
}
