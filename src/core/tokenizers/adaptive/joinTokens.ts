/** A segmentation in which neighbours of another one are one token. Pure. */
import { APPROXIMATE_SPAN, cutColumns, TokenKind, tokenKind, type Encoding, type TokenId } from '../encoding.ts'

/** A token by itself, or several as one. */
export interface JoinedToken {
  readonly id: TokenId
  /** How many tokens it stands for. */
  readonly count: number
}

/** @param tokens whose counts are those of all tokens, in order */
export function joinTokens(base: Encoding, tokens: Iterable<JoinedToken>): Encoding {
  const { ids, startByte, endByte, kinds } = base
  const joined = { ids: ids.slice(), startByte: startByte.slice(), endByte: endByte.slice(), kinds: kinds.slice() }
  let at = 0
  let place = 0
  for (const { id, count } of tokens) {
    const last = at + count - 1
    joined.ids[place] = id
    joined.startByte[place] = startByte[at] ?? 0
    joined.endByte[place] = endByte[last] ?? 0
    joined.kinds[place] = count === 1 ? (kinds[at] ?? 0) : joinedKind(kinds.subarray(at, last + 1))
    at = last + 1
    place += 1
  }
  return cutColumns({ ...base, ...joined }, place)
}

/** Several as one are a token like others, unknown if one of them is, and its span is as exact as theirs. */
function joinedKind(kinds: Uint8Array): number {
  if (kinds.some((kind) => tokenKind(kind) === TokenKind.unknown)) return TokenKind.unknown
  return kinds.some((kind) => (kind & APPROXIMATE_SPAN) !== 0)
    ? TokenKind.ordinary | APPROXIMATE_SPAN
    : TokenKind.ordinary
}
