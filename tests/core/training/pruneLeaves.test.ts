/**
 * Dropping leaves: nothing changes where all tokens stay, no entry that is left is built on one that is gone, and texts become as
 * long by the file as was measured. What is dropped first is what the text has least of.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { trainingBase } from '../../../src/core/training/continueTraining.ts'
import { createPruned } from '../../../src/core/training/pruneLeaves.ts'
import { createTraining } from '../../../src/core/training/training.ts'
import type { Training } from '../../../src/core/training/trainingRun.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { loadShippedTokenizer } from '../chat/loadShippedTokenizer.ts'
import { loadTrained } from './loadTrained.ts'
import { runToEnd } from './runToEnd.ts'

/** The small one has fewer entries, and more of them are in the text. */
const dropped = { gpt2: 5000, 'one that was trained': 400 } as const
type Name = keyof typeof dropped
const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const text = readFileSync('tests/oracle/training/text.txt', 'utf8').slice(0, 20_000)
const lines = text.split(/(?<=\n)/u)
const others = randomTexts(41, 100).filter((one) => one.isWellFormed())

interface Pruned {
  readonly base: Tokenizer
  readonly training: Training
  readonly pruned: Tokenizer
  readonly vocabulary: Readonly<Record<string, number>>
  readonly merges: readonly (readonly [string, string])[]
}

function modelOf(file: object): Pick<Pruned, 'vocabulary' | 'merges'> {
  const { model }: { model?: Record<string, unknown> } = file
  const { vocab, merges } = model ?? {}
  if (typeof vocab !== 'object' || vocab === null || !Array.isArray(merges)) throw new Error('no model')
  return { vocabulary: Object.fromEntries(Object.entries(vocab)), merges }
}

const names = ['gpt2', 'one that was trained'] as const

/** Of entries that are not the words of the text alone. */
function small(): Tokenizer {
  const training = createTraining([{ text: `${text}${others.join('\n')}`, weight: 1 }], {
    algorithm: 'bpe',
    pattern: 'cl100k_base',
    vocabularySize: 8000,
    firstStage: 80,
    parity: 'rule',
  })
  runToEnd(training.steps())
  return loadTrained(JSON.parse(JSON.stringify(training.file())))
}

const made = new Map<Name, Pruned>()
beforeAll(async () => {
  for (const name of names) {
    const base = name === 'gpt2' ? await loadShippedTokenizer(name) : small()
    const known = trainingBase(base)
    if (!known.ok) throw new Error(JSON.stringify(known.failure))
    const training = createPruned(
      [
        { text, weight: 1 },
        { text: others.join('\n'), weight: 0 },
      ],
      known.value,
      dropped[name],
    )
    runToEnd(training.steps())
    const file = training.file()
    made.set(name, { base, training, pruned: loadTrained(file), ...modelOf(file) })
  }
}, 120_000)

const of = (name: Name): Pruned => {
  const found = made.get(name)
  if (found === undefined) throw new Error(name)
  return found
}

test.each(names)('%s', (name) => {
  const { base, training, pruned, vocabulary, merges } = of(name)
  const left = new Set(Object.values(vocabulary))
  expect(training.size()).toBe(left.size)
  // No merge has a part that is gone, or makes an entry that is gone.
  for (const [one, other] of merges) {
    expect(vocabulary[one]).toBeDefined()
    expect(vocabulary[other]).toBeDefined()
    expect(vocabulary[one + other]).toBeDefined()
  }
  const encode = (tokenizer: Tokenizer, from: string): readonly number[] => [...tokenizer.encode(from, plain).ids]
  let unchanged = 0
  for (const one of [...lines, ...others]) {
    const before = encode(base, one)
    const after = encode(pruned, one)
    expect(after.length).toBeGreaterThanOrEqual(before.length)
    if (!before.every((id) => left.has(id))) continue
    unchanged += 1
    expect(after).toEqual(before)
  }
  expect(unchanged).toBeGreaterThan(lines.length / 2)
  const lengths = [text, others.join('\n')].map((one) => encode(pruned, one).length)
  expect(training.tokens()).toEqual(lengths)
  // Of the text that counts, hardly anything is lost; of the other, which does not, more.
  const [own = 0, other = 0] = [text, others.join('\n')].map(
    (one, index) => (lengths[index] ?? 0) / encode(base, one).length,
  )
  expect(own).toBeLessThan(1.001)
  expect(other).toBeGreaterThan(own)
})
