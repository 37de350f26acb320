/** What stands above a panel: the text and the tokenizers, as far as what it shows is of them. Pure. */
import type { Comparison } from '../state/comparison.ts'
import { usesText, usesTokenizers } from './bias-lab/options.ts'
import { isOfText } from './workshop/options.ts'

export interface Above {
  /** The text in its field, as a line that opens, or not at all. */
  readonly text: 'field' | 'line' | 'none'
  readonly tokenizers: boolean
}

const WITHOUT_TEXT: Above = { text: 'none', tokenizers: true }
const WITH_TEXT: Above = { text: 'line', tokenizers: true }

const aboveOthers: Readonly<Record<string, (comparison: Comparison) => Above>> = {
  languages: ({ languages }) => (languages.corpus === 'text' ? WITH_TEXT : WITHOUT_TEXT),
  probabilities: () => WITH_TEXT,
  chat: () => WITHOUT_TEXT,
  'bias-lab': ({ biasLab: { part } }) =>
    usesText(part) ? WITH_TEXT : { text: 'none', tokenizers: usesTokenizers(part) },
  workshop: ({ workshop: { part } }) => (isOfText(part) ? WITH_TEXT : WITHOUT_TEXT),
}

/** What stands above the panel that is chosen; above Compare, which is shown for an unknown one too, the field. */
export function aboveChosen(comparison: Comparison): Above {
  return aboveOthers[comparison.panel]?.(comparison) ?? { text: 'field', tokenizers: true }
}
