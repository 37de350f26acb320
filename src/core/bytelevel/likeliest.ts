/** Segmentations with their probabilities, and the most probable of those that were met. */
import type { Tokens } from './nextTokenModel.ts'

/** A segmentation with ln P(tokens | before). */
export interface WeighedSegmentation {
  readonly tokens: Tokens
  readonly logProbability: number
  /** ln p of each token after those before it. */
  readonly logProbabilities: readonly number[]
}

/** The most probable of the segmentations that are added, each once. */
export class Likeliest {
  readonly #most: number
  #found: readonly WeighedSegmentation[] = []

  constructor(most: number) {
    this.#most = most
  }

  get found(): readonly WeighedSegmentation[] {
    return this.#found
  }

  add(segmentation: WeighedSegmentation): void {
    const { tokens, logProbability: weight } = segmentation
    if (this.#found.length >= this.#most && weight <= (this.#found.at(-1)?.logProbability ?? Number.POSITIVE_INFINITY))
      return
    const key = tokens.join()
    if (this.#found.some((one) => one.tokens.join() === key)) return
    this.#found = [...this.#found, segmentation]
      .toSorted((one, other) => other.logProbability - one.logProbability)
      .slice(0, this.#most)
  }
}
