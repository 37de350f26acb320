/** Chooses how the valid sequences of a vocabulary are found. */
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { CharacterSequences } from './characterSequences.ts'
import { PreTokenSequences } from './preTokenSequences.ts'
import type { ValidSequences } from './validSequences.ts'

export function validSequencesOf(vocabulary: Vocabulary): ValidSequences {
  return vocabulary.characters === null
    ? new PreTokenSequences(vocabulary)
    : new CharacterSequences(vocabulary, vocabulary.characters)
}
