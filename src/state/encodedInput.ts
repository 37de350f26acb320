/** What lanes were encoded from. Types only. */
import type { EncodeOptions } from '../core/tokenizers/encoding.ts'

/**
 * What was encoded. One object per request, shared by the results of all lanes: results belong together if their
 * inputs are the same object.
 */
export interface EncodedInput {
  readonly text: string
  readonly options: EncodeOptions
  /** `columns`: the encodings are there to draw. `counts`: only counts. */
  readonly detail: 'columns' | 'counts'
}
