/**
 * A byte-level BPE tokenizer's vocabulary as the segmenters see it: byte strings by id, a trie over them, merges, and
 * where the pre-tokenizer cuts. Special and added tokens are not in it. All bytes are UTF-8 of the normalized text.
 */
import type { BpeEngine } from '../tokenizers/bpe/bpeEngine.ts'
import { hashBytes } from '../tokenizers/bpe/byteStrings.ts'
import { bytePairsOf, PieceTokens, type BytePairs } from '../tokenizers/bpe/mergePiece.ts'
import { TokenColumns } from '../tokenizers/bpe/tokenColumns.ts'
import type { BpeVocabulary } from '../tokenizers/bpe/vocabulary.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { ByteTrie } from './byteTrie.ts'

const NOTHING = new Uint8Array()

export class Vocabulary {
  /** One more than the highest id of a byte string. */
  readonly size: number
  readonly bpe: BpeVocabulary
  readonly engine: BpeEngine
  readonly normalize: (text: string) => string
  /** The first byte of each token; -1 where it has none. [size] */
  readonly firstBytes: Int16Array
  readonly #tokenBytes: readonly Uint8Array[]
  readonly #bytePairs: BytePairs
  readonly #pieces = new PieceTokens()
  #trie: ByteTrie | null = null

  constructor(engine: BpeEngine, normalize: (text: string) => string, tokenBytes: (id: TokenId) => Uint8Array | null) {
    this.engine = engine
    this.bpe = engine.vocabulary
    this.normalize = normalize
    this.size = this.bpe.strings.size
    this.#tokenBytes = Array.from({ length: this.size }, (_, id) => tokenBytes(id) ?? NOTHING)
    this.firstBytes = Int16Array.from(this.#tokenBytes, (bytes) => bytes[0] ?? -1)
    this.#bytePairs = bytePairsOf(this.bpe.byteIds, this.bpe.pairs)
  }

  get trie(): ByteTrie {
    this.#trie ??= new ByteTrie(this.size, (id) => this.bytesOf(id))
    return this.#trie
  }

  /** The bytes of a token; empty for special tokens and ids out of range. Do not write to them. */
  bytesOf(id: TokenId): Uint8Array {
    return this.#tokenBytes[id] ?? NOTHING
  }

  /** The token of exactly `bytes[start, end)`, or -1. */
  find(bytes: Uint8Array, start: number, end: number): TokenId {
    if (end - start > this.bpe.strings.longest) return -1
    const id = this.bpe.strings.find(bytes, start, end, hashBytes(bytes, start, end))
    return id !== -1 && this.bytesOf(id).length > 0 ? id : -1
  }

  /** The canonical segmentation: what the tokenizer makes of the normalized text in these bytes, which must be valid UTF-8. */
  encode(bytes: Uint8Array): TokenId[] {
    const columns = new TokenColumns(Math.ceil(bytes.length / 3) + 16)
    this.engine.encode(this.engine.viewOf(bytes), 0, bytes.length, columns)
    return Array.from(columns.ids.subarray(0, columns.count))
  }

  /** What the merges make of `bytes[start, end)` as one pre-token; a whole pre-token that is a token counts as such only with `wholePieces`. */
  mergePiece(bytes: Uint8Array, start: number, end: number, wholePieces = this.bpe.wholePieces): TokenId[] {
    if (wholePieces) {
      const whole = this.find(bytes, start, end)
      if (whole !== -1) return [whole]
    }
    this.#pieces.merge(bytes, start, end, this.bpe.byteIds, this.bpe.pairs, this.#bytePairs)
    return Array.from(this.#pieces.ids.subarray(0, this.#pieces.count))
  }

  /** Where the pre-tokens of the bytes end. */
  preTokenEnds(bytes: Uint8Array): number[] {
    const view = this.engine.viewOf(bytes)
    const ends: number[] = []
    for (let at = 0; at < bytes.length; ) {
      at = this.engine.scanner.scan(view, at)
      ends.push(at)
    }
    return ends
  }

  /** The bytes of tokens, joined. */
  join(tokens: readonly TokenId[]): Uint8Array {
    const parts = tokens.map((id) => this.bytesOf(id))
    const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  }
}

/**
 * The vocabulary of a loaded tokenizer. `unsupported` {what, detail} where it is no byte-level BPE, or its stages drop
 * or add bytes: then a token has no exact bytes, or the same bytes have segmentations that the vocabulary cannot name.
 */
export function vocabularyOf(tokenizer: Tokenizer): Outcome<Vocabulary> {
  const parts = tokenizer.byteLevel?.() ?? null
  if (parts === null) return fail('unsupported', { what: tokenizer.card.name, detail: `byte-exact work needs byte-level BPE, whose tokens are merged from bytes, and this is: ${tokenizer.card.algorithm}` })
  return succeed(new Vocabulary(parts.engine, parts.normalize, (id) => tokenizer.tokenBytes(id)))
}
