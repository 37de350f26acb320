/**
 * Ids of added tokens. The file gives each one, and so they are shown, as transformers.js has them and as the rows of a
 * language model's embedding stand. Hugging Face's Rust library does not read them: what the vocabulary lacks gets the
 * next free id, counted from the number of entries of the vocabulary.
 */
import type { RenumberedTokens } from '../card.ts'
import type { TokenizerJson } from './schema.ts'

/** The first added token to which the Rust library gives another id than the file, and how many there are; null for none. */
export function renumberedTokens({ model, added_tokens: added }: TokenizerJson): RenumberedTokens | null {
  const entries = model.type === 'Unigram' ? model.vocab.map(([piece]) => piece) : Object.keys(model.vocab)
  const vocabulary = new Set(entries)
  const given = new Map<string, number>()
  let next = entries.length
  let first: Omit<RenumberedTokens, 'count'> | null = null
  let count = 0
  for (const { content, id } of added) {
    if (content === '' || vocabulary.has(content)) continue
    const reference = given.get(content) ?? next++
    given.set(content, reference)
    if (reference === id) continue
    count++
    first ??= { content, id, reference }
  }
  return first === null ? null : { ...first, count }
}
