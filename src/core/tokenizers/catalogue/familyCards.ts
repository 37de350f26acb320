/**
 * Cards of the matched family: tokenizers of each kind, learnt as one another were (`pretraining/`); those of 8,192 entries
 * came first, and links name them. Their files are plain tokenizer.json.
 */
import type { TokenizerCard } from '../card.ts'
import type { CatalogueEntry } from './entry.ts'
import assets from './languageModelAssets.json' with { type: 'json' }
import { verificationOf } from './verification.ts'

type Described = Pick<
  TokenizerCard,
  'id' | 'name' | 'family' | 'algorithm' | 'vocabularySize' | 'preTokenizer' | 'contextLength'
> & {
  readonly asset: CatalogueEntry['asset']
}

const CHARACTERS = 'Every character (code point) alone'
const WORDS =
  'cl100k pattern with marks beside letters: contractions, words with one character before, runs of symbols, line breaks and spaces; every digit alone'
const LINES = 'Whole lines with their line feed; every digit alone'

const described: readonly Described[] = [
  {
    id: 'tessera-bpe-16k',
    name: 'Tessera BPE 16k',
    family: 'bpe',
    algorithm: 'Byte-level byte-pair encoding',
    vocabularySize: 16_384,
    preTokenizer: WORDS,
    contextLength: 512,
    asset: assets['tessera-bpe-16k'],
  },
  {
    id: 'tessera-superword-16k',
    name: 'Tessera superword 16k',
    family: 'multi-word',
    algorithm:
      'Superword byte-pair encoding: 11,244 merges within words, then 4,883 across words of English prose, 4,210 of them of several words, at most 4',
    vocabularySize: 16_384,
    preTokenizer: LINES,
    contextLength: 512,
    asset: assets['tessera-superword-16k'],
  },
  {
    id: 'tessera-bpe',
    name: 'Tessera BPE',
    family: 'bpe',
    algorithm: 'Byte-level byte-pair encoding',
    vocabularySize: 8192,
    preTokenizer: WORDS,
    contextLength: 512,
    asset: assets['tessera-bpe'],
  },
  {
    id: 'tessera-superword',
    name: 'Tessera superword',
    family: 'multi-word',
    algorithm:
      'Superword byte-pair encoding: 5,888 merges within words, then 2,047 on whole lines, 392 of them of several words, at most 4',
    vocabularySize: 8192,
    preTokenizer: LINES,
    contextLength: 512,
    asset: assets['tessera-superword'],
  },
  {
    id: 'tessera-byte',
    name: 'Tessera byte',
    family: 'byte',
    algorithm: 'One token a byte of UTF-8, ids in the order of the byte alphabet',
    vocabularySize: 257,
    preTokenizer: CHARACTERS,
    contextLength: 1024,
    asset: assets['tessera-byte'],
  },
  {
    id: 'tessera-character',
    name: 'Tessera character',
    family: 'character',
    algorithm: 'One token a character that occurs 100 times in the training text; rarer ones in bytes',
    vocabularySize: 2252,
    preTokenizer: CHARACTERS,
    contextLength: 1024,
    asset: assets['tessera-character'],
  },
]

/** Those whose tokens a language model of the page was trained on. */
const TRAINED_ON: ReadonlySet<string> = new Set([
  'tessera-bpe',
  'tessera-superword',
  'tessera-byte',
  'tessera-character',
])

export const familyEntries: readonly CatalogueEntry[] = described.map(({ asset, ...card }) => ({
  engine: 'stages',
  asset,
  card: {
    ...card,
    aliases: [],
    normalizer: null,
    source: {
      name: 'trained for Tessera; training texts in pretraining/SOURCES.md',
      revision: `SHA-256 ${asset?.sha256 ?? ''}`,
      url: null,
    },
    licence: 'Apache-2.0',
    usedBy: TRAINED_ON.has(card.id) ? [`${card.name} language model`] : [],
    verification: verificationOf(card.id),
  },
}))
