/** The shipped language models that this panel offers: the matched family, trained alike but for the tokenizer. */
import { shippedScorers } from '../../../core/scores/catalogue.ts'

export const familyScorers: readonly string[] = shippedScorers
  .filter(({ kind }) => kind === 'family')
  .map(({ card }) => card.id)
