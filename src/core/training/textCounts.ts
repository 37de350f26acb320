/** What is trained on: segments of several texts, how often each occurs in which of them, and how much each text weighs. */
import { preTokensOf } from './preTokens.ts'

/** A text, and how often it is counted. */
export interface WeightedText {
  readonly text: string
  /** A whole number; 0: it teaches nothing, but is measured. */
  readonly weight: number
}

/** Segments that have been read. */
export interface CountingStep {
  readonly kind: 'reading'
  /** UTF-16 units. */
  readonly done: number
  readonly all: number
}

export interface TextCounts {
  /** The segments of all texts in the order in which they were met, each with its occurrences times the weights. */
  readonly weighted: ReadonlyMap<string, number>
  /** For each segment, by its place in that order: the texts that have it, and how often, in turn: text, count, text, count. */
  readonly inTexts: readonly (readonly number[])[]
}

/** Segments between two steps. */
const SLICE = 8192

/** Cuts a text into segments. */
export type Split = (text: string) => Iterable<string>

/** Counts segments; of a pattern its matches and what lies between them. */
export function* countTexts(
  texts: readonly WeightedText[],
  pattern: RegExp | Split,
): Generator<CountingStep, TextCounts, void> {
  const split: Split = pattern instanceof RegExp ? (text) => preTokensOf(text, pattern) : pattern
  const all = texts.reduce((sum, { text }) => sum + text.length, 0)
  const places = new Map<string, number>()
  const weighted = new Map<string, number>()
  const inTexts: number[][] = []
  let done = 0
  let read = 0
  for (const [index, { text, weight }] of texts.entries()) {
    for (const segment of split(text)) {
      done += segment.length
      if ((read += 1) % SLICE === 0) yield { kind: 'reading', done, all }
      const place = places.get(segment)
      weighted.set(segment, (weighted.get(segment) ?? 0) + weight)
      const counts = place === undefined ? undefined : inTexts[place]
      if (counts === undefined) {
        places.set(segment, inTexts.push([index, 1]) - 1)
      } else if (counts[counts.length - 2] === index) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
      else counts.push(index, 1)
    }
  }
  return { weighted, inTexts }
}

/** How many tokens each text has while its segments are merged. */
export class TokenTally {
  readonly #inTexts: TextCounts['inTexts']
  readonly #tokens: Float64Array

  /** @param lengths of the segments, in tokens, before the first merge */
  constructor(texts: number, { inTexts }: TextCounts, lengths: Iterable<number>) {
    this.#inTexts = inTexts
    this.#tokens = new Float64Array(texts)
    let segment = 0
    for (const length of lengths) this.#add(segment++, length)
  }

  /** Tokens of each text now. */
  tokens(): readonly number[] {
    return [...this.#tokens]
  }

  /** Two tokens of every occurrence of a segment became one. */
  joined(segment: number): void {
    this.#add(segment, -1)
  }

  #add(segment: number, tokens: number): void {
    const counts = this.#inTexts[segment] ?? []
    for (let at = 0; at < counts.length; at += 2) {
      const text = counts[at] ?? 0
      this.#tokens[text] = (this.#tokens[text] ?? 0) + tokens * (counts[at + 1] ?? 0)
    }
  }
}
