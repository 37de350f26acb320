/**
 * Cards of the matched family: four tokenizers of one corpus, one of each kind, each with a language model that was
 * trained as the others were (`pretraining/`). Their files are plain tokenizer.json.
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

const described: readonly Described[] = [
  {
    id: 'tessera-bpe',
    name: 'Tessera BPE',
    family: 'bpe',
    algorithm: 'Byte-level byte-pair encoding',
    vocabularySize: 8192,
    preTokenizer:
      'cl100k pattern with marks beside letters: contractions, words with one character before, runs of symbols, line breaks and spaces; every digit alone',
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
    preTokenizer: 'Whole lines with their line feed; every digit alone',
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
    usedBy: [`${card.name} language model`],
    verification: verificationOf(card.id),
  },
}))
