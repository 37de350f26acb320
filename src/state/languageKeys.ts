/** The keys under which counts are kept: whatever changes a count is in its key. Pure. */
import type { CountingMode } from '../core/metrics/unitCounts.ts'
import { textKey } from '../core/text/textKey.ts'
import { parseReference } from '../core/tokenizers/reference.ts'

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
