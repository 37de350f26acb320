/** The words of the page, from its message catalogue: tests find what a reader finds, whatever the words are. */
import { createTranslator } from 'use-intl/core'
import { english as messages } from '../../ui/messages/english.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'

export const t = createTranslator({ locale: 'en', messages })

/** The name of a shipped tokenizer. */
export function nameOf(id: string): string {
  const entry = findCard(id)
  if (entry === null) throw new Error(`no shipped tokenizer is called ${id}`)
  return entry.card.name
}
