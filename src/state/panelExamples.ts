/**
 * What a panel opens on if nothing was chosen yet. Probabilities: an English beginning of a sentence, and lanes that the view is
 * about; Chat: lanes that have a chat template. Whoever has changed the text or the tokenizers keeps them. Pure.
 */
import { offeredLanguageModels, findLanguageModelCard } from '../core/scores/catalogue.ts'
import { unfinishedSampleId, unfinishedText } from '../core/samples/samples.ts'
import type { ScoringChoice } from '../features/probabilities/scoringOptions.ts'
import { defaultComparison, type Comparison } from './comparison.ts'
import type { Session } from './session.ts'

type View = ScoringChoice['reading']

const lanes: Readonly<Record<View, readonly string[]>> = {
  own: offeredLanguageModels.flatMap((id) => findLanguageModelCard(id)?.tokenizer ?? []),
  bytes: ['gpt2', 'cl100k_base', 'o200k_base', 'tessera-superword-16k', 'byt5'],
}

type Compared = Pick<Comparison, 'text' | 'sampleId' | 'tokenizers' | 'baseline'>

const examples: Readonly<Record<View, Compared>> = {
  own: exampleOf(lanes.own),
  bytes: exampleOf(lanes.bytes),
}

/** Lanes of the panel Chat; the text is not of it, and stays. */
const CHAT_LANES = ['o200k_base', 'qwen3', 'mistral-nemo', 'deepseek-v3', 'smollm2']

function exampleOf(tokenizers: readonly string[]): Compared {
  return { text: unfinishedText, sampleId: unfinishedSampleId, tokenizers, baseline: tokenizers[0] ?? null }
}

function isCompared(comparison: Comparison, { text, sampleId, tokenizers, baseline }: Compared): boolean {
  return (
    comparison.text === text &&
    comparison.sampleId === sampleId &&
    comparison.baseline === baseline &&
    comparison.tokenizers.join('\n') === tokenizers.join('\n')
  )
}

/** What a view is shown with. */
export function viewExample(view: View): Compared {
  return examples[view]
}

/** Whether what is compared is what the view is shown with, and nothing else. */
export function isViewExample(comparison: Comparison, view: View): boolean {
  return isCompared(comparison, examples[view])
}

/** The comparison at another panel: with the example if all is as at the start, which had the text of `opening`, and without it again afterwards. */
export function comparisonAtPanel(comparison: Comparison, panel: string, opening: Session['opening']): Comparison {
  const { text, sampleId, tokenizers, baseline } = defaultComparison(opening.text, opening.sampleId)
  const start: Compared = { text, sampleId, tokenizers, baseline }
  const exampleAt = (at: string): Compared | null => {
    if (at === 'probabilities') return examples[comparison.scoring.reading]
    return at === 'chat' ? { ...start, tokenizers: CHAT_LANES, baseline: CHAT_LANES[0] ?? null } : null
  }
  const left = exampleAt(comparison.panel)
  const isAtStart = isCompared(comparison, left ?? start)
  return isAtStart && panel !== comparison.panel
    ? { ...comparison, ...(exampleAt(panel) ?? start), panel }
    : { ...comparison, panel }
}

/** The comparison in another view: with its example if that of the view before stood there untouched. */
export function comparisonInView(comparison: Comparison, reading: View): Comparison {
  const example = isViewExample(comparison, comparison.scoring.reading) ? examples[reading] : {}
  return { ...comparison, ...example, scoring: { ...comparison.scoring, reading } }
}
