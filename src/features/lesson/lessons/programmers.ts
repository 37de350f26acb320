/** What tokens cost whoever calls a language model: code, JSON, numbers, chats, languages, budgets. */
import { choice, count, type Lesson } from '../lesson.ts'
import type { StepSetUp } from '../../../state/actions/lesson.ts'
import { defaultSampleId, defaultText } from '../../../core/samples/samples.ts'

const tokenizers = ['gpt2', 'cl100k_base', 'o200k_base', 'qwen3', 'mistral-nemo'] as const

const compare = (text: string, options: StepSetUp['compare'] = {}): StepSetUp => ({
  text,
  tokenizers,
  panel: 'compare',
  compare: options,
})

const sentence = 'The tokenizer decides what a prompt costs, how much of it fits, and what the model can see.'

const code = [
  'def total(prices):',
  '        result = 0',
  '        for price in prices:',
  '                if price > 0:',
  '                        result += price',
  '        return result',
].join('\n')

export const record = {
  id: 1042,
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  active: true,
  tags: ['admin', 'analytics'],
}

const chat = [
  '<|im_start|>user',
  'What is the capital of France?<|im_end|>',
  '<|im_start|>assistant',
  'Paris.<|im_end|>',
].join('\n')

/** Tokens that everybody has in the last step. */
const BUDGET = 512

export const programmers: Lesson = {
  id: 'programmers',
  minutes: 15,
  steps: [
    {
      id: 'plain-english',
      setUp: compare(sentence),
      facts: { words: 18, gpt2: 22, o200k: 21 },
      question: count('o200k', 100),
      isCovered: true,
    },
    {
      id: 'indentation',
      setUp: compare(code, { whitespace: true }),
      facts: { gpt2: 88, cl100k: 32, o200k: 32 },
      question: choice('gpt2', 'gpt2', 'cl100k', 'o200k', 'about-equal'),
      isCovered: true,
    },
    {
      id: 'json',
      setUp: compare(JSON.stringify(record, null, 2)),
      facts: { pretty: 50, compact: 30 },
      question: count('compact', 100),
      isCovered: false,
    },
    {
      id: 'digits',
      setUp: compare('1234567'),
      facts: { qwen3: 7, gpt2Pieces: '123·45·67', o200kPieces: '123·456·7' },
      question: count('qwen3', 20),
      isCovered: true,
    },
    {
      id: 'chat-markers',
      setUp: compare(chat, { parseSpecialTokens: true }),
      facts: { special: 18, asText: 35, marker: 6 },
      question: count('asText', 200),
      isCovered: false,
    },
    {
      id: 'two-languages',
      setUp: { ...compare(defaultText), sampleId: defaultSampleId },
      facts: { english: 34, burmese: 726, gpt2: 21, o200k: 4.1 },
      question: count('gpt2', 100),
      isCovered: true,
    },
    {
      id: 'budget',
      setUp: {
        ...compare(defaultText, {
          contextLengths: Object.fromEntries(tokenizers.map((tokenizer) => [tokenizer, BUDGET])),
        }),
        sampleId: defaultSampleId,
      },
      facts: { budget: BUDGET, fit: 3, most: 760, fewest: 167 },
      question: count('fit', 5),
      isCovered: true,
    },
  ],
}
