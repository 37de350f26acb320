/** Tokenizers that a link names by their recipe: trained once, the result checked by its hash, stopped, and what cannot be. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createTrainedLoads, type TrainedLoadsParts } from '../../../src/app/effects/trainedLoads.ts'
import { startLoading } from '../../../src/app/effects/loadTokenizers.ts'
import { textKey } from '../../../src/core/text/textKey.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import { formatReference } from '../../../src/core/tokenizers/reference.ts'
import { createTraining } from '../../../src/core/training/training.ts'
import { readTokenizerFile } from '../../../src/platform/tokenizers/readTokenizerFile.ts'
import { train } from '../../../src/platform/workers/training/client.ts'
import { exposeTraining } from '../../../src/platform/workers/training/expose.ts'
import type { LoadProgress, ReaderFile } from '../../../src/platform/workers/tokenization/protocol.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { setText } from '../../../src/state/actions/comparison.ts'
import { tokenizerStatus } from '../../../src/state/selectors.ts'
import { createStore } from '../../../src/state/store.ts'
import type { TrainingServices } from '../../../src/state/trainingServices.ts'
import { runToEnd } from '../../core/training/runToEnd.ts'
import { LocalWorker } from '../../platform/workers/localWorker.ts'
import { createFakeService } from './fakeService.ts'

const text = readFileSync('tests/oracle/training/text.txt', 'utf8').slice(0, 20_000)
const settings = {
  algorithm: 'bpe',
  pattern: 'gpt2',
  vocabularySize: 400,
  firstStage: 80,
  parity: 'rule',
} as const

/** The hash of what training gives, computed here. */
function hashOf(texts: readonly { readonly text: string; readonly weight: number }[]): string {
  const training = createTraining(texts, settings)
  runToEnd(training.steps())
  return createHash('sha256').update(JSON.stringify(training.file())).digest('hex')
}

const ofScreen = formatReference({
  kind: 'trained',
  sha256: hashOf([{ text, weight: 1 }]),
  recipe: `bpe;size=400;pattern=gpt2;text=${textKey(text)}`,
})

function start(shown = text) {
  const store = createStore(defaultComparison(shown, null))
  const files = new Map<string, ReaderFile>()
  const loaded: string[] = []
  const trainings: string[] = []
  const client: TrainedLoadsParts = {
    readerFile: (reference) => files.get(reference) ?? null,
    async addFile(file) {
      const read = await readTokenizerFile(file)
      if (!read.ok) return read
      const { card } = read.value
      files.set(card.id, file)
      return succeed({ reference: card.id, card })
    },
    async load({ reference }) {
      loaded.push(reference)
      return fail('not-loaded')
    },
    async unload(reference) {
      files.delete(reference)
    },
  }
  const training: Pick<TrainingServices, 'declaration' | 'train'> = {
    declaration: async (code) => succeed(`${code} `.repeat(3)),
    train(texts, wanted, onNews) {
      trainings.push(texts.map((one) => one.text.slice(0, 3)).join())
      if (wanted.kind !== 'new') throw new Error('no test changes a tokenizer')
      return train({ texts, task: wanted }, onNews, () => new LocalWorker(exposeTraining))
    },
  }
  const loads = createTrainedLoads(store, client, training)
  const progress: LoadProgress[] = []
  const load = (reference: string, requestId = 'one') =>
    loads.load(
      {
        requestId,
        reference,
        settings: { assetsBase: '', hubAddress: '', hubToken: null, fittingText: null },
      },
      (one) => progress.push(one),
    )
  return { store, files, loaded, trainings, loads, load, progress }
}

test('it is trained once for itself and its variant, under the name that the link has, and then loaded', async () => {
  const { load, files, loaded, trainings, progress } = start()
  const variant = `variant:${ofScreen}:merges=20`
  await Promise.all([load(ofScreen, 'one'), load(variant, 'two')])
  expect([...files.keys()]).toEqual([ofScreen])
  expect(loaded.toSorted()).toEqual([ofScreen, variant].toSorted())
  await load(ofScreen, 'three')
  expect(trainings).toHaveLength(1)
  expect(progress.length).toBeGreaterThan(0)
  expect(progress.every(({ phase, totalBytes }) => phase === 'training' && totalBytes === 400)).toBe(true)
})

test('languages of the Declaration with their weights', async () => {
  const texts = [
    { text: 'eng eng eng ', weight: 1 },
    { text: 'mya mya mya ', weight: 5 },
  ]
  const recipe = 'bpe;size=400;pattern=gpt2;languages=eng,mya*5'
  const reference = formatReference({ kind: 'trained', sha256: hashOf(texts), recipe })
  const { load, loaded, trainings } = start('another text')
  await load(reference)
  expect(trainings).toEqual(['eng,mya'])
  expect(loaded).toEqual([reference])
})

test('another text on the screen, and another result, are said, and leave nothing behind', async () => {
  const { load, files, loaded, trainings, store } = start('another text')
  expect(await load(ofScreen)).toMatchObject(fail('training-text', { what: 'bpe-400-screen.json' }))
  expect(trainings).toEqual([])
  setText(store, text)
  const other = ofScreen.replace(/[0-9a-f]{64}/, '0'.repeat(64))
  expect(await load(other)).toEqual(fail('recipe-differs', { what: 'bpe-400-screen.json' }))
  expect(files.size).toBe(0)
  expect(loaded).toEqual([])
  expect(await load(`trained:${'0'.repeat(64)}:bpe;size=400`)).toMatchObject({ failure: { code: 'bad-reference' } })
})

test('the load effect has it trained, and stops it', async () => {
  const { loads, loaded, store, files } = start()
  const fake = createFakeService()
  store.setState((state) => ({ comparison: { ...state.comparison, tokenizers: [ofScreen] } }))
  const effect = startLoading(store, fake.service, 'https://page.example/', async () => loads)
  expect(tokenizerStatus(store.getState(), ofScreen).status).toBe('loading')
  effect.cancel(ofScreen)
  expect(tokenizerStatus(store.getState(), ofScreen)).toMatchObject({ failure: { code: 'cancelled' } })
  // Another training ends after the one that was stopped.
  await loads.load(
    {
      requestId: 'after',
      reference: ofScreen,
      settings: { assetsBase: '', hubAddress: '', hubToken: null, fittingText: null },
    },
    () => {},
  )
  expect(loaded).toEqual([ofScreen])
  expect(files.size).toBe(1)
  expect(fake.loads).toEqual([])
  effect.stop()
})
