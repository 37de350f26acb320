/**
 * Byte-pair encoding one merge at a time: of all neighbours that a merge joins, those of lowest rank, leftmost first, as the
 * tokenizers do it (`core/tokenizers/bpe/mergePiece.ts`), with what else was possible at each step.
 *
 *   h u g   ranks: (h,u) 1, (u,g) 0   →   step 1: u+g, rank 0; (h,ug) 2 becomes possible
 *   h ug                              →   step 2: h+ug, rank 2
 *   hug
 */
import { TokenKind, type TokenId } from '../tokenizers/encoding.ts'
import type { BpeInside } from '../tokenizers/inside.ts'
import { UNSPELLED, type ModelToken } from '../tokenizers/stages/modelToken.ts'

/** What two neighbours become, and how early: 0 is first. */
export interface PossibleMerge {
  readonly rank: number
  readonly id: TokenId
}

interface MergeStep extends PossibleMerge {
  /** Index of the left one of the two tokens, before the step. */
  readonly at: number
  /** What the new token and its neighbours become: the one before it, the one after it; null if nothing. */
  readonly before: PossibleMerge | null
  readonly after: PossibleMerge | null
}

export interface MergeTrace {
  readonly kind: 'merges'
  /** If the piece is looked up before it is merged, and found: its id, whatever merging would lead to. */
  readonly whole: TokenId | null
  readonly start: readonly ModelToken[]
  /** Of each two neighbours at the start; null if no merge joins them. */
  readonly possible: readonly (PossibleMerge | null)[]
  readonly steps: readonly MergeStep[]
  /** Characters that no token stands for. */
  readonly unspelled: readonly ModelToken[]
  /** Symbols that merging starts with and that are no tokens: how they are spelled. */
  readonly characters: readonly { readonly id: number; readonly text: string }[]
  /** What becomes of the symbols after the last step; null: each is a token. */
  readonly finished: readonly ModelToken[] | null
}

export interface MergeState {
  readonly tokens: readonly ModelToken[]
  /** Of each two neighbours; one less than there are tokens. */
  readonly possible: readonly (PossibleMerge | null)[]
}

export function traceMerges(model: BpeInside, piece: string): MergeTrace {
  const whole = model.wholePiece(piece)
  const { symbols: start, unspelled } = model.start(piece)
  const ids = start.map(({ id }) => id)
  const possible = ids.slice(1).map((right, index) => mergeOf(model, ids[index], right))
  const steps = stepsFrom(ids, [...possible], model)
  const characters = start
    .filter(({ kind }) => kind === TokenKind.unknown)
    .map((symbol) => ({ id: symbol.id, text: piece.slice(symbol.start, symbol.end) }))
  const trace: MergeTrace = { kind: 'merges', whole, start, possible, steps, unspelled, characters, finished: null }
  return model.finish === undefined
    ? trace
    : { ...trace, finished: model.finish(piece, mergesAfter(trace, steps.length).tokens) }
}

function mergeOf(
  { pairs, rankOf }: BpeInside,
  left: TokenId | undefined,
  right: TokenId | undefined,
): PossibleMerge | null {
  if (left === undefined || right === undefined) return null
  const handle = pairs.find(left, right)
  if (handle === -1) return null
  const id = pairs.mergedAt(handle)
  return { rank: rankOf(pairs.rankAt(handle), id), id }
}

/** Both lists are changed. */
function stepsFrom(ids: TokenId[], possible: (PossibleMerge | null)[], model: BpeInside): readonly MergeStep[] {
  const steps: MergeStep[] = []
  for (let at = lowest(possible); at !== -1; at = lowest(possible)) {
    const merge = possible[at]
    if (merge === null || merge === undefined) break
    ids.splice(at, 2, merge.id)
    const before = mergeOf(model, ids[at - 1], merge.id)
    const after = mergeOf(model, merge.id, ids[at + 1])
    splicePossible(possible, at, before, after)
    steps.push({ ...merge, at, before, after })
  }
  return steps
}

/** The leftmost merge of lowest rank; −1 if there is none. */
export function lowest(possible: readonly (PossibleMerge | null)[]): number {
  let best = -1
  let rank = Infinity
  for (const [index, merge] of possible.entries()) {
    if (merge === null || merge.rank >= rank) continue
    best = index
    ;({ rank } = merge)
  }
  return best
}

function splicePossible(
  possible: (PossibleMerge | null)[],
  at: number,
  before: PossibleMerge | null,
  after: PossibleMerge | null,
): void {
  possible.splice(at, 1)
  if (at > 0) possible[at - 1] = before
  if (at < possible.length) possible[at] = after
}

/** What stands there after so many steps. */
export function mergesAfter({ start, possible, steps }: MergeTrace, count: number): MergeState {
  const state = { tokens: [...start], possible: [...possible] }
  for (const { at, id, before, after } of steps.slice(0, count)) {
    const left = state.tokens[at]
    const right = state.tokens[at + 1]
    if (left === undefined || right === undefined) break
    state.tokens.splice(at, 2, { id, kind: TokenKind.ordinary, start: left.start, end: right.end })
    splicePossible(state.possible, at, before, after)
  }
  return state
}

/** A token as it was made: by which step (from 0), of which two; a leaf is what merging starts with. */
export interface MergeNode {
  readonly token: ModelToken
  readonly made: {
    readonly step: number
    readonly rank: number
    readonly parts: readonly [MergeNode, MergeNode]
  } | null
}

/** The tokens after so many steps, each with all that it was made of. */
export function mergeTrees(trace: MergeTrace, count: number): readonly MergeNode[] {
  const nodes: MergeNode[] = trace.start.map((token) => ({ token, made: null }))
  for (const [step, { at, id, rank }] of trace.steps.slice(0, count).entries()) {
    const left = nodes[at]
    const right = nodes[at + 1]
    if (left === undefined || right === undefined) break
    const token = { id, kind: TokenKind.ordinary, start: left.token.start, end: right.token.end }
    nodes.splice(at, 2, { token, made: { step, rank, parts: [left, right] } })
  }
  return nodes
}

/** The ids that merging leads to. */
export function mergedIds(trace: MergeTrace): readonly TokenId[] {
  const tokens = trace.finished ?? mergesAfter(trace, trace.steps.length).tokens
  return tokens.flatMap(({ id }) => (id === UNSPELLED ? [] : [id]))
}
