/** Which tokenizers travel in no link: a link has neither the reader's files nor a text that is no longer on the screen. Pure. */
import { textKey } from '../../core/text/textKey.ts'
import { parseOriginal } from '../../core/tokenizers/reference.ts'
import { recipeTextKey } from '../../core/tokenizers/trainedRecipe.ts'

/** Why a tokenizer does not travel with this text; null if it does. A text that a link has no place for is null. */
export function reasonLeftOut(reference: string, text: string | null): 'file' | 'text' | null {
  const parsed = parseOriginal(reference)
  if (parsed?.kind === 'file') return 'file'
  const key = parsed?.kind === 'trained' ? recipeTextKey(parsed.recipe) : null
  return key === null || (text !== null && textKey(text) === key) ? null : 'text'
}
