/**
 * Drops entries of a byte-level BPE tokenizer that exists, from its leaves: tokens that are part of no other. Texts whose tokens
 * all stay are split as before; in the others, a dropped token falls apart into what it was merged of.
 */
import { encodeUtf8 } from '../text/utf8.ts'
import { baseFile } from './baseFile.ts'
import { preTokensOfBase, tokensOfBase, type TrainingBase } from './continueTraining.ts'
import { countTexts, TokenTally, type WeightedText } from './textCounts.ts'
import type { Training } from './trainingRun.ts'

/** Rounds of a run, at most: after each it is counted anew how often every token occurs. */
const ROUNDS = 50

/** The entries that are left. */
class Pruning {
  readonly #base: TrainingBase
  readonly isKept: Uint8Array
  readonly #columns: ReturnType<TrainingBase['engine']['vocabulary']['pairs']['columns']>
  /** By id: how many merges of entries that are left it is part of. */
  readonly #uses: Uint32Array
  /** By id: the places of the merges that make it. */
  readonly #makers: readonly (readonly number[])[]
  kept = 0

  constructor(base: TrainingBase) {
    this.#base = base
    const { strings, pairs } = base.engine.vocabulary
    this.isKept = Uint8Array.from({ length: strings.size }, (_, id) => (strings.lengthOf(id) > 0 ? 1 : 0))
    this.kept = this.isKept.reduce((sum, one) => sum + one, 0)
    this.#columns = pairs.columns()
    this.#uses = new Uint32Array(strings.size)
    const makers = Array.from({ length: strings.size }, (): number[] => [])
    for (const [place, merged] of this.#columns.merged.entries()) {
      makers[merged]?.push(place)
      this.#use(place, 1)
    }
    this.#makers = makers
  }

  #use(place: number, by: 1 | -1): void {
    for (const id of [this.#columns.left[place] ?? 0, this.#columns.right[place] ?? 0])
      this.#uses[id] = (this.#uses[id] ?? 0) + by
  }

  /** Leaves of more than a byte, the rarest first, of equally rare ones the later. */
  leaves(counts: Float64Array, most: number): readonly number[] {
    const { strings } = this.#base.engine.vocabulary
    return Array.from(this.isKept.keys())
      .filter((id) => this.isKept[id] === 1 && this.#uses[id] === 0 && strings.lengthOf(id) > 1)
      .toSorted((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0) || other - one)
      .slice(0, most)
  }

  drop(id: number): void {
    this.isKept[id] = 0
    this.kept -= 1
    for (const place of this.#makers[id] ?? []) this.#use(place, -1)
  }

  /** The tokens of a pre-token by the entries that are left. */
  tokensOf(preToken: string): readonly number[] {
    const { pairs, byteIds } = this.#base.engine.vocabulary
    const ids = Array.from(encodeUtf8(preToken), (byte) => byteIds[byte] ?? 0)
    for (;;) {
      let [at, rank, made] = [-1, Infinity, 0]
      for (let place = 0; place + 1 < ids.length; place++) {
        const pair = pairs.find(ids[place] ?? 0, ids[place + 1] ?? 0)
        if (pair === -1 || this.isKept[pairs.mergedAt(pair)] === 0 || pairs.rankAt(pair) >= rank) continue
        ;[at, rank, made] = [place, pairs.rankAt(pair), pairs.mergedAt(pair)]
      }
      if (at === -1) return ids
      ids.splice(at, 2, made)
    }
  }

  file(): object {
    return baseFile(this.#base, { isKept: (id) => this.isKept[id] === 1, learnt: null })
  }
}

/** @param entries entries to drop */
export function createPruned(texts: readonly WeightedText[], base: TrainingBase, entries: number): Training {
  const pruning = new Pruning(base)
  let tokens = (): readonly number[] => []
  return {
    *steps() {
      const normalized =
        base.normalizer === null
          ? texts
          : texts.map((one) => ({ ...one, text: one.text.normalize(base.normalizer ?? undefined) }))
      const counts = yield* countTexts(normalized, (text) => preTokensOfBase(base, text))
      const words = Array.from(counts.weighted, ([word, count]) => ({
        word,
        count,
        tokens: [...tokensOfBase(base, word)] as readonly number[],
      }))
      tokens = () =>
        new TokenTally(
          texts.length,
          counts,
          words.map((one) => one.tokens.length),
        ).tokens()
      yield { kind: 'round', size: pruning.kept }
      const least = Math.max(0, pruning.kept - entries)
      while (pruning.kept > least) {
        const often = new Float64Array(pruning.isKept.length)
        for (const { tokens: ids, count } of words) for (const id of ids) often[id] = (often[id] ?? 0) + count
        const dropped = pruning.leaves(often, Math.min(pruning.kept - least, Math.ceil(entries / ROUNDS)))
        if (dropped.length === 0) return
        for (const id of dropped) pruning.drop(id)
        for (const one of words)
          if (one.tokens.some((id) => pruning.isKept[id] === 0)) one.tokens = pruning.tokensOf(one.word)
        yield { kind: 'round', size: pruning.kept }
      }
    },
    tokens: () => tokens(),
    bytesOf: (id) => base.engine.vocabulary.strings.get(id),
    size: () => pruning.kept,
    file: () => pruning.file(),
    before: null,
  }
}
