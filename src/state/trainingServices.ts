/** What the Workshop may ask of training, as an interface: all of it in the browser. */
import type { CorpusLanguage } from '../core/corpora/parallelCorpus.ts'
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { Running } from '../platform/workers/stoppableCalls.ts'
import type { TrainedTokenizer, TrainingNews, TrainingRequest } from '../platform/workers/training/protocol.ts'

export interface TrainingServices {
  /** The languages of the Universal Declaration, by name. */
  languages(): Promise<Outcome<readonly CorpusLanguage[]>>
  /** The whole Declaration in a language of {@link languages}. */
  declaration(code: string): Promise<Outcome<string>>
  /** Trains in a worker of its own; takes seconds to minutes. Failures: `cancelled`, `worker-stopped`, `network`, `internal`. */
  train(request: TrainingRequest, onNews: (news: TrainingNews) => void): Running<TrainedTokenizer>
}
