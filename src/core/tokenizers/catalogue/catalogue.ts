/** The shipped tokenizers, in the order in which the page offers them. Pure data: nothing is loaded by importing it. */
import type { TokenizerCard } from '../card.ts'
import { bpeEntries } from './bpeCards.ts'
import { familyEntries } from './familyCards.ts'
import { unitEntries } from './unitCards.ts'

export interface CatalogueEntry {
  readonly card: TokenizerCard
  /** The file that holds the vocabulary, relative to the folder of the shipped files; null where none is needed. */
  readonly asset: { readonly path: string; readonly sha256: string; readonly bytes: number } | null
  /** How the file is read: `bpe`, a compact file; `stages`, a tokenizer.json. The others have no file. */
  readonly engine: 'bpe' | 'stages' | 'bytes' | 'characters'
}

export const catalogue: readonly CatalogueEntry[] = [...bpeEntries, ...familyEntries, ...unitEntries]

/** The entry with this id or alias; null where there is none. */
export function findCard(reference: string): CatalogueEntry | null {
  return catalogue.find(({ card }) => card.id === reference || card.aliases.includes(reference)) ?? null
}
