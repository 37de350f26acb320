/**
 * Finds added tokens in a text, as Rust's `AddedVocabulary` does: leftmost, of those the longest; then what stands
 * around one decides (`single_word`), and white space beside it may become part of it (`lstrip`, `rstrip`). Knows
 * nothing of normalizers: who needs two passes asks twice.
 */
import { PairTable } from '../bpe/pairTable.ts'
import { runSteps } from '../runSteps.ts'
import { STEP_UNITS, type Steps } from './steps.ts'

export interface AddedToken {
  readonly id: number
  readonly content: string
  readonly special: boolean
  /** Whether it is looked for in the normalized text, by its normalized spelling. */
  readonly normalized: boolean
  readonly lstrip: boolean
  readonly rstrip: boolean
  readonly singleWord: boolean
}

/** UTF-16 units `[start, end)`; `token` null: text between tokens. Segments tile the text; none is empty. */
export interface Segment<Token> {
  readonly start: number
  readonly end: number
  readonly token: Token | null
}

const SPACE = /^\p{White_Space}$/u

/** Different first units up to which each is searched for by itself. */
const FEW_UNITS = 8

function isSpaceAt(text: string, at: number): boolean {
  return SPACE.test(text[at] ?? '')
}

export class AddedTokenSplitter<Token extends AddedToken = AddedToken> {
  readonly #edges = new PairTable(256)
  readonly #tokens: (Token | null)[] = [null]
  /** 1 for units with which a token starts: most units of a text are told by this alone. */
  readonly #first = new Uint8Array(0x10000)
  /** The same units as strings, for the browser's own search, which finds the first of them many times faster. */
  readonly #firstUnits = new Set<string>()
  readonly #allSpecial: boolean
  readonly #isWord: (character: string) => boolean

  /**
   * @param spelling how a token is spelled where it is looked for; an empty spelling is never found
   * @param isWord whether a character is one of a word, for tokens that are whole words only
   */
  constructor(
    tokens: readonly Token[],
    spelling: (token: Token) => string = (token) => token.content,
    isWord: (character: string) => boolean = () => false,
  ) {
    this.#isWord = isWord
    for (const token of tokens) this.#add(spelling(token), token)
    this.#allSpecial = tokens.every(({ special }) => special)
  }

  #add(content: string, token: Token): void {
    let node = 0
    for (let index = 0; index < content.length; index++) {
      const unit = content.charCodeAt(index)
      if (index === 0) {
        this.#first[unit] = 1
        this.#firstUnits.add(content.charAt(0))
      }
      const edge = this.#edges.find(node, unit)
      const child = edge === -1 ? this.#tokens.length : this.#edges.mergedAt(edge)
      if (edge === -1) {
        this.#edges.add(node, unit, 0, child)
        this.#tokens.push(null)
      }
      node = child
    }
    if (node !== 0) this.#tokens[node] = token
  }

  /** The longest token that starts at `at`, and where it ends. */
  #longestAt(text: string, at: number): { readonly token: Token; readonly end: number } | null {
    let found: { readonly token: Token; readonly end: number } | null = null
    for (let index = at, node = 0; index < text.length;) {
      const edge = this.#edges.find(node, text.charCodeAt(index++))
      if (edge === -1) break
      node = this.#edges.mergedAt(edge)
      const token = this.#tokens[node] ?? null
      if (token !== null) found = { token, end: index }
    }
    return found
  }

  /** Where the first unit stands with which a token that counts starts, or a place before; the text's length for none. */
  #firstCandidate(text: string, parseSpecialTokens: boolean): number {
    if (!parseSpecialTokens && this.#allSpecial) return text.length
    if (this.#firstUnits.size > FEW_UNITS) return 0
    let first = text.length
    for (const unit of this.#firstUnits) {
      const at = text.indexOf(unit)
      if (at !== -1) first = Math.min(first, at)
    }
    return first
  }

  #isWordAt(text: string, at: number): boolean {
    if (at < 0 || at >= text.length) return false
    return this.#isWord(String.fromCodePoint(text.codePointAt(at) ?? 0))
  }

  /** Whether the character that ends before `end` is one of a word. */
  #isWordBefore(text: string, end: number): boolean {
    const pair = end >= 2 && (text.codePointAt(end - 2) ?? 0) > 0xffff
    return this.#isWordAt(text, pair ? end - 2 : end - 1)
  }

  /** Whether a token's spelling stands in the text, be it special or refused in the end. */
  finds(text: string): boolean {
    for (let at = 0; at < text.length; at++) {
      if (this.#first[text.charCodeAt(at)] !== 0 && this.#longestAt(text, at) !== null) return true
    }
    return false
  }

  /**
   * The text as tokens and what is between them.
   *
   * @param parseSpecialTokens if false, the spelling of a special token is left in the text
   */
  split(text: string, parseSpecialTokens: boolean): readonly Segment<Token>[] {
    return runSteps(this.splitSteps(text, parseSpecialTokens))
  }

  *splitSteps(text: string, parseSpecialTokens: boolean): Steps<readonly Segment<Token>[]> {
    let next = STEP_UNITS
    const segments: Segment<Token>[] = []
    let done = 0
    for (let at = this.#firstCandidate(text, parseSpecialTokens); at < text.length; at++) {
      if (at >= next) {
        yield STEP_UNITS
        next = at + STEP_UNITS
      }
      if (this.#first[text.charCodeAt(at)] === 0) continue
      const match = this.#longestAt(text, at)
      if (match === null) continue
      const { token } = match
      const from = at
      // A match that is then refused still takes its characters: no other token is looked for inside of it.
      at = match.end - 1
      if (from < done || (token.special && !parseSpecialTokens)) continue
      if (token.singleWord && (this.#isWordBefore(text, from) || this.#isWordAt(text, match.end))) continue
      let start = from
      let { end } = match
      if (token.lstrip) while (start > done && isSpaceAt(text, start - 1)) start--
      if (token.rstrip) while (end < text.length && isSpaceAt(text, end)) end++
      if (start > done) segments.push({ start: done, end: start, token: null })
      segments.push({ start, end, token })
      done = end
    }
    if (done < text.length) segments.push({ start: done, end: text.length, token: null })
    return segments
  }
}
