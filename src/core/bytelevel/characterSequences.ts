/**
 * Which token sequences are valid if characters are merged, and characters that have no token are the tokens of their
 * bytes (SentencePiece's BPE with byte fallback). There is no pre-tokenizer that looks ahead, so a text's beginning is cut
 * in one way, but inside a character that has no token:
 *
 * - Between ordinary tokens adjacent pairs say all, as everywhere (`adjacency.ts`). Tokens of bytes never merge.
 * - A token of a byte may follow only where it goes on with a character that has no token: what of it is there are the
 *   unfinished bytes at the end, as ordinary tokens are whole characters. Until it is whole, nothing else may follow.
 * - Where a space is put before every text, the first token begins with it.
 */
import { Adjacency } from '../segmenters/adjacency.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import type { CharacterSymbols } from '../tokenizers/bpe/characterSymbols.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { isTextBeginning, unfinishedBytes } from './incompleteCharacter.ts'
import type { Tokens } from './nextTokenModel.ts'
import type { ValidSequences } from './validSequences.ts'

const SPACE = 0x20
/** From so many candidates on all followers of a token are found at once. */
const MANY = 200

export class CharacterSequences implements ValidSequences {
  readonly vocabulary: Vocabulary
  readonly isFast = true
  readonly #characters: CharacterSymbols
  readonly #adjacency: Adjacency
  /** Whether each space begins a piece of its own. */
  readonly #cutsAtSpaces: boolean

  constructor(vocabulary: Vocabulary, characters: CharacterSymbols) {
    this.vocabulary = vocabulary
    this.#characters = characters
    this.#adjacency = new Adjacency(vocabulary)
    this.#cutsAtSpaces = vocabulary.preTokenEnds(Uint8Array.of(SPACE, SPACE)).length > 1
  }

  /** Up to where no merge ever joins; something is always left behind it. */
  settled(bytes: Uint8Array): { readonly end: number; readonly tokens: Tokens } {
    const whole = bytes.subarray(0, bytes.length - unfinishedBytes(bytes))
    if (!isTextBeginning(whole)) return { end: 0, tokens: [] }
    const { scanner } = this.vocabulary.engine
    const view = this.vocabulary.engine.viewOf(whole)
    let settled = 0
    while (settled < whole.length) {
      const end = scanner.scan(view, settled)
      if (view.examined > whole.length) break
      settled = end
    }
    return { end: settled, tokens: this.vocabulary.encode(whole.subarray(0, settled)) }
  }

  sequencesOf(bytes: Uint8Array): readonly Tokens[] {
    if (!isTextBeginning(bytes)) return []
    const unfinished = bytes.subarray(bytes.length - unfinishedBytes(bytes))
    if (unfinished.length > 0 && !this.#characters.mayFallBack(unfinished)) return []
    return [this.vocabulary.encode(bytes)]
  }

  finished(bytes: Uint8Array, isText: boolean): Tokens | null {
    const { beginning } = this.vocabulary
    if (isText && !beginning.isText && bytes.length === beginning.bytes.length) return null
    return unfinishedBytes(bytes) > 0 || !isTextBeginning(bytes) ? null : this.vocabulary.encode(bytes)
  }

  isValid(tokens: Tokens): boolean {
    return tokens.every((token, index) => this.validNext(tokens.slice(0, index), [token], false).length === 1)
  }

  validNext(before: Tokens, candidates: readonly TokenId[], isText: boolean): TokenId[] {
    const last = before.at(-1)
    // A character has at most four bytes, each of which may be a token.
    const end = this.vocabulary.join(before.slice(-4))
    const begun = end.subarray(end.length - unfinishedBytes(end))
    if (begun.length > 0) return candidates.filter((id) => this.#goesOn(begun, id))
    const [first] = last === undefined && isText ? this.vocabulary.beginning.bytes : []
    const followers = last === undefined || candidates.length < MANY ? null : this.#adjacency.followers(last)
    return candidates.filter((id) => {
      const opensWith = this.vocabulary.firstBytes[id]
      if (first !== undefined && opensWith !== first) return false
      if (this.#characters.isByte(id)) return this.#goesOn(begun, id)
      if (!this.#adjacency.isOwn(id) || (this.#cutsAtSpaces && this.vocabulary.bytesOf(id).includes(SPACE, 1)))
        return false
      if (last === undefined || (this.#cutsAtSpaces && opensWith === SPACE)) return true
      return followers === null ? this.#adjacency.mayFollow(last, id) : followers[id] === 1
    })
  }

  /** Whether the token is a byte that goes on with a character without a token, of which `begun` is there. */
  #goesOn(begun: Uint8Array, id: TokenId): boolean {
    return (
      this.#characters.isByte(id) &&
      this.#characters.mayFallBack(Uint8Array.of(...begun, this.vocabulary.firstBytes[id] ?? 0))
    )
  }
}
