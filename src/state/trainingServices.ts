/** What the Workshop may ask of training, as an interface: all of it in the browser. */
import { takesBase, type BaseAlgorithm } from '../core/training/names.ts'
import type { Recipe } from '../core/training/recipe.ts'
import type { CorpusLanguage } from '../core/corpora/parallelCorpus.ts'
import type { WeightedText } from '../core/training/textCounts.ts'
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { Running } from '../platform/workers/stoppableCalls.ts'
import type { TrainedTokenizer, TrainingNews, TrainingTask } from '../platform/workers/training/protocol.ts'

/** What is trained; a tokenizer that exists by its reference. */
export type WantedTraining =
  | Extract<TrainingTask, { readonly kind: 'new' }>
  | { readonly kind: BaseAlgorithm; readonly base: string; readonly entries: number }

/** What a recipe asks for. `base`: the reference of the tokenizer that is changed, if one is. */
export function wantedOf(
  { algorithm, size, pattern, firstStage, parity }: Omit<Recipe, 'text' | 'base'>,
  base: string,
): WantedTraining {
  return takesBase(algorithm)
    ? { kind: algorithm, base, entries: size }
    : { kind: 'new', settings: { algorithm, pattern, vocabularySize: size, firstStage, parity } }
}

export interface TrainingServices {
  /** The languages of the Universal Declaration, by name. */
  languages(): Promise<Outcome<readonly CorpusLanguage[]>>
  /** The whole Declaration in a language of {@link languages}. */
  declaration(code: string): Promise<Outcome<string>>
  /**
   * Trains in a worker of its own; takes seconds to minutes. Failures: `cancelled`, `worker-stopped`, `network`, `internal`; of a
   * base `unsupported` {what, detail} if it is no byte-level BPE tokenizer, and those of its loading.
   */
  train(
    texts: readonly WeightedText[],
    wanted: WantedTraining,
    onNews: (news: TrainingNews) => void,
  ): Running<TrainedTokenizer>
}
