/** The shipped tokenizers, in the order in which the page offers them. Pure data: nothing is loaded by importing it. */
import { bpeEntries } from './bpeCards.ts'
import type { CatalogueEntry } from './entry.ts'
import { familyEntries } from './familyCards.ts'
import { smolEntries } from './smolCards.ts'
import { unitEntries } from './unitCards.ts'

export type { CatalogueEntry }

export const catalogue: readonly CatalogueEntry[] = [...bpeEntries, ...smolEntries, ...familyEntries, ...unitEntries]

/** The entry with this id or alias; null if there is none. */
export function findCard(reference: string): CatalogueEntry | null {
  return catalogue.find(({ card }) => card.id === reference || card.aliases.includes(reference)) ?? null
}
