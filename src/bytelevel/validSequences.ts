/**
 * Which token sequences are valid: beginnings of canonical segmentations of texts that go on in some way. Judged by
 * adjacent pairs inside pre-tokens and by where the pre-tokenizer could cut, without encoding whole texts again.
 *
 * What the pre-tokenizer does at the end of a beginning depends on what follows, so a beginning can be cut in several
 * ways: GPT-2 cuts "\n\n" as one token before nothing and as two before "//". The ways are found by trying what can
 * follow (`PROBES`); where the text ends inside a character, its completions are tried too.
 */
import { Adjacency } from '../segmenters/adjacency.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { scanners } from '../tokenizers/bpe/patterns.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { completionsOf, isTextBeginning, unfinishedBytes } from './incompleteCharacter.ts'
import type { Tokens } from './nextTokenModel.ts'

/** Nothing, letters (also such as end a contraction), digit, symbols, space, line feed, a mark. */
const PROBES = ['', 'x', ' ', '.', '1', '\n', 'X', '/', 'e', 'l', ' x', 'あ', '\u0301'].map(encodeUtf8)
/** Behind a completed character. */
const SHORT_PROBES = ['', 'x', '\n'].map(encodeUtf8)

/** Shapes of which the ways to cut are remembered. */
const MOST_KEPT = 50_000
const APOSTROPHE = 0x27

/** The bytes with ASCII letters of one case as one and ASCII digits as one: unless an apostrophe might begin a contraction. */
function shapeOf(bytes: Uint8Array): string {
  const mayContract = bytes.includes(APOSTROPHE)
  let shape = ''
  for (const byte of bytes) {
    if (!mayContract && byte >= 0x61 && byte <= 0x7a) shape += 'a'
    else if (!mayContract && byte >= 0x41 && byte <= 0x5a) shape += 'A'
    else if (!mayContract && byte >= 0x30 && byte <= 0x39) shape += '0'
    else shape += String.fromCharCode(byte)
  }
  return mayContract ? `'${shape}` : shape
}

/** Where the pre-tokenizer cuts a beginning, under one continuation. */
interface Cuts {
  /** Ends of pre-tokens inside the beginning. */
  readonly ends: readonly number[]
  /** Whether a pre-token ends where it ends. */
  readonly closed: boolean
}

export class ValidSequences {
  readonly vocabulary: Vocabulary
  readonly #adjacency: Adjacency
  /** Whether the pre-tokenizer is one that does not tell ASCII letters apart, nor digits: all that have a scanner by hand. */
  readonly #shapes: boolean
  readonly #ways = new Map<string, readonly Cuts[]>()

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    this.#adjacency = new Adjacency(vocabulary)
    this.#shapes = Object.values(scanners).includes(vocabulary.engine.scanner)
  }

  /**
   * The pre-tokens that no continuation of the bytes can cut otherwise: where the last of them ends (0 where there is
   * none known), and their tokens. They are not the tokens of those bytes as a finished text, which may end otherwise.
   */
  settled(bytes: Uint8Array): { readonly end: number; readonly tokens: Tokens } {
    const whole = bytes.subarray(0, bytes.length - unfinishedBytes(bytes))
    if (!isTextBeginning(whole)) return { end: 0, tokens: [] }
    const { scanner } = this.vocabulary.engine
    const view = this.vocabulary.engine.viewOf(whole)
    const tokens: TokenId[] = []
    let settled = 0
    while (settled < whole.length) {
      const end = scanner.scan(view, settled)
      if (view.examined > whole.length) break
      tokens.push(...this.vocabulary.mergePiece(whole, settled, end))
      settled = end
    }
    return { end: settled, tokens }
  }

  /** Every valid sequence whose bytes are exactly `bytes`, which begin where a pre-token does. */
  sequencesOf(bytes: Uint8Array): readonly Tokens[] {
    const found = new Map<string, Tokens>()
    for (const cuts of this.#waysToCut(bytes)) {
      const tokens = this.#cutAs(bytes, cuts)
      found.set(tokens.join(), tokens)
    }
    return [...found.values()]
  }

  /** The tokens of a finished text; null where the bytes end inside a character or are not UTF-8. */
  finished(bytes: Uint8Array): Tokens | null {
    return unfinishedBytes(bytes) > 0 || !isTextBeginning(bytes) ? null : this.vocabulary.encode(bytes)
  }

  /** Whether the sequence is valid. Its bytes begin where a pre-token does. */
  isValid(tokens: Tokens): boolean {
    return this.#isValid(tokens, this.vocabulary.join(tokens))
  }

  /** Of `candidates` those that may follow `before`, a valid sequence that begins where a pre-token does. */
  validNext(before: Tokens, candidates: Iterable<TokenId>): TokenId[] {
    const start = this.vocabulary.join(before)
    const { wholePieces, strings } = this.vocabulary.bpe
    const buffer = new Uint8Array(start.length + strings.longest)
    buffer.set(start)
    const tokens = [...before, -1]
    const valid: TokenId[] = []
    for (const id of candidates) {
      if (!wholePieces && !this.#adjacency.isOwn(id)) continue
      const own = this.vocabulary.bytesOf(id)
      buffer.set(own, start.length)
      tokens[before.length] = id
      if (this.#isValid(tokens, buffer.subarray(0, start.length + own.length))) valid.push(id)
    }
    return valid
  }

  #isValid(tokens: Tokens, bytes: Uint8Array): boolean {
    for (const cuts of this.#waysToCut(bytes)) if (this.#fits(tokens, bytes, cuts)) return true
    return false
  }

  /** Each way in which the pre-tokenizer can cut the bytes. */
  #waysToCut(bytes: Uint8Array): readonly Cuts[] {
    const key = this.#shapes ? shapeOf(bytes) : bytes.join()
    const known = this.#ways.get(key)
    if (known !== undefined) return known
    const ways = new Map<string, Cuts>()
    for (const cuts of this.#cutsUnderProbes(bytes)) ways.set(`${cuts.ends.join()} ${cuts.closed}`, cuts)
    if (this.#ways.size >= MOST_KEPT) this.#ways.clear()
    const found = [...ways.values()]
    this.#ways.set(key, found)
    return found
  }

  *#cutsUnderProbes(bytes: Uint8Array): Generator<Cuts, void, void> {
    if (bytes.length === 0) {
      yield { ends: [], closed: true }
      return
    }
    if (!isTextBeginning(bytes)) return
    const unfinished = unfinishedBytes(bytes)
    if (unfinished === 0) for (const probe of PROBES) yield this.#cutsBefore(bytes, [probe])
    else {
      for (const completion of completionsOf(bytes.subarray(bytes.length - unfinished))) {
        for (const probe of SHORT_PROBES) yield this.#cutsBefore(bytes, [completion, probe])
      }
    }
  }

  #cutsBefore(bytes: Uint8Array, behind: readonly Uint8Array[]): Cuts {
    const text = new Uint8Array(behind.reduce((length, part) => length + part.length, bytes.length))
    text.set(bytes)
    let at = bytes.length
    for (const part of behind) {
      text.set(part, at)
      at += part.length
    }
    const { engine } = this.vocabulary
    const view = engine.viewOf(text)
    const ends: number[] = []
    for (let end = 0; end < bytes.length; ) {
      end = engine.scanner.scan(view, end)
      if (end === bytes.length) return { ends, closed: true }
      if (end < bytes.length) ends.push(end)
    }
    return { ends, closed: false }
  }

  #cutAs(bytes: Uint8Array, { ends, closed }: Cuts): TokenId[] {
    let start = 0
    const tokens: TokenId[] = []
    for (const end of ends) {
      tokens.push(...this.vocabulary.mergePiece(bytes, start, end))
      start = end
    }
    // An open pre-token goes on: what the merges make of its beginning stays valid, but it is no whole pre-token.
    if (start < bytes.length) tokens.push(...this.vocabulary.mergePiece(bytes, start, bytes.length, closed && this.vocabulary.bpe.wholePieces))
    return tokens
  }

  /** Whether the merges make these tokens of the pieces. */
  #fits(tokens: Tokens, bytes: Uint8Array, { ends, closed }: Cuts): boolean {
    const { vocabulary } = this
    const { wholePieces } = vocabulary.bpe
    let piece = 0
    let start = 0
    let end = ends[0] ?? bytes.length
    let at = 0
    for (const [index, token] of tokens.entries()) {
      if (at === end) {
        start = end
        end = ends[++piece] ?? bytes.length
      }
      const opens = at === start
      at += vocabulary.bytesOf(token).length
      if (at > end) return false
      if (wholePieces && opens && (piece < ends.length || closed)) {
        const whole = vocabulary.find(bytes, start, end)
        if (whole !== -1) {
          if (token !== whole) return false
          continue
        }
      }
      if (!this.#adjacency.isOwn(token)) return false
      if (!opens && !this.#adjacency.mayFollow(tokens[index - 1] ?? -1, token)) return false
    }
    return true
  }
}
