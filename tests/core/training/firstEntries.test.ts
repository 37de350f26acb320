/** The first entries of a finished run are what training to that size gives, as a variant of what was trained. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { createVariant } from '../../../src/core/tokenizers/variants/createVariant.ts'
import { createContinued } from '../../../src/core/training/continuedTraining.ts'
import { trainingBase } from '../../../src/core/training/continueTraining.ts'
import { createTraining, type TrainingSettings } from '../../../src/core/training/training.ts'
import type { Training } from '../../../src/core/training/trainingRun.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { loadShippedTokenizer } from '../chat/loadShippedTokenizer.ts'
import { loadTrained } from './loadTrained.ts'
import { runToEnd } from './runToEnd.ts'

const corpus = readFileSync('tests/oracle/training/text.txt', 'utf8').slice(0, 25_000)
const texts = [corpus.slice(0, 2000), ...randomTexts(31, 20).filter((one) => one.isWellFormed())]
const common: Omit<TrainingSettings, 'algorithm' | 'vocabularySize'> = {
  pattern: 'words-with-marks',
  firstStage: 80,
  parity: 'rule',
}

function finished(training: Training): { readonly training: Training; readonly tokenizer: Tokenizer } {
  runToEnd(training.steps())
  const json: unknown = JSON.parse(JSON.stringify(training.file()))
  if (typeof json !== 'object' || json === null) throw new Error('no object')
  return { training, tokenizer: loadTrained(json) }
}

function firstEntries({ training, tokenizer }: ReturnType<typeof finished>, entries: number): Tokenizer {
  if (training.before === null) throw new Error('it has no merges')
  const merges = training.before.made + entries - training.before.entries
  const variant = createVariant('x', tokenizer, { merges })
  if (!variant.ok) throw new Error(JSON.stringify(variant.failure))
  return variant.value
}

const idsOf = (tokenizer: Tokenizer): readonly (readonly number[])[] =>
  texts.map((text) => [...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids])

test.each(['bpe', 'one-stage', 'parity'] as const)('%s', (algorithm) => {
  const train = (vocabularySize: number) =>
    finished(createTraining([{ text: corpus, weight: 1 }], { ...common, algorithm, vocabularySize }))
  const whole = train(600)
  for (const size of [257, 500]) expect(idsOf(firstEntries(whole, size))).toEqual(idsOf(train(size).tokenizer))
})

test('what goes on with a tokenizer keeps all of it, and the first of what it learnt', async () => {
  const base = trainingBase(await loadShippedTokenizer('gpt2'))
  if (!base.ok) throw new Error(JSON.stringify(base.failure))
  const train = (entries: number) => finished(createContinued([{ text: corpus, weight: 1 }], base.value, entries))
  const whole = train(200)
  expect(idsOf(firstEntries(whole, base.value.nextId + 90))).toEqual(idsOf(train(90).tokenizer))
})
