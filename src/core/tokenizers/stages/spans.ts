/**
 * From tokens of pieces to tokens of the original text: spans in UTF-8 bytes, never decreasing. If several tokens
 * share a character that was not respelled, each gets exactly its own bytes of it.
 */
import { EncodingBuilder } from '../bpe/encodingBuilder.ts'
import { APPROXIMATE_SPAN, TokenKind, type Encoding, type TokenId } from '../encoding.ts'
import type { AlignedText } from './alignedText.ts'
import { STEP_UNITS, type Steps } from './steps.ts'
import { UNSPELLED, type ModelToken } from './modelToken.ts'

/** By unit of a well-formed text the byte at which its character starts; one entry more than units. */
function byteOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1)
  let at = 0
  for (let unit = 0; unit < text.length; unit++) {
    offsets[unit] = at
    const code = text.charCodeAt(unit)
    if (code < 0x80) at += 1
    else if (code < 0x800) at += 2
    else if ((code & 0xfc00) === 0xd800) offsets[++unit] = at
    else at += 3
    if ((code & 0xfc00) === 0xd800) at += 4
  }
  offsets[text.length] = at
  return offsets
}

export class SpanWriter {
  readonly #builder: EncodingBuilder
  readonly #offsets: Uint32Array
  readonly #unspelled: number[] = []
  #start = 0
  #end = 0

  /** @param text the original, well formed */
  constructor(text: string) {
    this.#builder = new EncodingBuilder(Math.ceil(text.length / 3) + 16)
    this.#offsets = byteOffsets(text)
  }

  /** Bytes after the last token. */
  get doneBytes(): number {
    return this.#end
  }

  #push(id: TokenId, start: number, end: number, kind: number): void {
    this.#start = Math.max(this.#start, start)
    this.#end = Math.max(this.#end, this.#start, end)
    this.#builder.pushSpan(id, this.#start, this.#end, kind)
  }

  /** A token that stands for no text, here. */
  insert(id: TokenId, kind: number = TokenKind.inserted): void {
    this.#push(id, this.#end, this.#end, kind)
  }

  /** A token of the template after the whole text. */
  insertAtEnd(id: TokenId): void {
    const end = this.#offsets.at(-1) ?? 0
    this.#push(id, end, end, TokenKind.inserted)
  }

  /** One token for all of a segment. */
  pushWhole(id: TokenId, segment: AlignedText, kind: number): void {
    this.#pushToken(segment, { id, kind: TokenKind.ordinary, start: 0, end: segment.length }, kind)
  }

  /** The tokens of one piece. */
  *pushPiece(piece: AlignedText, tokens: readonly ModelToken[]): Steps<void> {
    for (let index = 0; index < tokens.length; index++) {
      if (index % STEP_UNITS === STEP_UNITS - 1) yield STEP_UNITS
      const token = tokens[index]
      if (token === undefined) continue
      if (token.id === UNSPELLED) {
        this.#unspelled.push(this.#startOf(piece, token.start), this.#endOf(piece, token.end - 1))
        continue
      }
      if (token.kind === TokenKind.byteFallback) index = this.#pushBytes(piece, tokens, index)
      else this.#pushToken(piece, token, token.kind)
    }
  }

  #startOf(piece: AlignedText, unit: number): number {
    return this.#offsets[piece.originalStart(unit)] ?? 0
  }

  #endOf(piece: AlignedText, unit: number): number {
    return this.#offsets[piece.originalEnd(unit)] ?? 0
  }

  #pushToken(piece: AlignedText, token: ModelToken, kind: number): void {
    if (token.end <= token.start) {
      this.insert(token.id, kind)
      return
    }
    const first = this.#bytesOf(piece, token.start)
    const last = this.#bytesOf(piece, token.end - 1)
    let isExact = !isApproximate(piece, token.start, token.end)
    // Of a character that is spelled with another number of bytes, no part has a place of its own.
    if (!first.isExact && !this.#beginsCharacter(piece, token.start)) isExact = false
    if (!last.isExact && !this.#endsCharacter(piece, token.end)) isExact = false
    this.#push(token.id, first.start, last.end, isExact ? kind : kind | APPROXIMATE_SPAN)
  }

  /** The bytes that a unit stands for: of its character, if it is not known which. */
  #bytesOf(
    piece: AlignedText,
    unit: number,
  ): { readonly start: number; readonly end: number; readonly isExact: boolean } {
    const start = this.#startOf(piece, unit)
    const end = this.#endOf(piece, unit)
    const letter = piece.letterAt(unit)
    if (letter === null || piece.isApproximate(unit)) return { start, end, isExact: letter === null }
    if (letter.count !== end - start) return { start, end, isExact: false }
    return { start: start + letter.index, end: start + letter.index + 1, isExact: true }
  }

  #beginsCharacter(piece: AlignedText, unit: number): boolean {
    return (piece.letterAt(unit)?.index ?? 0) === 0
  }

  #endsCharacter(piece: AlignedText, end: number): boolean {
    const letter = piece.letterAt(end - 1)
    return letter === null || letter.index === letter.count - 1
  }

  /** The byte tokens of one character; answers the index of the last of them. */
  #pushBytes(piece: AlignedText, tokens: readonly ModelToken[], first: number): number {
    const { start = 0, end = 0 } = tokens[first] ?? {}
    let behind = first
    for (
      let token = tokens[behind];
      token?.kind === TokenKind.byteFallback && token.start === start;
      token = tokens[behind]
    )
      behind++
    const from = this.#startOf(piece, start)
    const to = this.#endOf(piece, end - 1)
    const approximate = isApproximate(piece, start, end)
    const exact = !approximate && to - from === behind - first
    const kind = TokenKind.byteFallback | (approximate ? APPROXIMATE_SPAN : 0)
    for (let index = first; index < behind; index++) {
      const byte = from + index - first
      this.#push(tokens[index]?.id ?? 0, exact ? byte : from, exact ? byte + 1 : to, kind)
    }
    return behind - 1
  }

  /** @param normalized what was encoded in the text's place, or null */
  finish(normalized: string | null): Encoding {
    if (normalized !== null) this.#builder.endSegment(0, normalized)
    const encoding = this.#builder.finish()
    return this.#unspelled.length === 0 ? encoding : { ...encoding, unspelled: Uint32Array.from(this.#unspelled) }
  }
}

function isApproximate(piece: AlignedText, start: number, end: number): boolean {
  for (let unit = start; unit < end; unit++) if (piece.isApproximate(unit)) return true
  return false
}
