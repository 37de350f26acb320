/**
 * Log-probabilities of twenty texts: ONNX Runtime Web (WebAssembly) on the shipped file against PyTorch with the same
 * int8 weights, at once, with a cache, and in batches with padding.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logProbability } from '../../pretraining/evaluate/bitsPerByte.ts'
import { ShippedModel } from '../../pretraining/evaluate/shippedModel.ts'
import { SHIPPED } from '../../pretraining/family.ts'
import { readTokenizer } from '../../pretraining/tokenizers/read.ts'
import { amountOf } from '../depth.ts'
import { readGolden, type Golden } from './golden.ts'

const MAX_DIFFERENCE_NATS = 1e-3
const MAX_QUANTIZATION_LOSS = 0.005
/** Tokens fed at a time behind the first; one at a time is what generation does. */
const STEPS = [1, 1, 1, 7, 1, 40, 2, 150]
const IN_STEPS = amountOf('texts fed to each shipped language model in steps, and behind one prefix')
/** Token id of padding: it must not matter which. */
const PADDING = 3

/** Some of all texts, from the first to the last of them, a long one among them; in the deep run all. */
const spread = <Text>(texts: readonly Text[]): readonly Text[] => {
  const every = Math.ceil(texts.length / IN_STEPS)
  return texts.filter((_, index) => index % every === 2 % every)
}

const folderOf = (kind: string): string => path.resolve('public/models', `tessera-${kind}`)
const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function largestDifference(found: readonly number[], golden: readonly number[]): number {
  expect(found.length).toBe(golden.length)
  return Math.max(...found.map((value, place) => Math.abs(value - (golden[place] ?? Number.NaN))))
}

describe.each(SHIPPED)('tessera-%s', (kind) => {
  const golden: Golden = readGolden(kind)
  let model: ShippedModel
  beforeAll(async () => {
    model = await ShippedModel.load(folderOf(kind))
  })
  afterAll(() => model.release())

  /** ln p of the ids behind the logits' row `first` of a sequence in the batch. */
  const nats = (logits: Float32Array, first: number, ids: readonly number[]): number[] => {
    const size = model.config.vocab_size
    return ids.map((id, place) => logProbability(logits, (first + place) * size, size, id))
  }

  test('the log-probabilities are those of the shipped file', () => {
    const file = readFileSync(path.join(folderOf(kind), 'onnx/model_quantized.onnx'))
    expect(createHash('sha256').update(file).digest('hex')).toBe(golden.sha256)
    expect(golden.beginToken).toBe(model.config.bos_token_id)
  })

  test('the tokenizer gives the same ids', () => {
    const tokenizer = readTokenizer(folderOf(kind))
    const ids = golden.texts.map(({ text }) => [
      ...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids,
    ])
    expect(ids).toEqual(golden.texts.map((one) => one.ids))
  })

  test('without a cache', { timeout: 300_000 }, async () => {
    const differences: number[] = []
    for (const { ids, shipped } of golden.texts) {
      const { logits } = await model.run({ ids: [[golden.beginToken, ...ids]] })
      differences.push(largestDifference(nats(logits, 0, ids), shipped))
    }
    expect(Math.max(...differences)).toBeLessThan(MAX_DIFFERENCE_NATS)
  })

  test('with a cache, some tokens at a time', { timeout: 300_000 }, async () => {
    const differences: number[] = []
    for (const { ids, shipped } of spread(golden.texts)) {
      const found: number[] = []
      let past = model.emptyPast(1)
      for (let done = 0, step = 0; done < ids.length; step++) {
        const count = Math.min(STEPS[step % STEPS.length] ?? 1, ids.length - done)
        const run = await model.run({ ids: [[golden.beginToken, ...ids].slice(done, done + count)] }, past)
        found.push(...nats(run.logits, 0, ids.slice(done, done + count)))
        past = run.past
        done += count
      }
      differences.push(largestDifference(found, shipped))
    }
    expect(Math.max(...differences)).toBeLessThan(MAX_DIFFERENCE_NATS)
  })

  test.each(['left', 'right'] as const)('in one batch, padded on the %s', { timeout: 300_000 }, async (side) => {
    const texts = golden.texts.filter(({ ids }) => ids.length <= 70)
    expect(texts.length).toBeGreaterThanOrEqual(5)
    const length = Math.max(...texts.map(({ ids }) => ids.length))
    const padded = (row: readonly number[], filler: number) => {
      const padding = Array.from({ length: length - row.length }, () => filler)
      return side === 'left' ? [...padding, ...row] : [...row, ...padding]
    }
    const { logits } = await model.run({
      ids: texts.map(({ ids }) => padded([golden.beginToken, ...ids.slice(0, -1)], PADDING)),
      mask: texts.map(({ ids }) =>
        padded(
          ids.map(() => 1),
          0,
        ),
      ),
      positions: texts.map(({ ids }) =>
        padded(
          ids.map((_, place) => place),
          0,
        ),
      ),
    })
    const differences = texts.map(({ ids, shipped }, row) =>
      largestDifference(nats(logits, row * length + (side === 'left' ? length - ids.length : 0), ids), shipped),
    )
    expect(Math.max(...differences)).toBeLessThan(MAX_DIFFERENCE_NATS)
  })

  test('behind a cache of one prefix for several sequences of different length', { timeout: 300_000 }, async () => {
    const [{ ids: prefix } = { ids: [] }, ...others] = golden.texts
    const endings = spread(others)
      .map(({ ids }) => ids.slice(0, 12))
      .filter((ids) => ids.length > 0)
    const length = Math.max(...endings.map((ids) => ids.length))
    const { past } = await model.run({ ids: endings.map(() => [golden.beginToken, ...prefix]) })
    const ones = [1, ...prefix.map(() => 1)]
    const filled = (ids: readonly number[], filler: number) => Array.from({ length: length - ids.length }, () => filler)
    const batch = await model.run(
      {
        ids: endings.map((ids) => [...ids, ...filled(ids, PADDING)]),
        mask: endings.map((ids) => [...ones, ...ids.map(() => 1), ...filled(ids, 0)]),
        positions: endings.map((ids) => [...ids.map((_, place) => ones.length + place), ...filled(ids, 0)]),
      },
      past,
    )
    const differences: number[] = []
    for (const [row, ids] of endings.entries()) {
      const alone = await model.run({ ids: [[golden.beginToken, ...prefix, ...ids]] })
      const targets = [...ids.slice(1), golden.beginToken]
      differences.push(
        largestDifference(nats(batch.logits, row * length, targets), nats(alone.logits, ones.length, targets)),
      )
    }
    expect(Math.max(...differences)).toBeLessThan(MAX_DIFFERENCE_NATS)
  })

  test('the hidden states are what the head takes', async () => {
    const { hiddenStates } = await model.run({ ids: [[golden.beginToken, ...(golden.texts[0]?.ids ?? [])]] })
    const last = Array.from(hiddenStates.slice(-model.config.hidden_size))
    expect(largestDifference(last, golden.lastHiddenState)).toBeLessThan(MAX_DIFFERENCE_NATS)
  })

  test('eight bits cost less than half a percent of the bits', () => {
    const [shipped, unquantized] = [
      golden.texts.flatMap((one) => one.shipped),
      golden.texts.flatMap((one) => one.unquantized),
    ]
    expect(sumOf(shipped) / sumOf(unquantized)).toBeLessThan(1 + MAX_QUANTIZATION_LOSS)
  })
})
