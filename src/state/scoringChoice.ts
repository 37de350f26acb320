/** What the reader chose to be scored by: the part of the comparison that concerns language models. Pure. */

export interface ScoringChoice {
  /**
   * Language models, in the order of preference: a lane is scored by the first whose tokenizer is its own; where there
   * is none, by the reference reading.
   */
  readonly scorers: readonly string[]
  /** `own`: as above. `reference`: every lane by the byte-level language model, so that all stand on one scale. */
  readonly reading: 'own' | 'reference'
  /** Whether lanes without a language model of their own get the reference reading (it loads one more language model). */
  readonly reference: boolean
  /** The language model whose surprisal is taken off (Rho-1); null: none. */
  readonly excess: string | null
  /** Whether a begin token is put in front where the language model has one. */
  readonly begin: boolean
  /** Tokens by which a window moves on where a text is longer than the context; null: half the context. */
  readonly stride: number | null
  /** Precision of weights by hub model; absent: chosen at load. */
  readonly dtypes: Readonly<Record<string, string>>
}

/** Nothing is loaded before a panel that scores is open; then the smallest language model, which can score any lane. */
export const defaultScoringChoice: ScoringChoice = {
  scorers: [],
  reading: 'own',
  reference: true,
  excess: null,
  begin: true,
  stride: null,
  dtypes: {},
}

/** The shipped language model of the reference reading: one token a byte. */
export const REFERENCE_SCORER = 'tessera-byte'

/** Most probable tokens that are reported a position. */
export const TOP_TOKENS = 20

/** Every language model that the choice needs. */
export function scorersOf({ scorers, reading, reference, excess }: ScoringChoice): readonly string[] {
  const wanted = new Set(scorers)
  if (reading === 'reference' || reference) wanted.add(REFERENCE_SCORER)
  if (excess !== null) wanted.add(excess)
  return [...wanted]
}
