/** The steps of a tokenization model over one piece, whatever its kind. */
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { ModelInside } from '../tokenizers/inside.ts'
import { UNSPELLED } from '../tokenizers/stages/modelToken.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { bestIds, traceLattice, type LatticeTrace } from './lattice.ts'
import { matchedIds, traceLongestMatch, type MatchTrace } from './longestMatch.ts'
import { mergedIds, traceMerges, type MergeTrace } from './merges.ts'
import { stagesInside } from './stagesInside.ts'

/** A whole word is looked up: one token, or the unknown one. Units: one token for each byte or character. */
export interface PlainTrace {
  readonly kind: 'look-up' | 'bytes' | 'characters'
  readonly ids: readonly TokenId[]
}

export type ModelTrace = MergeTrace | MatchTrace | LatticeTrace | PlainTrace

/** Paths of a lattice that are shown. */
const MAX_PATHS = 8
/** UTF-16 units of a piece whose steps can be shown. */
export const MAX_PIECE_UNITS = 4000

/** `too-large` {what, limit} for a longer piece. */
export function traceModel(tokenizer: Tokenizer, piece: string): Outcome<ModelTrace> {
  if (piece.length > MAX_PIECE_UNITS) return fail('too-large', { what: 'piece', limit: MAX_PIECE_UNITS })
  const inside = tokenizer.inside()
  switch (inside.kind) {
    case 'bytes':
    case 'characters': {
      const { ids } = tokenizer.encode(piece, { addSpecialTokens: false, parseSpecialTokens: false })
      return succeed({ kind: inside.kind, ids: Array.from(ids) })
    }
    case 'multi-word': {
      const base = inside.base.inside()
      if (base.kind !== 'stages' && base.kind !== 'byte-level')
        return fail('unsupported', { what: tokenizer.card.name, detail: tokenizer.card.algorithm })
      return succeed(traceBy(stagesInside(base).model, piece))
    }
    case 'adaptive':
      return fail('unsupported', { what: tokenizer.card.name, detail: tokenizer.card.algorithm })
    case 'sentencepiece':
      return succeed(traceBy(inside.model, piece))
    case 'stages':
    case 'byte-level':
      return succeed(traceBy(stagesInside(inside).model, piece))
  }
}

function traceBy(model: ModelInside, piece: string): ModelTrace {
  switch (model.type) {
    case 'bpe':
      return traceMerges(model, piece)
    case 'wordpiece':
      return traceLongestMatch(model, piece)
    case 'unigram':
      return traceLattice(model, piece, MAX_PATHS)
    case 'pieces':
      return { kind: 'look-up', ids: model.tokensOf(piece).flatMap(({ id }) => (id === UNSPELLED ? [] : [id])) }
    case 'word-level': {
      const id = model.idOf(piece) ?? model.unknown
      return { kind: 'look-up', ids: id === null ? [] : [id] }
    }
  }
}

/** The ids that the piece becomes. */
export function idsOf(trace: ModelTrace): readonly TokenId[] {
  switch (trace.kind) {
    case 'merges':
      return trace.whole === null ? mergedIds(trace) : [trace.whole]
    case 'longest-match':
      return matchedIds(trace)
    case 'lattice':
      return bestIds(trace)
    case 'look-up':
    case 'bytes':
    case 'characters':
      return trace.ids
  }
}

/** Every id that the steps name, without repeats. */
export function idsIn(trace: ModelTrace): readonly TokenId[] {
  switch (trace.kind) {
    case 'merges': {
      const merges = [...trace.possible, ...trace.steps.flatMap((step) => [step, step.before, step.after])]
      const whole = trace.whole === null ? [] : [trace.whole]
      const finished = (trace.finished ?? []).map(({ id }) => id)
      return unique([
        ...whole,
        ...finished,
        ...trace.start.map(({ id }) => id),
        ...merges.flatMap((merge) => merge?.id ?? []),
      ])
    }
    case 'longest-match': {
      const found = trace.positions.flatMap(({ found: id }) => id ?? [])
      return unique(trace.unknown === null ? found : [...found, trace.unknown])
    }
    case 'lattice': {
      const taken = trace.paths.flatMap(({ tokens }) => tokens.map(({ id }) => id))
      return unique([...trace.edges.flatMap(({ id }) => id ?? []), ...taken])
    }
    case 'look-up':
    case 'bytes':
    case 'characters':
      return unique(trace.ids)
  }
}

function unique(ids: readonly TokenId[]): readonly TokenId[] {
  return [...new Set(ids)].filter((id) => id >= 0)
}
