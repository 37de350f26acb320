/**
 * Multi-Word Tokenization (Gee et al. 2023) over another tokenizer: frequent n-grams of words become tokens of their
 * own, with ids after the vocabulary of the base; at encoding they replace the base's tokens left to right, longest
 * first, wherever the base has a boundary at both their ends.
 */
import { append } from '../../text/append.ts'
import { encodeUtf8, utf8Length } from '../../text/utf8.ts'
import { spellBytes } from '../bpe/byteAlphabet.ts'
import type { TokenizerCard } from '../card.ts'
import { cutColumns, TokenKind, type EncodeOptions, type Encoding, type TokenId } from '../encoding.ts'
import type { TokenizerInside } from '../inside.ts'
import { runSteps, STEP_TOKENS } from '../runSteps.ts'
import type { IncrementalEncoder, Tokenizer, TokenRank } from '../tokenizer.ts'
import { wordRuns } from './ngrams.ts'

const LONGEST = 3

/** No n-gram reaches across a line break or a full stop, so what stands between them can be looked at by itself. */
const SEGMENT = /[^\n.]+[\n.]*|[\n.]+/g
const MAX_SEGMENTS = 20_000

/** An n-gram in a segment of text, in bytes from its start. */
interface Occurrence {
  readonly start: number
  readonly end: number
  readonly id: TokenId
}

interface SegmentOccurrences {
  readonly occurrences: readonly Occurrence[]
  readonly bytes: number
}

export class MultiWordTokenizer implements Tokenizer {
  readonly card: TokenizerCard
  readonly #base: Tokenizer
  readonly #ngrams: readonly string[]
  readonly #firstId: number
  readonly #idOf: ReadonlyMap<string, TokenId>
  readonly #segments = new Map<string, SegmentOccurrences>()

  /** @param firstId id of the first n-gram: the size of the base's vocabulary */
  constructor(card: TokenizerCard, base: Tokenizer, ngrams: readonly string[], firstId: number) {
    this.card = card
    this.#base = base
    this.#ngrams = ngrams
    this.#firstId = firstId
    this.#idOf = new Map(ngrams.map((ngram, index) => [ngram, firstId + index]))
  }

  encode(text: string, options: EncodeOptions): Encoding {
    return this.#merge(text, this.#base.encode(text, options))
  }

  *encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    const encoding = yield* this.#base.encodeSteps(text, options)
    return this.#merge(text, encoding)
  }

  /** Merging looks at the whole text again, which takes a fraction of the time of encoding it. */
  createIncrementalEncoder(options: EncodeOptions): IncrementalEncoder {
    const base = this.#base.createIncrementalEncoder?.(options)
    if (base === undefined) return { update: (text) => this.encode(text, options) }
    return { update: (text) => this.#merge(text, base.update(text)) }
  }

  #merge(text: string, base: Encoding): Encoding {
    const { ids, startByte, endByte, kinds } = base
    const merged = { ids: ids.slice(), startByte: startByte.slice(), endByte: endByte.slice(), kinds: kinds.slice() }
    let count = 0
    let token = 0
    const keep = (): void => {
      merged.ids[count] = ids[token] ?? 0
      merged.startByte[count] = startByte[token] ?? 0
      merged.endByte[count] = endByte[token] ?? 0
      merged.kinds[count++] = kinds[token++] ?? 0
    }
    for (const { start, end, id } of this.#occurrences(text)) {
      // A token that spans nothing where the n-gram starts, such as a template's, stays before it.
      while (token < ids.length && ((startByte[token] ?? 0) < start || endByte[token] === start)) keep()
      const last = this.#lastOf(base, token, start, end)
      if (last === -1) continue
      merged.ids[count] = id
      merged.startByte[count] = start
      merged.endByte[count] = end
      merged.kinds[count++] = TokenKind.ordinary
      token = last + 1
    }
    while (token < ids.length) keep()
    return cutColumns({ ...base, ...merged }, count)
  }

  /**
   * The last of the ordinary tokens that tile bytes `[start, end)` from `token` on; -1 if none do. Tokens of which
   * the normalizer changed the text do not count: their approximate span is no spelling of the n-gram.
   */
  #lastOf({ startByte, endByte, kinds }: Encoding, token: number, start: number, end: number): number {
    let at = start
    for (let index = token; index < startByte.length; index++) {
      if (startByte[index] !== at) return -1
      if (kinds[index] !== TokenKind.ordinary) return -1
      at = endByte[index] ?? 0
      if (at === end) return index
      if (at > end) return -1
    }
    return -1
  }

  /** Where n-grams stand in the text, left to right, longest first, without overlap; in bytes. */
  *#occurrences(text: string): Generator<Occurrence> {
    let byte = 0
    for (const [segment] of text.matchAll(SEGMENT)) {
      const { occurrences, bytes } = this.#inSegment(segment)
      for (const { start, end, id } of occurrences) yield { start: byte + start, end: byte + end, id }
      byte += bytes
    }
  }

  /** Remembered, as an edit leaves most segments of a text as they were. */
  #inSegment(segment: string): SegmentOccurrences {
    const known = this.#segments.get(segment)
    if (known !== undefined) return known
    const found = { occurrences: this.#find(segment), bytes: utf8Length(segment) }
    if (this.#segments.size >= MAX_SEGMENTS) this.#segments.clear()
    this.#segments.set(segment, found)
    return found
  }

  #find(segment: string): readonly Occurrence[] {
    const occurrences: Occurrence[] = []
    let byte = 0
    let counted = 0
    for (const run of wordRuns(segment)) {
      for (let first = 0; first < run.length - 1;) {
        const { length, ngram } = this.#longestAt(run, first)
        if (ngram === null) {
          first++
          continue
        }
        const at = run[first]?.start ?? 0
        byte += utf8Length(segment.slice(counted, at))
        const end = byte + utf8Length(ngram)
        occurrences.push({ start: byte, end, id: this.#idOf.get(ngram) ?? 0 })
        byte = end
        counted = at + ngram.length
        first += length
      }
    }
    return occurrences
  }

  #longestAt(
    run: readonly { readonly word: string }[],
    first: number,
  ): { readonly length: number; readonly ngram: string | null } {
    for (let length = Math.min(LONGEST, run.length - first); length > 1; length--) {
      let ngram = ''
      for (let index = first; index < first + length; index++) ngram += run[index]?.word ?? ''
      if (this.#idOf.has(ngram)) return { length, ngram }
    }
    return { length: 1, ngram: null }
  }

  #ngram(id: TokenId): string | null {
    return this.#ngrams[id - this.#firstId] ?? null
  }

  decode(ids: ArrayLike<TokenId>): string {
    return runSteps(this.decodeSteps(ids))
  }

  /** Bytes are joined before they are decoded: a character may lie across tokens of the base. */
  *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    const plain: TokenId[] = []
    for (const [index, id] of Array.from(ids).entries()) {
      if (index % STEP_TOKENS === STEP_TOKENS - 1) yield STEP_TOKENS
      const ngram = this.#ngram(id)
      if (ngram === null) plain.push(id)
      else append(plain, this.#base.encode(ngram, { addSpecialTokens: false, parseSpecialTokens: false }).ids)
    }
    return yield* this.#base.decodeSteps(plain)
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    const ngram = this.#ngram(id)
    return ngram === null ? this.#base.tokenBytes(id) : encodeUtf8(ngram)
  }

  piece(id: TokenId): string | null {
    const ngram = this.#ngram(id)
    return ngram === null ? this.#base.piece(id) : spellBytes(encodeUtf8(ngram))
  }

  rank(id: TokenId): TokenRank | null {
    return this.#ngram(id) === null ? this.#base.rank(id) : null
  }

  inside(): TokenizerInside {
    return { kind: 'multi-word', base: this.#base, occurrences: (text) => this.#occurrences(text) }
  }
}
