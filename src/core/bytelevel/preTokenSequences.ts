/**
 * Which token sequences are valid where a pre-tokenizer cuts and bytes are merged: judged by adjacent pairs inside
 * pre-tokens and by where the pre-tokenizer could cut, without encoding whole texts again.
 *
 * What the pre-tokenizer does at the end of a beginning depends on what follows, so a beginning can be cut in several
 * ways (`cutting.ts`). Which tokens of a vocabulary may follow is judged for many of them at once (`cutOutcomes.ts`).
 */
import { append } from '../text/append.ts'
import { Adjacency } from '../segmenters/adjacency.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { CutOutcomes, type Way } from './cutOutcomes.ts'
import { Cutting, shapeOf, type Cuts } from './cutting.ts'
import { isTextBeginning, unfinishedBytes } from './incompleteCharacter.ts'
import type { Tokens } from './nextTokenModel.ts'
import { endsAtApostrophe, signaturesOf, type Signatures } from './tokenSignatures.ts'
import type { ValidSequences } from './validSequences.ts'

/** Texts of which the ways to cut any token after them are remembered: a number per signature each. */
const MAX_OUTCOMES = 300
/** From so many candidates on all followers of a token are found at once. */
const MANY = 200

/** What of the candidates of one outcome may follow a sequence. */
interface Verdict {
  /** A token that the merges leave as it is may open a pre-token there. */
  readonly opens: boolean
  /** The same, where it may stand after the last token, going on with the pre-token. */
  readonly continues: boolean
  /** Where a whole pre-token that is a token is taken as it is, and the candidate's end may close one. */
  readonly whole: {
    /** The candidate alone is such a pre-token. */
    readonly opens: boolean
    /** It ends one that began here, which then must not be a token. */
    readonly from: readonly number[]
  } | null
}

export class PreTokenSequences implements ValidSequences {
  readonly vocabulary: Vocabulary
  readonly #adjacency: Adjacency
  readonly #cutting: Cutting
  readonly #outcomes = new Map<string, CutOutcomes>()
  #signatures: Signatures | null = null
  #signaturesBehindApostrophe: Signatures | null = null

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    this.#adjacency = new Adjacency(vocabulary)
    this.#cutting = new Cutting(vocabulary.engine)
  }

  get isFast(): boolean {
    return this.#cutting.seesShapes
  }

  /** Whole pre-tokens. */
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
      append(tokens, this.vocabulary.mergePiece(whole, settled, end))
      settled = end
    }
    return { end: settled, tokens }
  }

  sequencesOf(bytes: Uint8Array): readonly Tokens[] {
    const found = new Map<string, Tokens>()
    for (const cuts of this.#cutting.waysOf(bytes)) {
      const tokens = this.#cutAs(bytes, cuts)
      found.set(tokens.join(), tokens)
    }
    return [...found.values()]
  }

  finished(bytes: Uint8Array): Tokens | null {
    return unfinishedBytes(bytes) > 0 || !isTextBeginning(bytes) ? null : this.vocabulary.encode(bytes)
  }

  isValid(tokens: Tokens): boolean {
    return this.#isValid(tokens, this.vocabulary.join(tokens))
  }

  validNext(before: Tokens, candidates: readonly TokenId[]): TokenId[] {
    const start = this.vocabulary.join(before)
    if (!this.#cutting.seesShapes) return this.#validOneByOne(before, start, candidates)
    const outcomes = this.#outcomesBehind(start)
    const verdicts: Verdict[] = []
    const last = before.at(-1)
    const followers = last === undefined || candidates.length < MANY ? null : this.#adjacency.followers(last)
    const mayFollow = (id: TokenId): boolean =>
      followers === null ? last === undefined || this.#adjacency.mayFollow(last, id) : followers[id] === 1
    const cut = (id: TokenId): Iterable<Cuts> => this.#cutting.cutsOf(joined(start, this.vocabulary.bytesOf(id)))
    const valid: TokenId[] = []
    for (const id of candidates) {
      const outcome = outcomes.of(id, start.length, cut)
      const verdict = (verdicts[outcome] ??= this.#verdictOn(before, start, outcomes.waysOf(outcome)))
      const isAllowed =
        (verdict.opens && this.#adjacency.isOwn(id)) ||
        (verdict.continues && this.#adjacency.isOwn(id) && mayFollow(id)) ||
        (verdict.whole !== null && this.#isAllowedWhole(id, verdict.whole, start, mayFollow))
      if (isAllowed) valid.push(id)
    }
    return valid
  }

  #outcomesBehind(start: Uint8Array): CutOutcomes {
    const key = shapeOf(start)
    const known = this.#outcomes.get(key)
    if (known !== undefined) return known
    const classes = this.#cutting.pattern.classTable()
    const signatures = endsAtApostrophe(start)
      ? (this.#signaturesBehindApostrophe ??= signaturesOf(this.vocabulary, classes, true))
      : (this.#signatures ??= signaturesOf(this.vocabulary, classes, false))
    if (this.#outcomes.size >= MAX_OUTCOMES) this.#outcomes.clear()
    const outcomes = new CutOutcomes(signatures)
    this.#outcomes.set(key, outcomes)
    return outcomes
  }

  #verdictOn(before: Tokens, start: Uint8Array, ways: readonly Way[]): Verdict {
    const { wholePieces } = this.vocabulary.bpe
    const fitting = ways.filter(({ ends, opens }) => this.#fits(before, start, { ends, closed: opens }))
    const isWhole = (way: Way): boolean => wholePieces && way.closes
    const whole = fitting.filter(isWhole)
    return {
      opens: fitting.some((way) => way.opens && !isWhole(way)),
      continues: fitting.some((way) => !way.opens && !isWhole(way)),
      whole:
        whole.length === 0
          ? null
          : {
              opens: whole.some(({ opens }) => opens),
              from: whole.filter(({ opens }) => !opens).map(({ ends }) => ends.at(-1) ?? 0),
            },
    }
  }

  #isAllowedWhole(
    id: TokenId,
    { opens, from }: NonNullable<Verdict['whole']>,
    start: Uint8Array,
    mayFollow: (id: TokenId) => boolean,
  ): boolean {
    const { vocabulary } = this
    const own = vocabulary.bytesOf(id)
    if (opens && vocabulary.find(own, 0, own.length) === id) return true
    if (!this.#adjacency.isOwn(id) || !mayFollow(id)) return false
    return from.some((begin) => {
      const piece = joined(start.subarray(begin), own)
      return vocabulary.find(piece, 0, piece.length) === -1
    })
  }

  #validOneByOne(before: Tokens, start: Uint8Array, candidates: readonly TokenId[]): TokenId[] {
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
    for (const cuts of this.#cutting.waysOf(bytes)) if (this.#fits(tokens, bytes, cuts)) return true
    return false
  }

  #cutAs(bytes: Uint8Array, { ends, closed }: Cuts): TokenId[] {
    let start = 0
    const tokens: TokenId[] = []
    for (const end of ends) {
      append(tokens, this.vocabulary.mergePiece(bytes, start, end))
      start = end
    }
    // An open pre-token goes on: what the merges make of its beginning stays valid, but it is no whole pre-token.
    if (start < bytes.length)
      append(tokens, this.vocabulary.mergePiece(bytes, start, bytes.length, closed && this.vocabulary.bpe.wholePieces))
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

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
