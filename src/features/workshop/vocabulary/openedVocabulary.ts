/** A vocabulary that is open in the workshop's worker. */
import type { VocabularySummary } from '../../../core/vocabulary/summary.ts'

export interface OpenedVocabulary {
  readonly reference: string
  readonly summary: VocabularySummary
}
