/** An entry of the glossary, and which entries have the words that are sought. Pure. */
import type { EntryId } from '../../core/glossary/entryId.ts'

export interface GlossaryEntry {
  readonly id: EntryId
  readonly name: string
  readonly what: string
  /** Heads with their words, in order: unit, formula, source. */
  readonly facts: readonly (readonly [head: string, words: string])[]
}

/** Without case and accents, so that `renyi` finds Rényi. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Entries that hold every word of `sought`: those with all of them in their names first, each part by name. */
export function findEntries(
  entries: readonly GlossaryEntry[],
  sought: string,
  locale: string,
): readonly GlossaryEntry[] {
  const words = plain(sought)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const holdsAll = (text: string): boolean => words.every((word) => plain(text).includes(word))
  const byName = entries.toSorted((a, b) => a.name.localeCompare(b.name, locale))
  const named = byName.filter(({ name }) => holdsAll(name))
  const others = byName.filter(
    ({ name, what, facts }) => !holdsAll(name) && holdsAll([name, what, ...facts.map(([, text]) => text)].join(' ')),
  )
  return [...named, ...others]
}
