/** What an extractor yields: one page, chapter or article, as clean blocks of text. */

export interface Document {
  /** The source's id in `sources.ts`; `folder` for texts of one's own. */
  readonly source: string
  /** ISO 639-1 where there is one, else ISO 639-3; with a region or script where the source has two. */
  readonly language: string
  /** The same for all translations of one document, so that all of them are held out, or none. */
  readonly key: string
  /** Paragraphs, headings, list items: no markup, white space collapsed, in the order of the page. */
  readonly blocks: readonly string[]
}
