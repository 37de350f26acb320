/** The keys under which counts are kept: whatever changes a count is in its key. Pure. */
import type { CountingMode } from '../core/metrics/unitCounts.ts'
import { parseReference } from '../core/tokenizers/reference.ts'

/** A short name for a text (FNV-1a over its UTF-16 units, and its length). */
export function textKey(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return `${(hash >>> 0).toString(16)}-${text.length}`
}

/** The text that the tokenizer was fitted on; null for one that is the same whatever the text is. */
export function fittingTextOf(reference: string, text: string): string | null {
  const parsed = parseReference(reference)
  return parsed?.kind === 'multi-word' && parsed.fittedOn === 'text' ? text : null
}

export function languageKey(corpusKey: string, code: string): string {
  return JSON.stringify([corpusKey, code])
}

/** `text`: the text on the screen, for tokenizers that are fitted on it. */
export function countKey(corpusKey: string, code: string, mode: CountingMode, reference: string, text: string): string {
  const fitted = fittingTextOf(reference, text)
  return JSON.stringify(
    fitted === null ? [corpusKey, code, mode, reference] : [corpusKey, code, mode, reference, textKey(fitted)],
  )
}
