import { expect, test } from 'vitest'
import { unfinishedSampleId, unfinishedText } from '../../../src/core/samples/samples.ts'
import {
  answeredLane,
  answeredNext,
  answersOfSample,
  type RecordedAnswers,
} from '../../../src/features/probabilities/recorded/recordedAnswers.ts'
import type { LaneResult } from '../../../src/state/session.ts'
import { shippedTokenizer } from '../../core/tokenizers/bpe/shipped.ts'

const options = { addSpecialTokens: false, parseSpecialTokens: false }
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

async function recorded(): Promise<RecordedAnswers> {
  const answers = await answersOfSample(unfinishedSampleId)
  if (answers === null) throw new Error('nothing is recorded')
  return answers
}

function resultOf(tokenizer: string, text = unfinishedText): LaneResult {
  const encoding = shippedTokenizer(tokenizer).encode(text, options)
  return {
    input: { text, options, detail: 'columns' },
    encoding: {
      tokenCount: encoding.ids.length,
      countByKind: [encoding.ids.length, 0, 0, 0, 0],
      textBytes: Buffer.byteLength(text),
      encoding,
      encodeMilliseconds: 0,
    },
    origin: 'live',
  }
}

test('its own lane has a score a token, which add up to the total of its tokens', async () => {
  const answers = await recorded()
  const lane = answeredLane(answers, resultOf('smollm2'), 'paired')
  expect(lane?.surprisalBits).toHaveLength(shippedTokenizer('smollm2').encode(unfinishedText, options).ids.length)
  expect(sum(lane?.surprisalBits ?? [])).toBeCloseTo(answers.canonicalBits, 2)
  expect(answeredLane(answers, resultOf('gpt2'), 'paired')).toBeNull()
})

test('read by bytes, every lane has the bits of the text, which is no less probable than one way to segment it', async () => {
  const answers = await recorded()
  for (const tokenizer of ['gpt2', 'cl100k_base', 'tessera-superword-16k']) {
    const lane = answeredLane(answers, resultOf(tokenizer), 'bytes')
    expect(sum(lane?.surprisalBits ?? [])).toBeCloseTo(lane?.ofText?.bits ?? NaN, 3)
    expect(lane?.ofText?.bits).toBeLessThanOrEqual(answers.canonicalBits + 1e-3)
  }
  expect(answeredLane(answers, resultOf('gpt2', 'another text'), 'bytes')).toBeNull()
})

test('what comes next is the most probable first, no more than everything, and an answer about this text alone', async () => {
  const answers = await recorded()
  const next = answeredNext(answers, answers.languageModel, unfinishedText, true)
  const logs = next?.tokens.map(({ logProbability }) => logProbability) ?? []
  expect(logs).toEqual(logs.toSorted((a, b) => b - a))
  expect(sum(logs.map(Math.exp))).toBeLessThanOrEqual(1)
  // The declaration goes on so.
  expect(Buffer.from(next?.tokens[0]?.bytes ?? []).toString()).toBe(' rights')
  expect(answeredNext(answers, answers.languageModel, `${unfinishedText} `, true)).toBeNull()
  expect(answeredNext(answers, 'tessera-bpe', unfinishedText, true)).toBeNull()
  expect(answeredNext(answers, answers.languageModel, unfinishedText, false)).toBeNull()
})
