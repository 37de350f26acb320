/** The slice that a link carries: what is compared. Types and start values only; changes are in `actions/`. */
import { defaultBiasLabOptions } from './biasLabOptions.ts'
import type { BiasLabOptions } from './biasLabOptions.ts'
import { defaultLanguageOptions } from './languages.ts'
import type { LanguageOptions } from './languages.ts'

import { defaultCutsOptions } from './cutsOptions.ts'
import type { CutsOptions } from './cutsOptions.ts'
import { defaultNextByteOptions } from './nextByteOptions.ts'
import type { NextByteOptions } from './nextByteOptions.ts'
import { defaultProbabilitiesOptions } from './probabilitiesOptions.ts'
import type { ProbabilitiesOptions } from './probabilitiesOptions.ts'
import { defaultScoringChoice } from './scoringChoice.ts'
import type { ScoringChoice } from './scoringChoice.ts'

/** How the lanes are cut and drawn. */
export interface ComparisonOptions {
  /** Spaces, tabs and line breaks drawn as marks. */
  readonly whitespace: boolean
  /** Token ids drawn in place of the text. */
  readonly ids: boolean
  /** Boundaries that not all lanes share are lit. */
  readonly unsharedBoundaries: boolean
  /** Lanes whose byte ruler is open, by reference. */
  readonly rulers: readonly string[]
  /** See `EncodeOptions` of the tokenizers. */
  readonly addSpecialTokens: boolean
  readonly parseSpecialTokens: boolean
  /** Order of the Rényi efficiency, > 0. 2.5 is the value of Zouhar et al. 2023. */
  readonly renyiAlpha: number
  /** The reader's price for a million tokens, by reference, in a currency that the reader has in mind. */
  readonly prices: Readonly<Record<string, number>>
  /** The reader's context length in tokens, by reference; the card's where absent. */
  readonly contextLengths: Readonly<Record<string, number>>
  /** BCP 47 locale of the word segmenter; empty: the browser's own. */
  readonly wordLocale: string
}

export interface Comparison {
  readonly text: string
  /** The prepared text that `text` is; null once it was edited. */
  readonly sampleId: string | null
  /** References, in the order of the lanes, without repeats. */
  readonly tokenizers: readonly string[]
  /** The reference against which ratios are taken; null where there is no lane. */
  readonly baseline: string | null
  /** Id of the panel that is shown. */
  readonly panel: string
  readonly options: ComparisonOptions
  readonly scoring: ScoringChoice
  readonly probabilities: ProbabilitiesOptions
  /** What the bias lab's "One text, many cuts" is asked. */
  readonly cuts: CutsOptions
  /** What the bias lab's "The next byte" is asked. */
  readonly nextByte: NextByteOptions
  /** What the Languages panel shows. */
  readonly languages: LanguageOptions
  readonly biasLab: BiasLabOptions
}

export const defaultOptions: ComparisonOptions = {
  whitespace: false,
  ids: false,
  unsharedBoundaries: false,
  rulers: [],
  addSpecialTokens: false,
  parseSpecialTokens: false,
  renyiAlpha: 2.5,
  prices: {},
  contextLengths: {},
  wordLocale: '',
}

export const defaultTokenizers: readonly string[] = ['gpt2', 'o200k_base', 'tessera-superword', 'byt5', 'canine']

/** A comparison of `text` by the default tokenizers. */
export function defaultComparison(text: string, sampleId: string | null): Comparison {
  return {
    text,
    sampleId,
    tokenizers: defaultTokenizers,
    baseline: 'gpt2',
    panel: 'compare',
    options: defaultOptions,
    scoring: defaultScoringChoice,
    probabilities: defaultProbabilitiesOptions,
    cuts: defaultCutsOptions,
    nextByte: defaultNextByteOptions,
    languages: defaultLanguageOptions,
    biasLab: defaultBiasLabOptions,
  }
}
