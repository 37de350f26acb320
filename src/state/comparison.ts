/** The slice that a link carries: what is compared, and the options of every feature. Types and start values only; changes are in `actions/`. */
import { defaultSampleId, defaultText } from '../core/samples/samples.ts'
import { defaultOptions, type AllOptions } from '../features/options.ts'

export interface Comparison extends AllOptions {
  readonly text: string
  /** The prepared text that `text` is; null once it was edited. */
  readonly sampleId: string | null
  /** References, in the order of the lanes, without repeats. */
  readonly tokenizers: readonly string[]
  /** The reference against which ratios are taken; null if there is no lane. */
  readonly baseline: string | null
  /** Id of the panel that is shown. */
  readonly panel: string
}

export const defaultTokenizers: readonly string[] = ['gpt2', 'o200k_base', 'tessera-superword-16k', 'byt5', 'canine']

/** What the page opens with, unless the reader's own language is another than English. */
export const defaultOpening = { text: defaultText, sampleId: defaultSampleId }

/** A comparison of `text` by the default tokenizers. */
export function defaultComparison(text: string, sampleId: string | null): Comparison {
  return { text, sampleId, tokenizers: defaultTokenizers, baseline: 'gpt2', panel: 'compare', ...defaultOptions }
}
