/** The training worker by its client: news in their order, the file at the end, and Cancel at any time. */
import { afterEach, expect, test } from 'vitest'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import type { TrainingSettings } from '../../../src/core/training/training.ts'
import { train } from '../../../src/platform/workers/training/client.ts'
import { exposeTraining } from '../../../src/platform/workers/training/expose.ts'
import type { TrainedTokenizer, TrainingNews } from '../../../src/platform/workers/training/protocol.ts'
import { loadTrained } from '../../core/training/loadTrained.ts'
import { LocalWorker } from './localWorker.ts'
import { assetsBase, serveShippedFiles } from './shippedFiles.ts'

const workers: LocalWorker[] = []
const settings: TrainingSettings = {
  algorithm: 'bpe',
  pattern: 'words-with-marks',
  vocabularySize: 400,
  firstStage: 80,
  parity: 'rule',
}

afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate()
})

function start(text: string, onNews: (news: TrainingNews) => void = () => {}, other: Partial<TrainingSettings> = {}) {
  const task = { kind: 'new', settings: { ...settings, ...other } } as const
  return train({ texts: [{ text, weight: 1 }], task }, onNews, () => {
    const worker = new LocalWorker(exposeTraining)
    workers.push(worker)
    return worker
  })
}

function valueOf(outcome: Outcome<TrainedTokenizer>): TrainedTokenizer {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const text = Array.from({ length: 3000 }, (_, index) => `the ${(index * 7919) % 1009} theatres `).join('')

test('all news come before the file, and tell how long the text becomes', async () => {
  const news: TrainingNews[] = []
  const trained = valueOf(await start(text, (one) => news.push(one)).outcome)
  const points = news.flatMap((one) => one.points)
  const json: unknown = JSON.parse(new TextDecoder().decode(trained.bytes))
  if (typeof json !== 'object' || json === null) throw new Error('no object')
  const { ids } = loadTrained(json).encode(text, { addSpecialTokens: false, parseSpecialTokens: false })
  expect(points.at(-1)).toEqual({ size: trained.size, tokens: [ids.length] })
  expect(news.at(-1)?.size).toBe(trained.size)
  expect(trained.size).toBe(256 + trained.merges)
  const sizes = points.map(({ size }) => size)
  expect(sizes).toEqual(sizes.toSorted((one, other) => one - other))
  expect(workers.every(({ terminated }) => terminated)).toBe(true)
})

test('no text gives single bytes', async () => {
  const trained = valueOf(await start('').outcome)
  expect(trained).toMatchObject({ size: 256, merges: 0 })
})

test('Cancel ends the worker, whatever it does', async () => {
  const running = start(text, () => {}, { vocabularySize: 60_000 })
  running.cancel()
  expect(await running.outcome).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
  expect(workers.every(({ terminated }) => terminated)).toBe(true)
})

test('a worker that breaks is told of', async () => {
  const running = start(text)
  workers[0]?.fail('out of memory')
  expect(await running.outcome).toMatchObject({ ok: false, failure: { code: 'worker-stopped' } })
})

test('a shipped tokenizer learns more, and one that is no byte-level BPE is refused', async () => {
  serveShippedFiles()
  const places = { assetsBase, hubAddress: 'https://hub.example', hubToken: null, fittingText: null }
  const more = (reference: string) =>
    train(
      {
        texts: [{ text, weight: 1 }],
        task: { kind: 'continue', base: { reference, settings: places, file: null }, entries: 20 },
      },
      () => {},
      () => {
        const worker = new LocalWorker(exposeTraining)
        workers.push(worker)
        return worker
      },
    )
  expect(await more('gpt2').outcome).toMatchObject({ ok: true, value: { size: 50_277, merges: 20 } })
  expect(await more('byt5').outcome).toMatchObject({ ok: false, failure: { code: 'unsupported' } })
})
