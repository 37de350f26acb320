/** Trains a tokenizer in its worker, and tells the page now and then how far it is. */
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { createTraining, type MergeStep, type Training } from '../../../core/training/training.ts'
import { succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { yieldToMessages } from '../cancellation.ts'
import { guarded } from '../loadedTokenizers.ts'
import {
  MAX_SHOWN_MERGES,
  type SizePoint,
  type TrainedTokenizer,
  type TrainingRequest,
  type TrainingService,
} from './protocol.ts'

const NEWS_MS = 60

type OnNews = Parameters<TrainingService['train']>[1]
/** Sizes at which the lengths of texts are told, each this many times the one before. */
const POINT_RATIO = 1.01

export class TrainingServer implements TrainingService {
  train({ texts, settings }: TrainingRequest, onNews: OnNews): Promise<Outcome<TrainedTokenizer>> {
    return guarded(async () => {
      const training = createTraining(texts, settings)
      const merges = await follow(training, onNews)
      const file = encodeUtf8(JSON.stringify(training.file()))
      return succeed({ bytes: Uint8Array.from(file).buffer, size: training.size(), merges })
    })
  }

  async ping(): Promise<void> {}
}

/** The number of merges. */
async function follow(training: Training, onNews: OnNews): Promise<number> {
  let last: MergeStep[] = []
  let points: SizePoint[] = []
  let nextPoint = 0
  let merges = 0
  let size = 0
  let since = performance.now()
  const tell = async (read: number | null): Promise<void> => {
    const shown = last.map((step) => ({
      size: step.size,
      left: training.bytesOf(step.left),
      right: training.bytesOf(step.right),
      count: step.count,
      text: step.text,
    }))
    const news = { read, size, merges: shown, points }
    ;[last, points] = [[], []]
    await onNews(news)
  }
  for (const step of training.steps()) {
    if (step.kind === 'merge') {
      merges += 1
      ;({ size } = step)
      last.push(step)
      if (last.length > MAX_SHOWN_MERGES) last.shift()
      if (size >= nextPoint) {
        points.push({ size, tokens: training.tokens() })
        nextPoint = Math.ceil(size * POINT_RATIO)
      }
    }
    if (performance.now() - since < NEWS_MS) continue
    await tell(step.kind === 'merge' ? null : step.done / step.all)
    // Lets questions for a sign of life in.
    await yieldToMessages()
    since = performance.now()
  }
  if (merges > 0) points.push({ size, tokens: training.tokens() })
  await tell(null)
  return merges
}
