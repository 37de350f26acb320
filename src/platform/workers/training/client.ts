/** The page's side of training: a worker for every tokenizer that is trained, so that several train side by side. */
import { fail } from '../../../core/tokenizers/failure.ts'
import { forwardCalls } from '../calls.ts'
import type { Running } from '../stoppableCalls.ts'
import { createWorkerLink } from '../workerLink.ts'
import {
  trainingCalls,
  type TrainedTokenizer,
  type TrainingNews,
  type TrainingRequest,
  type TrainingService,
} from './protocol.ts'

/**
 * Failures: `cancelled`, `worker-stopped`, `internal`.
 * @param createWorker the project's worker by default
 */
export function train(
  request: TrainingRequest,
  onNews: (news: TrainingNews) => void,
  createWorker = (): Worker =>
    new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module', name: 'training' }),
): Running<TrainedTokenizer> {
  let isCancelled = false
  const link = createWorkerLink<TrainingService, null>({
    createWorker,
    createKnown: () => null,
    stoppedAs: 'worker-stopped',
    ping: (service) => service.ping(),
  })
  const calls = forwardCalls<TrainingService, null>(trainingCalls, link)
  const outcome = calls.train(request, (news) => {
    if (!isCancelled) onNews(news)
  })
  return {
    outcome: outcome.then((ended) => {
      link.stop('it is done')
      return isCancelled ? fail('cancelled') : ended
    }),
    cancel: () => {
      isCancelled = true
      link.stop('cancelled')
    },
  }
}
