/** The language models that are served with the page. Data only; what a file knows better is read from it at load. */
import type { ScorerCard } from './scorer.ts'

const revision = '1'
const licence = 'Apache-2.0'

function shipped(id: string, name: string, contextLength: number, vocabularySize: number, parameters: number): ScorerCard {
  return {
    id,
    name,
    tokenizer: id,
    sameTokenizers: [],
    source: { name: 'Tessera, pretraining/', revision, url: null },
    licence,
    dtype: 'q8',
    contextLength,
    parameters,
    vocabularySize,
    beginToken: vocabularySize - 1,
    downloadBytes: null,
  }
}

export const shippedScorers: readonly ScorerCard[] = [
  shipped('tessera-byte', 'Tessera bytes', 1024, 257, 1_830_000),
  shipped('tessera-character', 'Tessera characters', 1024, 2049, 2_170_000),
  shipped('tessera-bpe', 'Tessera BPE', 256, 4097, 2_560_000),
  shipped('tessera-superword', 'Tessera superwords', 256, 8193, 3_350_000),
]

export function findScorerCard(id: string): ScorerCard | null {
  return shippedScorers.find((card) => card.id === id) ?? null
}
