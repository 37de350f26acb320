/** What the catalogue says of a shipped tokenizer. Types only. */
import type { TokenizerCard } from '../card.ts'

export interface CatalogueEntry {
  readonly card: TokenizerCard
  /** The file that holds the vocabulary, relative to the folder of the shipped files; null if none is needed. */
  readonly asset: { readonly path: string; readonly sha256: string; readonly bytes: number } | null
  /** How the file is read: `bpe`, a compact file; `stages`, a tokenizer.json. The others have no file. */
  readonly engine: 'bpe' | 'stages' | 'bytes' | 'characters'
}
