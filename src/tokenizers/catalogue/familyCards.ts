/** Cards of the tokenizers that the shipped language models were trained with: one corpus, cut four ways. */
import type { TokenizerFamily } from '../card.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { verificationOf } from './verification.ts'

interface Described {
  readonly id: string
  readonly name: string
  readonly family: TokenizerFamily
  readonly algorithm: string
  readonly preTokenizer: string
  readonly vocabularySize: number
  readonly contextLength: number
  readonly sha256: string
  readonly bytes: number
}

const described: readonly Described[] = [
  {
    id: 'tessera-byte',
    name: 'Tessera bytes',
    family: 'byte',
    algorithm: 'One token a byte of UTF-8',
    preTokenizer: 'each character alone',
    vocabularySize: 257,
    contextLength: 1024,
    sha256: 'cd85049fa705f0f821253d2e9d4ba81a94294ad5d50bd794c356917e91f778ff',
    bytes: 2863,
  },
  {
    id: 'tessera-character',
    name: 'Tessera characters',
    family: 'character',
    algorithm: 'Byte-level BPE that never joins two characters: one token a frequent character, bytes for the others',
    preTokenizer: 'each character alone',
    vocabularySize: 2252,
    contextLength: 1024,
    sha256: 'e4b014a085bf5f498aa9632ac1caec28c52c2e6d4ac33071e7995d5c3fe0f5d2',
    bytes: 55_676,
  },
  {
    id: 'tessera-bpe',
    name: 'Tessera BPE',
    family: 'bpe',
    algorithm: 'Byte-level BPE',
    preTokenizer: 'cl100k-like pattern: letters and their marks with one character before, digits one by one, runs of punctuation, spaces',
    vocabularySize: 8192,
    contextLength: 512,
    sha256: 'decdf85cbc701014aac7754a56d4c7c2f9a7379b7e2fdedf6c7e39850296c54d',
    bytes: 234_820,
  },
  {
    id: 'tessera-superword',
    name: 'Tessera superwords',
    family: 'multi-word',
    algorithm: 'Byte-level BPE in two stages: words first, then merges across spaces (as SuperBPE, Liu et al. 2025)',
    preTokenizer: 'lines, and digits one by one',
    vocabularySize: 8192,
    contextLength: 512,
    sha256: '99ff01b86fc0862ea3cb04d7cebb54c2ddd783d4639eec5083815a92cbe1f2c4',
    bytes: 237_517,
  },
]

export const familyEntries: readonly CatalogueEntry[] = described.map(({ id, name, sha256, bytes, ...facts }) => ({
  engine: 'stages',
  asset: { path: `models/${id}/tokenizer.json`, sha256, bytes },
  card: {
    ...facts,
    id,
    aliases: [],
    name,
    normalizer: null,
    source: { name: 'Tessera, pretraining/tokenizers', revision: `SHA-256 ${sha256.slice(0, 12)}`, url: null },
    licence: 'Apache-2.0',
    usedBy: [`${name} (the shipped language model)`],
    verification: verificationOf(id),
  },
}))
