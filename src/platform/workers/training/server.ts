/** Trains a tokenizer in its worker, and tells the page now and then how far it is. */
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { createContinued } from '../../../core/training/continuedTraining.ts'
import { trainingBase } from '../../../core/training/continueTraining.ts'
import { createPruned } from '../../../core/training/pruneLeaves.ts'
import { createTraining } from '../../../core/training/training.ts'
import type { MergeStep, Training } from '../../../core/training/trainingRun.ts'
import { succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { RunningRequests, yieldToMessages } from '../cancellation.ts'
import { guarded, LoadedTokenizers } from '../loadedTokenizers.ts'
import {
  MAX_SHOWN_MERGES,
  type SizePoint,
  type TrainedTokenizer,
  type TrainingRequest,
  type TrainingService,
  type TrainingTask,
} from './protocol.ts'

const NEWS_MS = 60

type OnNews = Parameters<TrainingService['train']>[1]
/** Numbers of merges at which the lengths of texts are told, each this many times the one before. */
const POINT_RATIO = 1.02

export class TrainingServer implements TrainingService {
  train({ texts, task }: TrainingRequest, onNews: OnNews): Promise<Outcome<TrainedTokenizer>> {
    return guarded(async () => {
      const created = await trainingOf(texts, task)
      if (!created.ok) return created
      const training = created.value
      const merges = await follow(training, onNews)
      const file = encodeUtf8(JSON.stringify(training.file()))
      const { before } = training
      return succeed({ bytes: Uint8Array.from(file).buffer, size: training.size(), merges, before })
    })
  }

  async ping(): Promise<void> {}
}

async function trainingOf(texts: TrainingRequest['texts'], task: TrainingTask): Promise<Outcome<Training>> {
  if (task.kind === 'new') return succeed(createTraining(texts, task.settings))
  const { reference, settings, file } = task.base
  const tokenizers = new LoadedTokenizers()
  const added = file === null ? succeed(null) : await tokenizers.addFile(file)
  if (!added.ok) return added
  const loaded = await tokenizers.load({ requestId: 'base', reference, settings }, new RunningRequests())
  if (!loaded.ok) return loaded
  return tokenizers.use(reference, async (tokenizer) => {
    const base = trainingBase(tokenizer)
    if (!base.ok) return base
    const create = task.kind === 'continue' ? createContinued : createPruned
    return succeed(create(texts, base.value, task.entries))
  })
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
      if (merges >= nextPoint) {
        points.push({ size, tokens: training.tokens() })
        nextPoint = Math.ceil(merges * POINT_RATIO)
      }
    }
    if (step.kind === 'round') {
      ;({ size } = step)
      points.push({ size, tokens: training.tokens() })
    }
    if (performance.now() - since < NEWS_MS) continue
    await tell(step.kind === 'reading' ? step.done / step.all : null)
    // Lets questions for a sign of life in.
    await yieldToMessages()
    since = performance.now()
  }
  if (merges > 0) points.push({ size, tokens: training.tokens() })
  size = training.size()
  await tell(null)
  return merges
}
