/** The shipped language models that this panel offers: the matched family, trained alike but for the tokenizer. */
import { shippedLanguageModels } from '../../../core/scores/catalogue.ts'

export const familyLanguageModels: readonly string[] = shippedLanguageModels
  .filter(({ kind }) => kind === 'family')
  .map(({ card }) => card.id)
