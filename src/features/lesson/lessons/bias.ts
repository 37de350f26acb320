/** Tokenization bias: from a chain that is known exactly to language models, as in Phan and others 2024 and 2025. */
import { choice, count, type Lesson, type Step } from '../lesson.ts'
import type { StepSetUp } from '../../../state/actions/lesson.ts'

/** Lanes that the parts of the lab compare: long tokens, longer ones, bytes and characters. */
const lab = {
  text: 'An apple a day keeps the doctor away.',
  tokenizers: ['gpt2', 'o200k_base', 'tessera-bpe', 'byt5', 'canine'],
  panel: 'bias-lab',
} as const satisfies StepSetUp

const markov = (preset: 'runs' | 'third-order' | 'merges', prompt: string): StepSetUp => ({
  ...lab,
  biasLab: { part: 'markov' },
  markov: { preset, prompt, own: null },
})

const nextByte = (prompt: string): StepSetUp => ({ ...lab, biasLab: { part: 'next-byte' }, nextByte: { prompt } })

const change = (name: 'upper-case' | 'trailing-space' | 'look-alike', language: string): StepSetUp => ({
  ...lab,
  biasLab: { part: 'perturbations' },
  perturbations: { change: name, language },
})

/** Each part of the lab asks before it answers, so that no step covers it. */
type LabStep = Omit<Step, 'isCovered'>

const room: readonly LabStep[] = [
  { id: 'perfect-model', setUp: markov('runs', 'A'), facts: {}, question: choice('yes', 'yes', 'no') },
  {
    id: 'runs-of-a',
    setUp: markov('runs', 'A'),
    facts: { naive: 0, truth: 0.75 },
    question: choice('zero', 'zero', 'quarter', 'half', 'three-quarters'),
  },
  {
    id: 'healing',
    setUp: markov('third-order', 'BBB'),
    facts: { healed: 0, truth: 0.9, otherHealed: 1, otherTruth: 0.75 },
    question: choice('stays-wrong', 'becomes-right', 'stays-wrong'),
  },
  {
    id: 'covers',
    setUp: markov('runs', 'A'),
    facts: { short: '1/8', long: '3/8', sum: '1/2', answer: 0.75 },
    question: { kind: 'number', fact: 'answer', most: 1, isWhole: false },
  },
  {
    id: 'merges',
    setUp: markov('merges', 'BBA'),
    facts: { covers: 2, list: 'BBA, B·BAA' },
    question: count('covers', 8),
  },
  { id: 'graph', setUp: markov('runs', 'A'), facts: {}, question: choice('the-same', 'the-same', 'another') },
]

const models: readonly LabStep[] = [
  {
    id: 'lone-space',
    setUp: nextByte('An apple a day keeps the '),
    facts: { digits: 6 },
    question: choice('digit', 'letter', 'digit', 'another-space'),
  },
  {
    id: 'without-the-space',
    setUp: nextByte('An apple a day keeps the'),
    facts: {},
    question: choice('nearly-agree', 'nearly-agree', 'differ-as-much'),
  },
  {
    id: 'cut-name',
    setUp: nextByte('The history of Boul'),
    facts: { part: '␣B·ou·l', whole: '␣B·ould·er' },
    question: choice('no', 'yes', 'no'),
  },
  {
    id: 'how-many',
    setUp: { ...lab, biasLab: { part: 'segmentations' }, segmentations: { text: ' strawberry' } },
    facts: { segmentations: 216 },
    question: count('segmentations', 10_000),
  },
  {
    id: 'lower-bound',
    setUp: { ...lab, biasLab: { part: 'segmentations' }, segmentations: { text: ' strawberry' } },
    facts: {},
    question: choice('too-low', 'too-low', 'exact', 'too-high'),
  },
]

const changes: readonly LabStep[] = [
  {
    id: 'capitals',
    setUp: change('upper-case', 'en'),
    facts: { gpt2: 0.36, o200k: 0.34, tessera: 0.74, bytes: 1 },
    question: choice('o200k', 'gpt2', 'o200k', 'tessera-bpe', 'byt5'),
  },
  {
    id: 'space-at-the-end',
    setUp: change('trailing-space', 'en'),
    facts: { cells: 110 },
    question: choice('one-each', 'none', 'one-each', 'many'),
  },
  {
    id: 'look-alike',
    setUp: change('look-alike', 'text'),
    facts: { gpt2: 3, bytes: 2 },
    question: count('gpt2', 40),
  },
]

const further: readonly LabStep[] = [
  {
    id: 'two-models',
    setUp: { ...lab, biasLab: { part: 'ensemble' } },
    facts: {},
    question: choice('yes', 'yes', 'no'),
  },
  {
    id: 'other-segmentations',
    setUp: { ...lab, biasLab: { part: 'survival' } },
    facts: {},
    question: choice('one-of-them', 'all-of-them', 'one-of-them'),
  },
  {
    id: 'what-would-help',
    setUp: markov('runs', 'A'),
    facts: {},
    question: choice('another-question', 'more-training', 'larger-model', 'another-question'),
  },
]

export const bias: Lesson = {
  id: 'bias',
  minutes: 20,
  steps: [...room, ...models, ...changes, ...further].map((step) => ({ ...step, isCovered: false })),
}
