/** Cards of the tokenizers whose vocabulary is a rule: bytes and code points. */
import type { CatalogueEntry } from './entry.ts'
import { verificationOf } from './verification.ts'

export const unitEntries: readonly CatalogueEntry[] = [
  {
    engine: 'bytes',
    asset: null,
    card: {
      id: 'byt5',
      aliases: ['bytes', 'utf-8'],
      name: 'UTF-8 bytes (ByT5)',
      family: 'byte',
      algorithm: 'One token a byte of UTF-8; id = byte + 3',
      vocabularySize: 384,
      normalizer: null,
      preTokenizer: null,
      source: {
        name: 'google/byt5-small',
        revision: 'ids as defined in Xue et al. 2022',
        url: 'https://huggingface.co/google/byt5-small',
      },
      licence: 'Apache-2.0',
      usedBy: ['ByT5', 'CharsiuG2P'],
      contextLength: 1024,
      verification: verificationOf('byt5'),
    },
  },
  {
    engine: 'characters',
    asset: null,
    card: {
      id: 'canine',
      aliases: ['characters', 'code-points'],
      name: 'Code points (CANINE)',
      family: 'character',
      algorithm: 'One token a Unicode code point; id = code point',
      vocabularySize: 1_114_112,
      normalizer: null,
      preTokenizer: null,
      source: {
        name: 'google/canine-s',
        revision: 'ids as defined in Clark et al. 2022',
        url: 'https://huggingface.co/google/canine-s',
      },
      licence: 'Apache-2.0',
      usedBy: ['CANINE-S', 'CANINE-C'],
      contextLength: 2048,
      verification: verificationOf('canine'),
    },
  },
]
