/** What tokenizers make of languages: characters, scripts, normal forms, morphemes, words, and what a language pays. */
import { choice, count, type Lesson } from '../lesson.ts'
import type { StepSetUp } from '../../../state/actions/lesson.ts'

const tokenizers = ['gpt2', 'o200k_base', 'qwen3', 'byt5', 'canine'] as const

const compare = (text: string, options: StepSetUp['compare'] = {}): StepSetUp => ({
  text,
  tokenizers,
  panel: 'compare',
  compare: options,
})

const ruler = { rulers: ['o200k_base'] } as const
const vietnamese = 'Việt Nam'

export const linguists: Lesson = {
  id: 'linguists',
  minutes: 20,
  steps: [
    {
      id: 'characters',
      setUp: compare('तुम्हारा', ruler),
      facts: { graphemes: 3, codePoints: 8, bytes: 24, gpt2: 14, o200k: 4 },
      question: count('codePoints', 40),
      isCovered: true,
    },
    {
      id: 'family',
      setUp: compare('👨‍👩‍👧‍👦', ruler),
      facts: { graphemes: 1, codePoints: 7, bytes: 25, gpt2: 14, o200k: 11 },
      question: count('codePoints', 40),
      isCovered: true,
    },
    {
      id: 'scripts',
      setUp: compare('ဖြစ်သည်', { rulers: ['gpt2'] }),
      facts: { graphemes: 4, codePoints: 7, bytes: 21, gpt2: 21, o200k: 3 },
      question: count('gpt2', 40),
      isCovered: true,
    },
    {
      id: 'normal-forms',
      setUp: compare(`${vietnamese.normalize('NFC')}\n${vietnamese.normalize('NFD')}`),
      facts: { gpt2Nfc: 6, gpt2Nfd: 8, o200kNfc: 3, o200kNfd: 5, qwen3: 3 },
      question: choice('qwen3', 'gpt2', 'o200k', 'qwen3', 'byt5'),
      isCovered: true,
    },
    {
      id: 'morphemes',
      setUp: compare('evlerinizden\ntalossanikin\nunhappiness'),
      facts: { turkish: 'ev·ler·iniz·den', finnish: 'tal·oss·an·ikin', english: 'un·h·appiness' },
      question: choice('turkish', 'turkish', 'finnish', 'english'),
      isCovered: true,
    },
    {
      id: 'no-spaces',
      setUp: compare('ภาษาไทยไม่มีช่องว่างระหว่างคำ', ruler),
      facts: { tokens: 9, inside: 1 },
      question: count('inside', 20),
      isCovered: true,
    },
    {
      id: 'premium',
      setUp: {
        text: 'All human beings are born free and equal in dignity and rights.',
        tokenizers: ['o200k_base', 'gpt2', 'qwen3'],
        panel: 'languages',
        languages: {
          chosen: ['eng', 'fra', 'fin', 'tur', 'rus', 'hin', 'tha2', 'mya', 'amh'],
          view: 'bars',
          tokenizer: 'o200k_base',
        },
      },
      facts: { french: 1.3, finnish: 1.6, hindi: 1.6, burmese: 4.1, amharic: 6.7 },
      question: choice('amharic', 'finnish', 'hindi', 'burmese', 'amharic'),
      isCovered: true,
    },
  ],
}
