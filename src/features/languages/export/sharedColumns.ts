/** The columns that the tables of languages and of fairness share: which corpus was counted, how, and by which tokenizer. Pure. */
import { numberColumn as number, textColumn as text, type FactColumn } from '../../../core/export/columns.ts'
import type { LanguageData } from '../useLanguageData.ts'

/** What an export must say of how it came to be. */
export interface Provenance {
  readonly version: string
  /** The revision of a tokenizer's source; empty where none is known. */
  readonly revisionOf: (reference: string) => string
}

export interface SharedRow {
  readonly data: LanguageData
  readonly provenance: Provenance
  /** Of the tokenizer. */
  readonly reference: string
  readonly name: string
}

/** Their words are among those of the table of languages. */
export type SharedFactId =
  | 'corpus'
  | 'corpus_source'
  | 'unit'
  | 'mode'
  | 'base'
  | 'baseline'
  | 'seed'
  | 'tokenizer'
  | 'tokenizer_reference'
  | 'tokenizer_revision'
  | 'tessera_version'

export function sharedColumns<Row extends SharedRow>(): {
  readonly corpus: readonly FactColumn<Row, SharedFactId>[]
  readonly tokenizer: readonly FactColumn<Row, SharedFactId>[]
} {
  return {
    corpus: [
      text('corpus', ({ data }) => data.keyed.corpus.name),
      text('corpus_source', ({ data }) => data.keyed.corpus.source),
      text('unit', ({ data }) => data.keyed.corpus.unit),
      text('mode', ({ data }) => data.mode),
      text('base', ({ data }) => data.base),
      text('baseline', ({ data }) => data.baseline),
      number('seed', ({ data }) => data.options.seed),
    ],
    tokenizer: [
      text('tokenizer_reference', ({ reference }) => reference),
      text('tokenizer_revision', ({ reference, provenance }) => provenance.revisionOf(reference)),
      text('tessera_version', ({ provenance }) => provenance.version),
    ],
  }
}
