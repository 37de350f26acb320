/**
 * The registry of metrics: each is defined here, once, and Compare, Languages, the exports and the documentation show what it
 * says. Their words (name, meaning, unit, formula, source) are in `features/metrics/messages/`, under the same ids. Their order
 * is that of every table.
 */
import { bytesPerToken } from './bytesPerToken.ts'
import { codePointsPerToken } from './codePointsPerToken.ts'
import { contextShare } from './contextShare.ts'
import { cost } from './cost.ts'
import { sharedMessage } from './sharedMessage.ts'
import { gini } from './gini.ts'
import { median } from './median.ts'
import { count, ratio, share, type MetricDefinition } from './metric.ts'
import { renyiEfficiency } from './renyiEfficiency.ts'
import { tokensPerWord } from './tokensPerWord.ts'

/** Ids stand in links: never re-used. */
const definitions = {
  premium: {
    column: 'premium',
    format: ratio,
    better: 'lower',
    inPaper: true,
    hasIntervalInPaper: true,
    language: {
      against: 'base',
      sums: ({ language, base }) =>
        base && [
          { column: language.counts.tokens, within: base.statistics.present },
          { column: base.counts.tokens, within: language.statistics.present },
        ],
    },
  },
  tokens: {
    column: 'tokens',
    format: count,
    better: 'lower',
    inPaper: true,
    lane: { of: ({ measures }) => measures.tokens },
    language: { sums: ({ language }) => [{ column: language.counts.tokens }, null] },
  },
  'tokens-per-word': {
    column: 'tokens_per_word',
    format: ratio,
    better: 'lower',
    inPaper: true,
    lane: { of: ({ measures, text }) => tokensPerWord(measures, text) },
    language: { sums: ({ language }) => [{ column: language.counts.tokens }, { column: language.statistics.words }] },
  },
  'tokens-per-grapheme': {
    column: 'tokens_per_grapheme',
    format: ratio,
    better: 'lower',
    language: {
      sums: ({ language }) => [{ column: language.counts.tokens }, { column: language.statistics.graphemes }],
    },
  },
  'continued-words': {
    column: 'continued_words_share',
    format: share,
    better: 'lower',
    inPaper: true,
    lane: { of: ({ measures }) => measures.continuedWords },
    language: {
      sums: ({ language }) => [{ column: language.counts.continuedWords }, { column: language.statistics.words }],
    },
  },
  'bytes-per-token': {
    column: 'bytes_per_token',
    format: ratio,
    better: 'higher',
    inPaper: true,
    lane: { of: ({ measures, text }) => bytesPerToken(measures, text) },
    language: { sums: ({ language }) => [{ column: language.statistics.bytes }, { column: language.counts.tokens }] },
  },
  'code-points-per-token': {
    column: 'code_points_per_token',
    format: ratio,
    better: 'higher',
    lane: { of: ({ measures, text }) => codePointsPerToken(measures, text) },
  },
  'single-token-types': {
    column: 'single_token_types_share',
    format: share,
    better: 'higher',
    language: {
      whole: ({ language: { statistics, counts } }) =>
        statistics.wordTypes === 0 ? null : counts.singleTokenTypes / statistics.wordTypes,
    },
  },
  'distinct-tokens': {
    column: 'distinct_tokens',
    format: count,
    better: null,
    lane: { of: ({ measures }) => measures.distinctTokens },
  },
  'longest-token': {
    column: 'longest_token_bytes',
    format: count,
    better: null,
    lane: { of: ({ measures }) => measures.longestToken?.bytes ?? null },
  },
  'unspelled-code-points': {
    column: 'unspelled_code_points',
    format: count,
    better: 'lower',
    lane: { of: ({ measures }) => measures.unspelledCodePoints },
  },
  unknown: {
    column: 'unknown_share',
    format: share,
    better: 'lower',
    inPaper: true,
    language: {
      isNeverVoid: true,
      sums: ({ language }) => [
        { column: language.counts.unknownCodePoints },
        { column: language.statistics.codePoints },
      ],
    },
  },
  'round-trip': {
    column: 'round_trip',
    format: { as: 'word', words: ['differs', 'exact'] },
    better: null,
    lane: { of: ({ measures }) => (measures.roundTrip.status === 'exact' ? 1 : 0) },
  },
  'renyi-efficiency': {
    column: 'renyi_efficiency',
    format: { as: 'number', decimals: 3, paperDecimals: 3 },
    better: 'higher',
    inPaper: true,
    lane: { of: ({ measures, alpha }) => renyiEfficiency(measures.frequencySpectrum, alpha), saysAlpha: true },
  },
  cost: {
    column: 'cost',
    format: { as: 'number', decimals: 6, paperDecimals: 6 },
    better: 'lower',
    lane: { of: ({ measures, price }) => (price === null ? null : cost(measures.tokens, price)), entry: 'prices' },
  },
  'context-share': {
    column: 'context_share',
    format: { as: 'share', decimals: 3, paperDecimals: 6 },
    better: 'lower',
    lane: {
      of: ({ measures, contextLength }) =>
        contextLength === null ? null : contextShare(measures.tokens, contextLength),
      entry: 'contextLengths',
    },
  },
  'sequence-length': {
    column: 'sequence_length_ratio',
    format: ratio,
    better: 'lower',
    language: {
      against: 'baseline',
      sums: ({ language, baseline }) =>
        baseline && [{ column: language.counts.tokens }, { column: baseline.counts.tokens }],
    },
  },
  'message-fits': {
    column: 'message_fits_share',
    format: share,
    better: 'higher',
    language: { against: 'base', whole: sharedMessage },
  },
  gini: {
    column: 'gini',
    format: { as: 'number', decimals: 3, paperDecimals: 3 },
    better: 'lower',
    inPaper: true,
    hasIntervalInPaper: true,
    fairness: { of: gini, isCompared: true },
  },
  'worst-premium': {
    column: 'worst_premium',
    format: ratio,
    better: 'lower',
    inPaper: true,
    fairness: { of: (premiums) => premiums.at(-1) ?? null, language: 'worst' },
  },
  'best-premium': {
    column: 'best_premium',
    format: ratio,
    better: null,
    fairness: { of: (premiums) => premiums[0] ?? null, language: 'best' },
  },
  'worst-to-best': {
    column: 'worst_to_best',
    format: ratio,
    better: 'lower',
    fairness: { of: (premiums) => (premiums.at(-1) ?? 0) / (premiums[0] ?? 0) },
  },
  'mean-premium': {
    column: 'mean_premium',
    format: ratio,
    better: 'lower',
    inPaper: true,
    fairness: {
      of: (premiums) => premiums.reduce((sum, premium) => sum + premium, 0) / premiums.length,
      isCompared: true,
    },
  },
  'median-premium': {
    column: 'median_premium',
    format: ratio,
    better: 'lower',
    fairness: { of: median },
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>

type Definitions = typeof definitions
export type MetricId = keyof Definitions
/** The metrics that have a part. */
type MetricOf<Part extends 'lane' | 'language' | 'fairness'> = {
  [Id in MetricId]: Definitions[Id] extends Readonly<Record<Part, object>> ? Id : never
}[MetricId]
/** Of Compare: a tokenizer and the text on the screen. */
export type LaneMetricId = MetricOf<'lane'>
/** Of Languages: a tokenizer and a language of a corpus. */
export type LanguageMetricId = MetricOf<'language'>
/** Of the summary of Languages: a tokenizer over the premiums of the chosen languages. */
export type FairnessMetricId = MetricOf<'fairness'>

/** A definition as what every one of them may say. */
export function metric<Id extends MetricId>(id: Id): MetricDefinition & Definitions[Id] {
  return definitions[id]
}

const isMetricId = (id: string): id is MetricId => Object.hasOwn(definitions, id)
export const metricIds: readonly MetricId[] = Object.keys(definitions).filter(isMetricId)
export const laneMetricIds = metricIds.filter((id): id is LaneMetricId => metric(id).lane !== undefined)
export const languageMetricIds = metricIds.filter((id): id is LanguageMetricId => metric(id).language !== undefined)
export const fairnessMetricIds = metricIds.filter((id): id is FairnessMetricId => metric(id).fairness !== undefined)
