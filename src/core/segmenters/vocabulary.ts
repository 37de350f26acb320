/**
 * A BPE tokenizer's vocabulary as the segmenters see it: byte strings by id, a trie over them, merges, and where the
 * pre-tokenizer cuts. Special and added tokens are not in it. All bytes are UTF-8 of the normalized text.
 */
import { hashBytes } from '../tokenizers/bpe/byteStrings.ts'
import { lackedCharacters } from '../tokenizers/bpe/lackedBytes.ts'
import { bytePairsOf, PieceTokens, type BytePairs } from '../tokenizers/bpe/mergePiece.ts'
import { TokenColumns } from '../tokenizers/bpe/tokenColumns.ts'
import type { CharacterSymbols, StartSymbols } from '../tokenizers/bpe/characterSymbols.ts'
import { codePointLabel } from '../text/hex.ts'
import type { BpeVocabulary } from '../tokenizers/bpe/vocabulary.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import type { ByteExactParts, Tokenizer } from '../tokenizers/tokenizer.ts'
import { ByteTrie } from './byteTrie.ts'

const NOTHING = new Uint8Array()

/** The vocabulary has no token for a byte of a character. */
export class LackedCharacter extends Error {
  /** `U+0004`. */
  readonly codePoint: string

  constructor(character: string) {
    const codePoint = codePointLabel(character.codePointAt(0) ?? 0)
    super(`no tokens spell ${codePoint}`)
    this.codePoint = codePoint
  }
}

export class Vocabulary {
  /** One more than the highest id of a byte string. */
  readonly size: number
  readonly bpe: BpeVocabulary
  readonly engine: ByteExactParts['engine']
  /** Throws {@link LackedCharacter} for a text that no tokens spell. */
  readonly normalize: (text: string) => string
  /** What every text begins with, unless it is empty: nothing, or a space. */
  readonly beginning: NonNullable<ByteExactParts['beginning']>
  /** What merging starts with, where that is not single bytes. */
  readonly characters: CharacterSymbols | null
  /** The first byte of each token; -1 where it has none. [size] */
  readonly firstBytes: Int16Array
  readonly #tokenBytes: readonly Uint8Array[]
  readonly #bytePairs: BytePairs
  readonly #pieces = new PieceTokens()
  #trie: ByteTrie | null = null

  constructor({ engine, normalize, beginning }: ByteExactParts, tokenBytes: (id: TokenId) => Uint8Array | null) {
    this.engine = engine
    this.bpe = engine.vocabulary
    const lacked = lackedCharacters(this.bpe)
    this.normalize = (text) => {
      const normalized = normalize(text)
      const found = lacked instanceof RegExp ? lacked.exec(normalized) : null
      if (found !== null) throw new LackedCharacter(found[0])
      return normalized
    }
    this.beginning = beginning ?? { bytes: NOTHING, isText: true }
    this.characters = this.bpe.characters ?? null
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

  /** The token of exactly `bytes[start, end)`, or -1. Where a byte's token is not the only one, the other. */
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
    if (this.characters === null)
      this.#pieces.merge(bytes, start, end, this.bpe.byteIds, this.bpe.pairs, this.#bytePairs)
    else {
      const { ids } = this.characters.read(bytes, start, end)
      this.#pieces.mergeSymbols(Int32Array.from(ids), 0, ids.length, this.bpe.pairs)
    }
    return Array.from(this.#pieces.ids.subarray(0, this.#pieces.count))
  }

  /** What merging starts with: bytes, or characters and the bytes of those that have no token. */
  startSymbols(bytes: Uint8Array): StartSymbols {
    if (this.characters !== null) return this.characters.read(bytes, 0, bytes.length)
    return {
      ids: Array.from(bytes, (byte) => this.bpe.byteIds[byte] ?? -1),
      ends: Array.from(bytes, (_, at) => at + 1),
    }
  }

  /** Where the pre-tokens of the bytes end. */
  preTokenEnds(bytes: Uint8Array): number[] {
    const view = this.engine.viewOf(bytes)
    const { scanner } = this.engine
    // Over characters the scanner cuts a text finer than a pre-tokenizer does, if there is one at all.
    const cutting = this.characters === null ? scanner : (scanner.pattern ?? scanner)
    const ends: number[] = []
    for (let at = 0; at < bytes.length;) {
      at = cutting.scan(view, at)
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
 * The vocabulary of a loaded tokenizer. `unsupported` {what, detail} where it is no BPE over bytes or over characters with
 * byte fallback, or its stages drop or add bytes: then a token has no exact bytes, or the same bytes have segmentations
 * that the vocabulary cannot name.
 */
export function vocabularyOf(tokenizer: Tokenizer): Outcome<Vocabulary> {
  const { name, algorithm } = tokenizer.card
  const parts = tokenizer.byteExact?.() ?? null
  if (parts === null) {
    const detail = `byte-exact work needs byte-level BPE, or BPE over characters with byte fallback as SentencePiece has it, and this is: ${algorithm}`
    return fail('unsupported', { what: name, detail })
  }
  if (!parts.ok) return fail('unsupported', { ...parts.failure.values, what: name })
  const { bytesOf } = parts.value
  return succeed(new Vocabulary(parts.value, (id) => (bytesOf === undefined ? tokenizer.tokenBytes(id) : bytesOf(id))))
}
