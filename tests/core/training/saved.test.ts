/** What is saved gives the same ids in Hugging Face's Rust library as here, on random texts (tests/oracle/training/make_saved.py). */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import golden from '../../oracle/training/saved_rust.json' with { type: 'json' }
import { SAVED } from '../../oracle/training/saved.mjs'
import { createTraining } from '../../../src/core/training/training.ts'
import { amountOf } from '../../depth.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { loadTrained } from './loadTrained.ts'
import { runToEnd } from './runToEnd.ts'

const text = readFileSync('tests/oracle/training/text.txt', 'utf8')
const amount = amountOf('random texts for each kind of trained tokenizer, against the Rust library')
const texts = randomTexts(57, amount).filter((one) => one.isWellFormed())
/** The goldens are of 400 texts and of 20,000. */
const place = amount === 400 ? 0 : 1
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

describe.each(SAVED.map((settings, index) => ({ settings, index, ...golden.saved[index] })))(
  '$algorithm by $pattern',
  ({ settings, file, ids, tokens }) => {
    const training = createTraining([{ text, weight: 1 }], settings)
    runToEnd(training.steps())
    const json = JSON.stringify(training.file())

    test('is trained to the same file again', () => {
      expect(sha256(json)).toBe(file)
    })

    test('has the ids of the Rust library', () => {
      const tokenizer = loadTrained(JSON.parse(json))
      const ours = texts.map((one) => [
        ...tokenizer.encode(one, { addSpecialTokens: false, parseSpecialTokens: true }).ids,
      ])
      expect(ours.flat()).toHaveLength(tokens?.[place] ?? -1)
      expect(sha256(JSON.stringify(ours))).toBe(ids?.[place])
    })
  },
)
