/**
 * From tokens of pieces to tokens of the original text: spans in UTF-8 bytes, never decreasing. Where several tokens
 * share a character that was not respelled, each gets exactly its own bytes of it.
 */
import { spellBytes } from '../bpe/byteAlphabet.ts'
import { EncodingBuilder } from '../bpe/encodingBuilder.ts'
import { APPROXIMATE_SPAN, TokenKind, type Encoding, type TokenId } from '../encoding.ts'
import type { AlignedText } from './alignedText.ts'
import { UNSPELLED, type ModelToken } from './types.ts'

/** The byte of each letter of the byte alphabet, by UTF-16 unit. */
const byteOfLetter = (() => {
  const bytes = new Uint8Array(0x200)
  for (let byte = 0; byte < 256; byte++) bytes[spellBytes(Uint8Array.of(byte)).charCodeAt(0)] = byte
  return bytes
})()

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
  /** Whether pieces hold letters of the byte alphabet. */
  readonly #byteLevel: boolean
  readonly #unspelled: number[] = []
  #start = 0
  #end = 0

  /** @param text the original, well formed */
  constructor(text: string, byteLevel: boolean) {
    this.#builder = new EncodingBuilder(Math.ceil(text.length / 3) + 16)
    this.#offsets = byteOffsets(text)
    this.#byteLevel = byteLevel
  }

  /** Bytes behind the last token. */
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

  /** A token of the template behind the whole text. */
  insertAtEnd(id: TokenId): void {
    const end = this.#offsets.at(-1) ?? 0
    this.#push(id, end, end, TokenKind.inserted)
  }

  /** One token for all of a stretch. */
  pushWhole(id: TokenId, stretch: AlignedText, kind: number): void {
    this.#pushToken(stretch, { id, kind: TokenKind.ordinary, start: 0, end: stretch.length }, kind, false)
  }

  /** The tokens of one piece. */
  pushPiece(piece: AlignedText, tokens: readonly ModelToken[]): void {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]
      if (token === undefined) continue
      if (token.id === UNSPELLED) {
        this.#unspelled.push(this.#startOf(piece, token.start), this.#endOf(piece, token.end - 1))
        continue
      }
      if (token.kind === TokenKind.byteFallback) index = this.#pushBytes(piece, tokens, index)
      else this.#pushToken(piece, token, token.kind, this.#byteLevel)
    }
  }

  #startOf(piece: AlignedText, unit: number): number {
    return this.#offsets[piece.originalStart(unit)] ?? 0
  }

  #endOf(piece: AlignedText, unit: number): number {
    return this.#offsets[piece.originalEnd(unit)] ?? 0
  }

  #pushToken(piece: AlignedText, token: ModelToken, kind: number, byteLevel: boolean): void {
    if (token.end <= token.start) {
      this.insert(token.id, kind)
      return
    }
    let start = this.#startOf(piece, token.start)
    let end = this.#endOf(piece, token.end - 1)
    if (isApproximate(piece, token.start, token.end)) kind |= APPROXIMATE_SPAN
    else if (byteLevel) {
      start += Math.max(0, this.#byteWithin(piece, token.start))
      const last = this.#byteWithin(piece, token.end - 1)
      if (last !== -1) end = this.#startOf(piece, token.end - 1) + last + 1
    }
    this.#push(token.id, start, end, kind)
  }

  /** Which byte of its character the letter at `unit` is; -1 where the letters of the character are not its bytes. */
  #byteWithin(piece: AlignedText, unit: number): number {
    const start = this.#startOf(piece, unit)
    const bytes = this.#endOf(piece, unit) - start
    if (bytes < 2) return -1
    const byteAt = (at: number): number => byteOfLetter[piece.text.charCodeAt(at)] ?? 0
    const same = (at: number): boolean => at >= 0 && at < piece.length && this.#startOf(piece, at) === start
    let first = unit
    while ((byteAt(first) & 0xc0) === 0x80 && same(first - 1)) first--
    const lead = byteAt(first)
    if (lead >= 0xc0) return lengthByLead(lead) === bytes ? unit - first : -1
    // The piece starts inside of the character: count from its end.
    let behind = unit
    while (same(behind)) behind++
    return Math.max(-1, bytes - (behind - unit))
  }

  /** The byte tokens of one character; answers the index of the last of them. */
  #pushBytes(piece: AlignedText, tokens: readonly ModelToken[], first: number): number {
    const { start = 0, end = 0 } = tokens[first] ?? {}
    let behind = first
    for (let token = tokens[behind]; token?.kind === TokenKind.byteFallback && token.start === start; token = tokens[behind]) behind++
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
    if (normalized !== null) this.#builder.endStretch(0, normalized)
    const encoding = this.#builder.finish()
    return this.#unspelled.length === 0 ? encoding : { ...encoding, unspelled: Uint32Array.from(this.#unspelled) }
  }
}

function isApproximate(piece: AlignedText, start: number, end: number): boolean {
  for (let unit = start; unit < end; unit++) if (piece.isApproximate(unit)) return true
  return false
}

function lengthByLead(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}
