/**
 * Byte-level byte-pair encoding over UTF-8: cuts a text into pre-tokens with a scanner and each pre-token into tokens.
 * Knows nothing of special tokens, normalizers or templates (see `byteLevelBpe.ts`).
 */
import { classify } from './characterClasses.ts'
import { hashBytes } from './byteStrings.ts'
import { bytePairsOf, PieceTokens, type BytePairs } from './mergePiece.ts'
import { LONGEST_CACHED, PieceCache } from './pieceCache.ts'
import type { Scanner, ScanView } from './scanners/scanner.ts'
import type { TokenColumns } from './tokenColumns.ts'
import type { BpeVocabulary } from './vocabulary.ts'

export class BpeEngine {
  readonly vocabulary: BpeVocabulary
  readonly scanner: Scanner
  readonly #pieces = new PieceTokens()
  readonly #bytePairs: BytePairs
  readonly #cache = new PieceCache()

  constructor(vocabulary: BpeVocabulary, scanner: Scanner) {
    this.vocabulary = vocabulary
    this.scanner = scanner
    this.#bytePairs = bytePairsOf(vocabulary.byteIds, vocabulary.pairs)
  }

  /** Forgets the pre-tokens seen so far; only a benchmark has a reason to. */
  clearCache(): void {
    this.#cache.clear()
  }

  /** What the scanner reads of a text in UTF-8. */
  viewOf(bytes: Uint8Array): ScanView {
    const classes = new Uint8Array(bytes.length + 1)
    classify(bytes, 0, bytes.length, this.scanner.classTable(), classes)
    return { bytes, classes, examined: 0 }
  }

  /** Appends the tokens of whole pre-tokens from `start` until one ends at or after `until`; answers where it ended. */
  encode(view: ScanView, start: number, until: number, columns: TokenColumns): number {
    const { scanner } = this
    let at = start
    while (at < until) {
      const end = scanner.scan(view, at)
      this.piece(view.bytes, at, end, columns)
      at = end
    }
    return at
  }

  /** Appends the tokens of one pre-token, `bytes[start, end)`. */
  piece(bytes: Uint8Array, start: number, end: number, columns: TokenColumns): void {
    const { vocabulary } = this
    if (end - start === 1) {
      columns.push(vocabulary.byteIds[bytes[start] ?? 0] ?? 0, end)
      return
    }
    const cacheable = end - start <= LONGEST_CACHED
    const hash = cacheable ? hashBytes(bytes, start, end) : 0
    if (cacheable) {
      if (vocabulary.wholePieces) {
        const whole = vocabulary.strings.find(bytes, start, end, hash)
        if (whole !== -1) {
          columns.push(whole, end)
          return
        }
      }
      const entry = this.#cache.find(bytes, start, end, hash)
      if (entry !== -1) {
        this.#copy(entry, start, columns)
        return
      }
    } else if (vocabulary.wholePieces && end - start <= vocabulary.strings.longest) {
      const whole = vocabulary.strings.find(bytes, start, end, hashBytes(bytes, start, end))
      if (whole !== -1) {
        columns.push(whole, end)
        return
      }
    }
    const pieces = this.#pieces
    pieces.merge(bytes, start, end, vocabulary.byteIds, vocabulary.pairs, this.#bytePairs)
    const { ids, lengths, count } = pieces
    if (cacheable) this.#cache.add(bytes, start, end, hash, ids, lengths, count)
    let at = start
    for (let index = 0; index < count; index++) {
      at += lengths[index] ?? 0
      columns.push(ids[index] ?? 0, at)
    }
  }

  #copy(entry: number, start: number, columns: TokenColumns): void {
    const { tokens } = this.#cache
    const last = entry + 1 + 2 * (tokens[entry] ?? 0)
    let at = start
    for (let index = entry + 1; index < last; index += 2) {
      at += tokens[index + 1] ?? 0
      columns.push(tokens[index] ?? 0, at)
    }
  }
}
