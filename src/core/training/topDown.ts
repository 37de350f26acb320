/** Training from the top down, as `training.ts` trains by merges: from many entries to those that are wanted. */
import { countTexts, TokenTally, type Split, type WeightedText } from './textCounts.ts'
import type { PassStep, RoundStep } from './steps.ts'
import type { Training } from './trainingRun.ts'

interface TopDownParts<Vocabulary extends { readonly length: number }> {
  /** Cuts a text into the words that no entry crosses. */
  readonly split: RegExp | Split
  readonly start: Vocabulary
  readonly train: (words: ReadonlyMap<string, number>) => Generator<PassStep | RoundStep, Vocabulary, void>
  readonly bytesOf: (vocabulary: Vocabulary, id: number) => Uint8Array
  readonly fileOf: (vocabulary: Vocabulary) => object
}

export function createTopDown<Vocabulary extends { readonly length: number }>(
  texts: readonly WeightedText[],
  { split, start, train, bytesOf, fileOf }: TopDownParts<Vocabulary>,
): Training {
  let vocabulary = start
  let size = 0
  let tokens = (): readonly number[] => []
  return {
    *steps() {
      const counts = yield* countTexts(texts, split)
      const training = train(new Map([...counts.weighted].filter(([, count]) => count > 0)))
      for (;;) {
        const { done, value } = training.next()
        if (done === true) {
          vocabulary = value
          size = value.length
          return
        }
        if (value.kind === 'pass') {
          yield { kind: 'reading', done: value.done, all: value.all }
          continue
        }
        ;({ size } = value)
        tokens = () => new TokenTally(texts.length, counts, Array.from(counts.weighted.keys(), value.lengthOf)).tokens()
        yield { kind: 'round', size }
      }
    },
    tokens: () => tokens(),
    bytesOf: (id) => bytesOf(vocabulary, id),
    size: () => size,
    file: () => fileOf(vocabulary),
    before: null,
  }
}
