/** Which definition of the glossary is meant: a term, a metric of the registry, a figure of scores, or one of a change of the text. Types only. */
import type { MetricId } from '../metrics/metrics.ts'
import type { TermId } from './terms.ts'

export type EntryId = TermId | MetricId | `score.${string}` | `change.${string}`
