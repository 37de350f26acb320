/** Which tokens of a lane are lit while a token of any lane is pointed at. Pure; as strings, so that they compare. */
import type { TokenPointer } from '../../state/view.ts'
import type { LaneView } from './laneView.ts'
import { tokensOver } from './tokenSearch.ts'

export interface LitTokens {
  readonly from: number
  readonly to: number
  /** Bytes pointed at: a lit token that reaches beyond them is lit in another way. */
  readonly startByte: number
  readonly endByte: number
}

/** The lit tokens of the lane; null for none. A token without text lights only itself. */
export function litTokensOf(view: LaneView, pointer: TokenPointer | null): LitTokens | null {
  if (pointer === null) return null
  const { startByte, endByte } = pointer
  if (startByte === endByte) {
    if (pointer.lane !== view.reference) return null
    return { from: pointer.tokenIndex, to: pointer.tokenIndex + 1, startByte, endByte }
  }
  const range = tokensOver(view.encoding, startByte, endByte)
  return range.to > range.from ? { ...range, startByte, endByte } : null
}

/** What of the lit tokens a piece has to know: the empty string where none of them is in it. */
export function litKeyOf(view: LaneView, piece: number, pointer: TokenPointer | null): string {
  if (pointer === null) return ''
  const start = view.layout.startByte[piece] ?? 0
  const end = view.layout.startByte[piece + 1] ?? start
  const lit = litTokensOf(view, pointer)
  if (lit === null) return ''
  const first = view.encoding.startByte[lit.from] ?? 0
  const last = view.encoding.endByte[lit.to - 1] ?? 0
  if (last < start || first > end) return ''
  return `${lit.from} ${lit.to} ${lit.startByte} ${lit.endByte}`
}

/** The inverse of {@link litKeyOf}. */
export function litTokensFromKey(key: string): LitTokens | null {
  if (key === '') return null
  const [from = 0, to = 0, startByte = 0, endByte = 0] = key.split(' ').map(Number)
  return { from, to, startByte, endByte }
}
