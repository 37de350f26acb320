/** The cards of the shipped language models: their shape, the files that they name, and bits per byte computed anew. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { costOf, FREE, sum } from '../../pretraining/evaluate/bitsPerByte.ts'
import { cardSchema } from '../../pretraining/evaluate/card.ts'
import { sampleSchema } from '../../pretraining/evaluate/makeSample.ts'
import { readmeOf } from '../../pretraining/evaluate/readme.ts'
import { ShippedModel } from '../../pretraining/evaluate/shippedModel.ts'
import { SHIPPED } from '../../pretraining/family.ts'
import { readTokenizer } from '../../pretraining/tokenizers/read.ts'
import { amountOf } from '../depth.ts'

const MAX_BYTES_OF_A_MODEL = 4_000_000
const MAX_DIFFERENCE = 0.01

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

/** That of the BPE tokenizer first, as most tokenizers are like it. */
const COMPUTED_ANEW = SHIPPED.toSorted((a, b) => Number(b === 'bpe') - Number(a === 'bpe')).slice(
  0,
  amountOf('shipped language models whose bits per byte of a whole sample are computed anew'),
)

function shipped(kind: string) {
  const folder = path.resolve('public/models', `tessera-${kind}`)
  return { folder, card: v.parse(cardSchema, JSON.parse(readFileSync(path.join(folder, 'card.json'), 'utf8'))) }
}

describe.each(SHIPPED)('tessera-%s', (kind) => {
  const { folder, card } = shipped(kind)

  test('names every file with its size and SHA-256', () => {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((name) => name !== 'card.json' && name !== 'README.md')
    expect(card.files.map((file) => file.path).toSorted()).toEqual(found.toSorted())
    for (const file of card.files) {
      const content = readFileSync(path.join(folder, file.path))
      expect({ bytes: content.length, sha256: sha256(content) }).toEqual({ bytes: file.bytes, sha256: file.sha256 })
    }
    expect(card.files.reduce((total, { bytes }) => total + bytes, 0)).toBeLessThan(MAX_BYTES_OF_A_MODEL)
  })

  test('its README says what the card says', () => {
    expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toBe(readmeOf(card))
  })
})

test.each(COMPUTED_ANEW)('tessera-%s: bits per byte on the committed sample', { timeout: 600_000 }, async (kind) => {
  const { folder, card } = shipped(kind)
  const file = readFileSync('pretraining/evaluate/sample.json', 'utf8')
  expect(sha256(file)).toBe(card.sample.sha256)
  const model = await ShippedModel.load(folder)
  const tokenizer = readTokenizer(folder)
  let total = FREE
  for (const { text } of v.parse(sampleSchema, JSON.parse(file)).pieces) {
    total = sum(
      total,
      await costOf(
        model,
        (one) => [...tokenizer.encode(one, { addSpecialTokens: false, parseSpecialTokens: false }).ids],
        text,
      ),
    )
  }
  await model.release()
  expect(total.bytes).toBe(card.sample.bytes)
  expect(Math.abs(total.bits / total.bytes - card.sample.bitsPerByte)).toBeLessThan(MAX_DIFFERENCE)
})
