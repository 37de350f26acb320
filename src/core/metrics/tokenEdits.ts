/**
 * How much of a segmentation a small change of the text changes (after the typos of "Tokenization Falling Short", Chai et
 * al. 2024). Pure.
 */
import { editDistance } from '../text/editDistance.ts'

export interface TokenEdits {
  /** Levenshtein distance between the token ids before and after. */
  readonly edits: number
  /** Levenshtein distance between the texts, in code points. */
  readonly charactersChanged: number
  /** Their ratio; null if no character changed. */
  readonly perCharacter: number | null
}

export function tokenEdits(
  idsBefore: ArrayLike<number>,
  idsAfter: ArrayLike<number>,
  textBefore: string,
  textAfter: string,
): TokenEdits {
  const edits = editDistance(idsBefore, idsAfter)
  const charactersChanged = editDistance([...textBefore], [...textAfter])
  return { edits, charactersChanged, perCharacter: charactersChanged === 0 ? null : edits / charactersChanged }
}
