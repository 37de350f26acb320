/**
 * A byte-level BPE tokenizer over the engine: splits the text at added tokens, normalizes each segment between them
 * (NFC or nothing), encodes it, and adds the template's tokens. The spans tile the text.
 */
import { decodeUtf8, encodeUtf8, utf8Length } from '../../text/utf8.ts'
import type { TokenizerCard } from '../card.ts'
import { APPROXIMATE_SPAN, TokenKind, type EncodeOptions, type Encoding, type TokenId } from '../encoding.ts'
import { succeed, type Outcome } from '../failure.ts'
import type { TokenizerInside } from '../inside.ts'
import { AddedTokenSplitter } from '../stages/addedTokens.ts'
import { runSteps, STEP_TOKENS } from '../runSteps.ts'
import type { ByteExactParts, CountingEncoder, IncrementalEncoder, Tokenizer, TokenRank } from '../tokenizer.ts'
import type { TokenizerJson } from '../stages/schema.ts'
import { byteLevelJson } from '../variants/byteLevelJson.ts'
import { BpeEngine } from './bpeEngine.ts'
import type { ByteLevelBpeParts } from './byteLevelParts.ts'
import { spellBytes } from './byteAlphabet.ts'
import { EndsEncoder } from './endsEncoder.ts'
import { EncodingBuilder } from './encodingBuilder.ts'
import { IncrementalSegment } from './incremental.ts'
import { normalizeNfc, type NfcText } from './nfc.ts'
import { scannerFor } from './patterns.ts'
import { sharedUtf8 } from './textChange.ts'
import { TokenColumns } from './tokenColumns.ts'

/** Bytes encoded between two steps of `encodeSteps`. */
const SLICE = 65_536

export class ByteLevelBpe implements Tokenizer {
  readonly card: TokenizerCard
  readonly engine: BpeEngine
  readonly #parts: ByteLevelBpeParts
  readonly #splitter: AddedTokenSplitter
  readonly #added: ReadonlyMap<TokenId, ByteLevelBpeParts['addedTokens'][number]>

  constructor(card: TokenizerCard, parts: ByteLevelBpeParts) {
    this.card = card
    this.#parts = parts
    this.engine = new BpeEngine(parts.vocabulary, scannerFor(parts.pattern, parts.vocabulary))
    const plain = { normalized: false, lstrip: false, rstrip: false, singleWord: false }
    this.#splitter = new AddedTokenSplitter(parts.addedTokens.map((token) => ({ ...token, ...plain })))
    this.#added = new Map(parts.addedTokens.map((token) => [token.id, token]))
  }

  encode(text: string, options: EncodeOptions): Encoding {
    return runSteps(this.encodeSteps(text, options))
  }

  *encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    const builder = new EncodingBuilder(Math.ceil(text.length / 3) + 16)
    if (options.addSpecialTokens) for (const id of this.#parts.prefixIds) builder.insert(id)
    for (const { start, end, token } of this.#splitter.split(text, options.parseSpecialTokens)) {
      const segment = start === 0 && end === text.length ? text : text.slice(start, end)
      if (token === null) {
        yield* this.#encodeSegment(segment, builder)
        continue
      }
      builder.pushToken(token.id, utf8Length(segment), token.special ? TokenKind.special : TokenKind.ordinary)
      builder.keepText(segment)
    }
    if (options.addSpecialTokens) for (const id of this.#parts.suffixIds) builder.insert(id)
    return builder.finish()
  }

  *#encodeSegment(text: string, builder: EncodingBuilder): Generator<number, void, void> {
    const changed = this.#parts.normalizer === 'NFC' ? normalizeNfc(text) : null
    const bytes = encodeUtf8(changed?.text ?? text)
    const columns = new TokenColumns(Math.ceil(bytes.length / 3) + 16)
    const view = this.engine.viewOf(bytes)
    const length = changed === null ? bytes.length : utf8Length(text)
    for (let at = 0; at < bytes.length;) {
      at = this.engine.encode(view, at, Math.min(bytes.length, at + SLICE), columns)
      yield builder.doneBytes + Math.min(at, length)
    }
    if (changed === null) {
      builder.appendTiles(columns, bytes.length)
      builder.keepText(text)
    } else appendNormalized(changed, length, columns, builder)
  }

  decode(ids: ArrayLike<TokenId>): string {
    return runSteps(this.decodeSteps(ids))
  }

  *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    const parts: Uint8Array[] = []
    let length = 0
    for (const id of Array.from(ids)) {
      if (parts.length % STEP_TOKENS === STEP_TOKENS - 1) yield STEP_TOKENS
      const content = this.#added.get(id)?.content
      const bytes = content === undefined ? this.#parts.vocabulary.strings.get(id) : encodeUtf8(content)
      parts.push(bytes)
      length += bytes.length
    }
    const all = new Uint8Array(length)
    let at = 0
    for (const [index, part] of parts.entries()) {
      if (index % STEP_TOKENS === STEP_TOKENS - 1) yield STEP_TOKENS
      all.set(part, at)
      at += part.length
    }
    return decodeUtf8(all)
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    const added = this.#added.get(id)
    if (added !== undefined) return added.special ? null : encodeUtf8(added.content)
    const bytes = this.#parts.vocabulary.strings.get(id)
    return bytes.length === 0 ? null : bytes.slice()
  }

  piece(id: TokenId): string | null {
    const content = this.#added.get(id)?.content
    if (content !== undefined) return content
    const bytes = this.#parts.vocabulary.strings.get(id)
    return bytes.length === 0 ? null : spellBytes(bytes)
  }

  rank(id: TokenId): TokenRank | null {
    const value = this.#parts.vocabulary.ranks[id] ?? -1
    return value === -1 ? null : { by: 'merge', value }
  }

  byteExact(): Outcome<ByteExactParts> {
    const normalize = (text: string): string =>
      this.#parts.normalizer === 'NFC' ? (normalizeNfc(text)?.text ?? text) : text
    // An added token is cut out of a text before it is merged: no text that is merged has one.
    return succeed({
      engine: this.engine,
      normalize,
      bytesOf: (id) => (this.#added.has(id) ? null : this.tokenBytes(id)),
    })
  }

  definition(): TokenizerJson {
    return byteLevelJson(this.#parts)
  }

  inside(): TokenizerInside {
    const { pattern, normalizer, prefixIds, suffixIds } = this.#parts
    const template = { before: prefixIds, behind: suffixIds }
    return { kind: 'byte-level', engine: this.engine, pattern, normalizer, template, splitter: this.#splitter }
  }

  createEndsEncoder(): CountingEncoder {
    const encoder = new EndsEncoder(this.engine)
    const isPlain = (text: string): boolean =>
      !this.#splitter.finds(text) && (this.#parts.normalizer !== 'NFC' || normalizeNfc(text) === null)
    return {
      ends: (text) => (isPlain(text) ? encoder.encode(text) : null),
      isOneToken: (text) => (isPlain(text) ? encoder.isOneToken(text) : null),
    }
  }

  /** Texts with added tokens in them, or that NFC changes, are encoded whole: rare, and still through the cache of pre-tokens. */
  createIncrementalEncoder(options: EncodeOptions): IncrementalEncoder {
    let segment = new IncrementalSegment(this.engine)
    return {
      update: (text) => {
        const segments = this.#splitter.split(text, options.parseSpecialTokens)
        const plain = segments.length === 0 || (segments.length === 1 && segments[0]?.token === null)
        if (!plain || (this.#parts.normalizer === 'NFC' && normalizeNfc(text) !== null)) {
          segment = new IncrementalSegment(this.engine)
          return this.encode(text, options)
        }
        const bytes = sharedUtf8(text)
        segment.update(bytes)
        const { prefixIds, suffixIds } = this.#parts
        const added = options.addSpecialTokens ? prefixIds.length + suffixIds.length : 0
        const builder = new EncodingBuilder(segment.columns.count + added)
        if (options.addSpecialTokens) for (const id of prefixIds) builder.insert(id)
        builder.appendTiles(segment.columns, bytes.length)
        if (options.addSpecialTokens) for (const id of suffixIds) builder.insert(id)
        return builder.finish()
      },
    }
  }
}

/** Tokens of a normalized segment, with spans in the original: of changed characters the whole original cluster. */
function appendNormalized(changed: NfcText, length: number, columns: TokenColumns, builder: EncodingBuilder): void {
  let start = 0
  for (let index = 0; index < columns.count; index++) {
    const end = columns.ends[index] ?? 0
    const span = changed.originalSpan(start, end)
    const kind = TokenKind.ordinary | (span.approximate ? APPROXIMATE_SPAN : 0)
    builder.pushSpan(columns.ids[index] ?? 0, span.start, span.end, kind)
    start = end
  }
  builder.endSegment(length, changed.text)
}
