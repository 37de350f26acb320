/** The short name of what a tokenizer was checked against, for a mark beside it. */
import type { Verification } from './card.ts'

/**
 * An implementation rather than a definition, without what stands in brackets: "tiktoken (WebAssembly)" → "tiktoken".
 * Empty if it was checked against none.
 */
export function referenceName(verification: Verification): string {
  if (verification.status === 'cross-checked') return verification.implementation
  if (verification.status === 'not-verified') return ''
  const names = verification.against.map(({ implementation }) => implementation)
  const name = names.find((implementation) => !implementation.endsWith('(definition)')) ?? names[0] ?? ''
  return name.replace(/ \(.*\)$/, '')
}
