/**
 * A tokenizer that splits with the vocabulary of another in another way: each pre-token of a byte-level BPE tokenizer is segmented by
 * the longest prefix, into the least tokens, with dropout. Special tokens stay as they are.
 */
import { seededRandom } from '../text/seededRandom.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { formatAdaptation, type Reading } from '../tokenizers/adaptive/adaptation.ts'
import { cardOver, OverBase } from '../tokenizers/adaptive/overBase.ts'
import type { TokenizerCard } from '../tokenizers/card.ts'
import { TokenKind, type Encoding, type TokenId } from '../tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import { STEP_TOKENS } from '../tokenizers/runSteps.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { bpeDropout } from './dropout.ts'
import { longestPrefix, longestSuffix, longestToken } from './greedy.ts'
import type { Segmenter } from './preTokens.ts'
import { leastTokens } from './shortestPath.ts'
import { vocabularyOf, type Vocabulary } from './vocabulary.ts'

const PERCENT = 100

/** `unsupported` {what, detail} over what is no byte-level BPE tokenizer that reads a text as it is. */
export function createReading(reference: string, base: Tokenizer, reading: Reading): Outcome<Tokenizer> {
  const inside = base.inside()
  const { card } = base
  if (inside.kind !== 'byte-level' || inside.normalizer !== null || inside.engine.vocabulary.characters !== undefined)
    return fail('unsupported', { what: card.name, detail: reading.method })
  const vocabulary = vocabularyOf(base)
  if (!vocabulary.ok) return vocabulary
  const own: TokenizerCard = {
    ...cardOver(card, reference, reading),
    algorithm: `${card.algorithm}, split otherwise: ${formatAdaptation(reading)}`,
  }
  return succeed(new ReadingTokenizer(own, base, vocabulary.value, () => segmenterOf(reading)))
}

/** With a generator of its own, so that a text is always split alike. */
function segmenterOf(reading: Reading): Segmenter {
  switch (reading.method) {
    case 'longest-prefix':
      return longestPrefix
    case 'longest-suffix':
      return longestSuffix
    case 'longest-token':
      return longestToken
    case 'least-tokens':
      return (vocabulary, piece) => leastTokens(vocabulary, piece)
    case 'dropout': {
      const options = {
        variant: 'all-occurrences' as const,
        probability: reading.percent / PERCENT,
        random: seededRandom(reading.seed),
      }
      return (vocabulary, piece) => bpeDropout(vocabulary, piece, options)
    }
  }
}

class ReadingTokenizer extends OverBase {
  readonly #vocabulary: Vocabulary
  readonly #segmenter: () => Segmenter

  constructor(card: TokenizerCard, base: Tokenizer, vocabulary: Vocabulary, segmenter: () => Segmenter) {
    super(card, base)
    this.#vocabulary = vocabulary
    this.#segmenter = segmenter
  }

  /** Stretches of the vocabulary's tokens are split anew; all others stay. */
  protected override *changed(text: string, base: Encoding): Generator<number, Encoding, void> {
    const { ids, startByte, endByte, kinds } = base
    const bytes = encodeUtf8(text.toWellFormed())
    const segmenter = this.#segmenter()
    const columns: Record<'ids' | 'starts' | 'ends' | 'kinds', number[]> = { ids: [], starts: [], ends: [], kinds: [] }
    const push = (id: TokenId, start: number, end: number, kind: number): void => {
      columns.ids.push(id)
      columns.starts.push(start)
      columns.ends.push(end)
      columns.kinds.push(kind)
    }
    const isOwn = (at: number): boolean =>
      kinds[at] === TokenKind.ordinary && this.#vocabulary.bytesOf(ids[at] ?? 0).length > 0
    let next = STEP_TOKENS
    for (let at = 0; at < ids.length;) {
      const from = startByte[at] ?? 0
      if (!isOwn(at)) {
        push(ids[at] ?? 0, from, endByte[at] ?? 0, kinds[at] ?? 0)
        at += 1
        continue
      }
      let to = from
      for (; at < ids.length && isOwn(at) && startByte[at] === to; at++) to = endByte[at] ?? to
      const stretch = bytes.subarray(from, to)
      let start = 0
      for (const end of this.#vocabulary.preTokenEnds(stretch)) {
        let place = from + start
        for (const id of segmenter(this.#vocabulary, stretch.subarray(start, end))) {
          const behind = place + this.#vocabulary.bytesOf(id).length
          push(id, place, behind, TokenKind.ordinary)
          place = behind
        }
        start = end
        if (columns.ids.length < next) continue
        // The base has been through the whole text.
        yield bytes.length
        next = columns.ids.length + STEP_TOKENS
      }
    }
    return {
      ...base,
      ids: Uint32Array.from(columns.ids),
      startByte: Uint32Array.from(columns.starts),
      endByte: Uint32Array.from(columns.ends),
      kinds: Uint8Array.from(columns.kinds),
    }
  }
}
