/**
 * The codes of zip2zip (Geng et al. 2025): Lempel, Ziv and Welch's compression over the ids of a tokenizer. A sequence of ids that
 * was met before is one code; each time one ends, it and the id that follows it become the next code. Pure.
 */
import { append } from '../../text/append.ts'
import type { TokenId } from '../encoding.ts'
import type { JoinedToken } from './joinTokens.ts'

export interface LzwSettings {
  /** The first code: one more than the highest id. */
  readonly firstCode: number
  /** How many codes there can be. */
  readonly codes: number
  /** Ids of a code, at most. */
  readonly most: number
  /** Ids that stand by themselves, in no code. */
  readonly isAlone: (id: TokenId, at: number) => boolean
}

/** Codes by the code or id of their beginning and their last id. */
class Codebook {
  readonly #next = new Map<TokenId, Map<TokenId, TokenId>>()
  readonly #ids: (readonly TokenId[])[] = []
  readonly #settings: Omit<LzwSettings, 'isAlone'>

  constructor(settings: Omit<LzwSettings, 'isAlone'>) {
    this.#settings = settings
  }

  after(code: TokenId, id: TokenId): TokenId | null {
    return this.#next.get(code)?.get(id) ?? null
  }

  /** Unless there is no room. */
  add(code: TokenId, id: TokenId): void {
    if (this.#ids.length >= this.#settings.codes) return
    const codes = this.#next.get(code) ?? new Map<TokenId, TokenId>()
    codes.set(id, this.#settings.firstCode + this.#ids.length)
    this.#next.set(code, codes)
    this.#ids.push([...this.idsOf(code), id])
  }

  /** What a code stands for; an id stands for itself. */
  idsOf(code: TokenId): readonly TokenId[] {
    return code < this.#settings.firstCode ? [code] : (this.#ids[code - this.#settings.firstCode] ?? [])
  }

  /** Whether it is the code that is made next. */
  isNext(code: TokenId): boolean {
    return code === this.#settings.firstCode + this.#ids.length && this.#ids.length < this.#settings.codes
  }
}

/** `[1, 2, 1, 2, 1, 2]`, first code 3 → 1, 2, 3 (`1 2`), 3. */
export function lzwTokens(ids: ArrayLike<TokenId>, { isAlone, ...settings }: LzwSettings): readonly JoinedToken[] {
  const book = new Codebook(settings)
  const tokens: JoinedToken[] = []
  let code: TokenId | null = null
  let count = 0
  const flush = (): void => {
    if (code !== null) tokens.push({ id: code, count })
    code = null
    count = 0
  }
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0
    if (isAlone(id, at)) {
      flush()
      tokens.push({ id, count: 1 })
      continue
    }
    const longer: TokenId | null = code === null ? id : book.after(code, id)
    if (longer === null && code !== null) {
      book.add(code, id)
      flush()
      code = id
    } else code = longer
    count += 1
    if (count === settings.most) flush()
  }
  flush()
  return tokens
}

/** The ids that were made codes: the inverse of {@link lzwTokens}. A code that could not be there yet stands for nothing. */
export function lzwIds(
  tokens: ArrayLike<TokenId>,
  { isAlone, ...settings }: Omit<LzwSettings, 'isAlone'> & { readonly isAlone: (id: TokenId) => boolean },
): readonly TokenId[] {
  const book = new Codebook(settings)
  const ids: TokenId[] = []
  /** What the next id is added to; null if nothing. */
  let before: TokenId | null = null
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? 0
    if (isAlone(token)) {
      ids.push(token)
      before = null
      continue
    }
    const known = book.idsOf(token)
    // A code that is made of itself: what stands before it, and once more its first id.
    const [first] = known.length > 0 || before === null || !book.isNext(token) ? known : book.idsOf(before)
    if (first === undefined) continue
    if (before !== null) book.add(before, first)
    const meant = book.idsOf(token)
    append(ids, meant)
    before = meant.length < settings.most ? token : null
  }
  return ids
}
