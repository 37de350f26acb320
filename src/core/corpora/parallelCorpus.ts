/**
 * A parallel corpus: the same units (paragraphs, lines) in several languages. Types only; reading, checking and counting
 * stand in files of their own.
 */

export interface CorpusLanguage {
  /** Within the corpus: the code of a file or a column, such as `eng_Latn` or `cmn_hans`. */
  readonly code: string
  /** In English; the code if nothing better is known. */
  readonly name: string
  /** In the language itself. */
  readonly autonym: string | null
  readonly iso639_3: string | null
  /** ISO 15924, such as `Latn`. */
  readonly script: string | null
  readonly direction: 'ltr' | 'rtl'
  readonly family: string | null
  readonly macroRegion: string | null
  /** Speakers, with their source; null if no citable figure is to be had. */
  readonly speakers: { readonly count: number; readonly source: string } | null
}

export interface ParallelText {
  /**
   * One entry per unit, in the order that all languages of the corpus share; null if this language lacks the unit, which
   * leaves it out of every sum for the pair.
   */
  readonly units: readonly (string | null)[]
  /**
   * Where a split of the files at each line break gives items that are no units: after a file's last line break, and on
   * lines that are empty in all languages. Each is the number of units before it, ascending. Only the published way of
   * joining knows them.
   */
  readonly emptyItems: readonly number[]
}

export interface ParallelCorpus {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly licence: string
  /** What a unit is; `record` is a row of a table or a line of JSON, `text` the whole of a pasted text. */
  readonly unit: 'article' | 'paragraph' | 'line' | 'record' | 'text'
  readonly unitCount: number
  /** Names of the units that stay the same for ever, such as `article-23.2`; null if units are only numbered. */
  readonly unitIds: readonly string[] | null
  readonly languages: readonly CorpusLanguage[]
}
