/**
 * The texts of the Bias lab's small changes, as they are and as changed: Article 1 with its heading in many languages, and
 * the text on the screen. Pure.
 */
import { articleOne } from '../core/samples/articleOne.ts'
import { articleOneHeadings } from '../core/samples/articleOneHeadings.ts'
import { perturb } from '../core/text/perturbations.ts'
import { seededRandom } from '../core/text/seededRandom.ts'
import type { PerturbationsOptions } from '../features/bias-lab/perturbations/options.ts'

/** The text on the screen among the languages. */
export const SCREEN_TEXT = 'text'
/** UTF-16 units: longer texts on the screen are not changed here. */
export const SCREEN_TEXT_LIMIT = 1000
/** UTF-16 units of a text changed by hand. */
export const TYPED_TEXT_LIMIT = 1500

export interface ChangedText {
  /** BCP 47, or {@link SCREEN_TEXT}. */
  readonly language: string
  readonly before: string
  /** Null if the change does not apply to this text. */
  readonly after: string | null
}

const prepared = articleOne.map(({ language, text }) => ({
  language,
  before: `${articleOneHeadings[language] ?? ''}\n${text}`,
}))

/** Every text, changed. @param screenText left out if it is empty or longer than {@link SCREEN_TEXT_LIMIT} */
export function changedTexts(
  { change, seed, typed }: Pick<PerturbationsOptions, 'change' | 'seed' | 'typed'>,
  screenText: string,
): readonly ChangedText[] {
  const isUsable = screenText !== '' && screenText.length <= SCREEN_TEXT_LIMIT
  const texts = isUsable ? [{ language: SCREEN_TEXT, before: screenText }, ...prepared] : prepared
  return texts.map(({ language, before }) => {
    if (change === 'typed') {
      const after = typed[language]
      return { language, before, after: after === undefined || after === before ? null : after }
    }
    return {
      language,
      before,
      after: perturb(before, change, seededRandom(seed), language === SCREEN_TEXT ? 'en' : language),
    }
  })
}
