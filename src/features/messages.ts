/**
 * The words that a feature has of its own, by its folder. They are fetched with the feature, so that the first screen does
 * not wait for them. A translation is a file beside each `en.json`; a feature with words is a line in {@link FeatureMessages}.
 */
import type { Language, ShellMessages } from '../ui/messages/shell.ts'

interface FeatureMessages {
  readonly 'bias-lab': typeof import('./bias-lab/messages/en.json')
  readonly 'bias-lab/ensemble': typeof import('./bias-lab/ensemble/messages/en.json')
  readonly 'bias-lab/markov': typeof import('./bias-lab/markov/messages/en.json')
  readonly 'bias-lab/next-byte': typeof import('./bias-lab/next-byte/messages/en.json')
  readonly 'bias-lab/perturbations': typeof import('./bias-lab/perturbations/messages/en.json')
  readonly 'bias-lab/segmentations': typeof import('./bias-lab/segmentations/messages/en.json')
  readonly 'bias-lab/survival': typeof import('./bias-lab/survival/messages/en.json')
  readonly 'compare/budget': typeof import('./compare/budget/messages/en.json')
  readonly 'compare/variant': typeof import('./compare/variant/messages/en.json')
  readonly 'compare/metrics': typeof import('./compare/metrics/messages/en.json')
  readonly 'compare/opening': typeof import('./compare/opening/messages/en.json')
  readonly chat: typeof import('./chat/messages/en.json')
  readonly drafts: typeof import('./drafts/messages/en.json')
  readonly export: typeof import('./export/messages/en.json')
  readonly glossary: typeof import('./glossary/messages/en.json')
  readonly languages: typeof import('./languages/messages/en.json')
  readonly lesson: typeof import('./lesson/messages/en.json')
  /** Of the registry, for whatever shows metrics. */
  readonly metrics: typeof import('./metrics/messages/en.json')
  readonly probabilities: typeof import('./probabilities/messages/en.json')
  readonly share: typeof import('./share/messages/en.json')
  readonly storage: typeof import('./storage/messages/en.json')
  readonly 'text/examples': typeof import('./text/examples/messages/en.json')
  readonly workshop: typeof import('./workshop/messages/en.json')
  readonly 'workshop/ids': typeof import('./workshop/ids/messages/en.json')
  readonly 'workshop/stages': typeof import('./workshop/stages/messages/en.json')
  readonly 'workshop/table': typeof import('./workshop/table/messages/en.json')
  readonly 'workshop/train': typeof import('./workshop/train/messages/en.json')
  readonly 'workshop/vocabulary': typeof import('./workshop/vocabulary/messages/en.json')
  readonly 'tokenizers/add': typeof import('./tokenizers/add/messages/en.json')
}

/** The folder of a feature that has words. */
export type WordedFeature = keyof FeatureMessages

const files = import.meta.glob<{ readonly default: object }>('./**/messages/*.json')

/** The words of one feature. */
export async function featureMessages(language: Language, feature: WordedFeature): Promise<object> {
  const load = files[`./${feature}/messages/${language}.json`]
  if (load === undefined) throw new Error(`${feature} has no words in ${language}`)
  return (await load()).default
}

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

declare module 'use-intl' {
  interface AppConfig {
    Messages: ShellMessages & Intersection<FeatureMessages[WordedFeature]>
  }
}
