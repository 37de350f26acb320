/** Which language models a choice needs. Pure. */
import type { ScoringChoice } from '../features/probabilities/scoringOptions.ts'

/** The shipped language model of the byte-level reading: one token per byte, so it can score any lane. */
export const BYTE_LANGUAGE_MODEL = 'tessera-byte'

/** Most probable tokens that are reported per position. */
export const TOP_TOKENS = 20

/** Every language model that the choice needs. */
export function languageModelsOf({ languageModels, reading, reference, excess }: ScoringChoice): readonly string[] {
  const wanted = new Set(languageModels)
  if (reading === 'reference' || reference) wanted.add(BYTE_LANGUAGE_MODEL)
  if (excess !== null) wanted.add(excess)
  return [...wanted]
}
