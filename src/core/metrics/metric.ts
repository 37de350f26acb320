/** What a metric is: how it is named in files, written, computed, and of what it is shown. Types and formats; names none. */
import type { LaneMeasures, TextStatistics } from './measures.ts'
import type { UnitCounts, UnitStatistics } from './unitCounts.ts'

/** How a value is written on the page and in a paper. Files have full precision, and shares from 0 to 1. */
export type MetricFormat =
  | {
      /** A share is a number from 0 to 1, and a percentage on the page. */
      readonly as: 'number' | 'share'
      /** Of the number, or of the percentage, on the page. */
      readonly decimals: number
      readonly paperDecimals: number
    }
  /** One of two words: that of 0 and that of 1. */
  | { readonly as: 'word'; readonly words: readonly [string, string] }

/** As a ratio of two numbers: `2.43`. */
export const ratio = { as: 'number', decimals: 2, paperDecimals: 3 } as const satisfies MetricFormat
export const count = { as: 'number', decimals: 0, paperDecimals: 0 } as const satisfies MetricFormat
export const share = { as: 'share', decimals: 1, paperDecimals: 3 } as const satisfies MetricFormat

/** What a metric of a lane is computed from. */
export interface LaneSource {
  readonly measures: LaneMeasures
  readonly text: TextStatistics
  /** The order of the Rényi efficiency. */
  readonly alpha: number
  /** Per million tokens, as the reader gave it; null where none was given. */
  readonly price: number | null
  /** In tokens; null where it is not known. */
  readonly contextLength: number | null
}

/** The options of Compare that the reader enters for each tokenizer. */
export type LaneEntry = 'prices' | 'contextLengths'

/** A row of Compare's table: a tokenizer and the text on the screen. */
export interface LaneMetric {
  /** Null where it is not defined. */
  readonly of: (source: LaneSource) => number | null
  /** What the reader enters in the metric's own cells. */
  readonly entry?: LaneEntry
  /** Whether its name on the page says α. */
  readonly saysAlpha?: true
}

/** What was counted of one language. */
export interface CountedLanguage {
  readonly statistics: UnitStatistics
  readonly counts: UnitCounts
}

export interface FigureSources {
  readonly language: CountedLanguage
  /** The base language, by the same tokenizer; null before it is counted. */
  readonly base: CountedLanguage | null
  /** The same language by the baseline tokenizer; null before it is counted. */
  readonly baseline: CountedLanguage | null
  /** A message of the base language that is said in the other. */
  readonly message?: MessageSource
}

interface MessageSource {
  /** Code points of the message in the base language. */
  readonly characters: number
  /** Tokens that there is room for. */
  readonly budget: number
}

/** A column with one entry a unit of the corpus, of which the sum is taken. */
export interface UnitColumn {
  readonly column: Uint32Array
  /** 1 for the units that count; all do where it is absent. */
  readonly within?: Uint8Array
}

/** A cell of Languages: a language of a corpus and a tokenizer. */
export interface LanguageMetric {
  /**
   * Ratio of two sums over units, from which the bootstrap draws; a denominator of `null` is 1, in every draw. As a whole
   * null where a part is not counted yet. Absent for what is not over units.
   */
  readonly sums?: (sources: FigureSources) => readonly [UnitColumn, UnitColumn | null] | null
  /** Instead of sums: of the whole language; null where it is not defined. */
  readonly whole?: (sources: FigureSources) => number | null
  /** What it compares with: the base language, or the baseline tokenizer. */
  readonly against?: 'base' | 'baseline'
  /** Whether it stands where too much of the text is unknown to the tokenizer, which voids all others. */
  readonly isNeverVoid?: true
}

/** A column of the summary of Languages: a tokenizer over all chosen languages. */
export interface FairnessMetric {
  /** @param premiums of the languages, ascending, at least one; null where it is not defined */
  readonly of: (premiums: Float64Array) => number | null
  /** Which language it is, where it is one's premium. */
  readonly language?: 'worst' | 'best'
  /** Whether the tokenizer is set against the baseline by it. */
  readonly isCompared?: true
}

/** A metric without its id and words. It is shown where a part says so. */
export interface MetricDefinition {
  /** Its column in files, with the unit in it. Never changes its meaning within a version of the format of exports. */
  readonly column: string
  readonly format: MetricFormat
  /** Which values are better for the reader of the text; null where neither is. */
  readonly better: 'lower' | 'higher' | null
  /** Whether a table for a paper has it if nothing else is chosen. */
  readonly inPaper?: boolean
  /** Whether it has the ends of the 95 % interval then too. */
  readonly hasIntervalInPaper?: boolean
  readonly lane?: LaneMetric
  readonly language?: LanguageMetric
  readonly fairness?: FairnessMetric
}
