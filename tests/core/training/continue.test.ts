/** Going on with a tokenizer: the same as training longer, on the same text; and what is saved is what was measured. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createContinued } from '../../../src/core/training/continuedTraining.ts'
import { trainingBase } from '../../../src/core/training/continueTraining.ts'
import { createTraining, type TrainingSettings } from '../../../src/core/training/training.ts'
import type { MergeStep, Training } from '../../../src/core/training/trainingRun.ts'
import { decodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { loadShippedTokenizer } from '../chat/loadShippedTokenizer.ts'
import { loadTrained } from './loadTrained.ts'
import { runToEnd } from './runToEnd.ts'

const text = readFileSync('tests/oracle/training/text.txt', 'utf8').slice(0, 60_000)
const settings: TrainingSettings = {
  algorithm: 'bpe',
  pattern: 'cl100k_base',
  vocabularySize: 600,
  firstStage: 80,
  parity: 'rule',
}
const plain = { addSpecialTokens: false, parseSpecialTokens: true }

const reloaded = (training: Training): Tokenizer => {
  const json: unknown = JSON.parse(JSON.stringify(training.file()))
  if (typeof json !== 'object' || json === null) throw new Error('no object')
  return loadTrained(json)
}

function mergesOf(training: Training): readonly string[] {
  const steps = [...training.steps()].filter((step): step is MergeStep => step.kind === 'merge')
  return steps.map(({ left, right, count }) =>
    [training.bytesOf(left), training.bytesOf(right)]
      .map((bytes) => bytes.join(' '))
      .concat(String(count))
      .join('|'),
  )
}

function continued(tokenizer: Tokenizer, entries: number, of = text): Training {
  const base = trainingBase(tokenizer)
  if (!base.ok) throw new Error(JSON.stringify(base.failure))
  return createContinued([{ text: of, weight: 1 }], base.value, entries)
}

describe('on the text that the base was trained on', () => {
  test('it learns what longer training would have learnt', () => {
    for (const pattern of ['cl100k_base', 'gpt2', 'words-with-marks'] as const) {
      const short = createTraining([{ text, weight: 1 }], { ...settings, pattern })
      const first = mergesOf(short)
      const long = mergesOf(createTraining([{ text, weight: 1 }], { ...settings, pattern, vocabularySize: 900 }))
      expect([...first, ...mergesOf(continued(reloaded(short), 300))]).toEqual(long)
    }
  })
})

describe.each(['gpt2', 'cl100k_base', 'qwen2.5'])('%s', (id) => {
  test('becomes shorter on the new text, and its file encodes it so', async () => {
    const tokenizer = await loadShippedTokenizer(id)
    const before = tokenizer.encode(text, plain).ids.length
    const training = continued(tokenizer, 200)
    runToEnd(training.steps())
    const ours = reloaded(training)
    const { ids } = ours.encode(text, plain)
    expect(training.tokens()).toEqual([ids.length])
    expect(ids.length).toBeLessThan(before)
    expect(ours.decode(ids)).toBe(tokenizer.decode(tokenizer.encode(text, plain).ids))
    // What it had stays as it was.
    for (const token of tokenizer.encode('Hello, world', plain).ids)
      expect(ours.tokenBytes(token)).toEqual(tokenizer.tokenBytes(token))
    const added = Array.from({ length: 200 }, (_, index) => ours.tokenBytes(training.size() - 1 - index))
    expect(added.every((bytes) => bytes !== null && decodeUtf8(bytes).length > 0)).toBe(true)
  })
})

test('a tokenizer that is no byte-level BPE is refused', async () => {
  for (const id of ['byt5', 'canine']) {
    const base = trainingBase(await loadShippedTokenizer(id))
    expect(base).toMatchObject({ ok: false, failure: { code: 'unsupported' } })
  }
  const pieces = createTraining([{ text, weight: 1 }], { ...settings, algorithm: 'wordpiece' })
  runToEnd(pieces.steps())
  expect(trainingBase(reloaded(pieces))).toMatchObject({ ok: false, failure: { code: 'unsupported' } })
})
