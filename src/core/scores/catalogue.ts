/**
 * The language models that are served with the page. Data only: names stand here, facts in `catalogue.json`, which
 * `scripts/prepare-language-models.mjs` writes from the files.
 */
import facts from './catalogue.json' with { type: 'json' }
import type { LanguageModelCard } from './languageModel.ts'

export interface ShippedLanguageModel {
  readonly card: LanguageModelCard
  /** Under `models/<id>/`. */
  readonly graph: string
  /** `family`: trained alike but for the tokenizer. `chain`: a Markov chain, of which every probability is known exactly. */
  readonly kind: 'family' | 'chain'
}

/** In the order in which they are offered. Ids never change their meaning. */
const names: Readonly<Record<string, string>> = {
  'tessera-byte': 'Tessera, bytes',
  'tessera-character': 'Tessera, characters',
  'tessera-bpe': 'Tessera, BPE',
  'tessera-superword': 'Tessera, superwords',
  'markov-quarter-half': 'Markov chain, α = 1/4, β = 1/2',
  'markov-f1': 'Markov chain F1',
  'markov-f2': 'Markov chain F2',
  'markov-f3': 'Markov chain F3',
}

export const shippedLanguageModels: readonly ShippedLanguageModel[] = Object.entries(names).flatMap(([id, name]) => {
  const found = facts.find((fact) => fact.id === id)
  if (found === undefined) return []
  const { graph, ...rest } = found
  const card: LanguageModelCard = {
    ...rest,
    name,
    tokenizer: id,
    sameTokenizers: [],
    source: { name: 'Tessera, pretraining/', revision: '1', url: null },
    licence: 'Apache-2.0',
  }
  return [{ card, graph, kind: id.startsWith('markov') ? 'chain' : 'family' }]
})

/** Those that score texts of people: all but the chains. */
export const offeredLanguageModels: readonly string[] = shippedLanguageModels
  .filter(({ kind }) => kind !== 'chain')
  .map(({ card }) => card.id)

export function findShippedLanguageModel(id: string): ShippedLanguageModel | null {
  return shippedLanguageModels.find(({ card }) => card.id === id) ?? null
}

export function findLanguageModelCard(id: string): LanguageModelCard | null {
  return findShippedLanguageModel(id)?.card ?? null
}
