/** The table of tokens: one row a token of every lane, with its scores where it was scored. Pure. */
import type { Encoding, TokenId } from '../tokenizers/encoding.ts'
import { APPROXIMATE_SPAN, TokenKind, tokenKind } from '../tokenizers/encoding.ts'
import { shortestSingle, type ExportCell, type ExportColumn, type ExportTable } from './table.ts'

/** What one token of a vocabulary is. */
export interface ExportedToken {
  readonly piece: string | null
  readonly bytes: Uint8Array | null
}

/** Columns with one entry a token; `ranks` and `entropyNats` are null where the tokens themselves were not predicted. */
export interface ExportedScores {
  /** Name of the language model. */
  readonly scorer: string
  readonly surprisalBits: Float32Array
  /** 0 where there is none. */
  readonly ranks: Uint32Array | null
  readonly entropyNats: Float32Array | null
}

export interface ExportedLane {
  readonly name: string
  readonly reference: string
  readonly encoding: Encoding
  readonly tokens: ReadonlyMap<TokenId, ExportedToken>
  readonly scores: ExportedScores | null
}

const COLUMNS = [
  ['lane', 'text', true],
  ['reference', 'text', false],
  ['index', 'number', true],
  ['id', 'number', true],
  ['piece', 'text', true],
  ['text', 'text', true],
  ['bytes_hex', 'text', true],
  ['start_byte', 'number', true],
  ['end_byte', 'number', true],
  ['kind', 'text', true],
  ['span', 'text', false],
] as const
const SCORE_COLUMNS = [
  ['surprisal_bits', 'number', true],
  ['rank', 'number', true],
  ['entropy_bits', 'number', true],
  ['language_model', 'text', false],
] as const
type TokenColumn = (typeof COLUMNS)[number][0] | (typeof SCORE_COLUMNS)[number][0]

/** Words of a column: its name, unit and meaning. */
export type TokenColumnWords = (column: TokenColumn) => Pick<ExportColumn, 'title' | 'unit' | 'definition'>

const KINDS: Readonly<Record<TokenKind, string>> = {
  [TokenKind.ordinary]: 'ordinary',
  [TokenKind.byteFallback]: 'byte-fallback',
  [TokenKind.unknown]: 'unknown',
  [TokenKind.special]: 'special',
  [TokenKind.inserted]: 'inserted',
}

function hexOf(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The characters that bytes spell; null where they begin or end inside one, or are none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

function scoresOf(scores: ExportedScores | null, token: number): readonly ExportCell[] {
  if (scores === null) return [null, null, null, null]
  const rank = scores.ranks?.[token] ?? 0
  return [
    shortestSingle(scores.surprisalBits[token] ?? Number.NaN),
    rank === 0 ? null : rank,
    shortestSingle(Math.fround((scores.entropyNats?.[token] ?? Number.NaN) / Math.LN2)),
    scores.scorer,
  ]
}

function* rowsOf({ name, reference, encoding, tokens, scores }: ExportedLane, scored: boolean): Generator<readonly ExportCell[]> {
  const { ids, startByte, endByte, kinds } = encoding
  // A lane repeats its tokens: what is written of each is made once.
  const written = new Map<TokenId, readonly [string | null, string | null, string | null]>()
  for (let token = 0; token < ids.length; token += 1) {
    const id = ids[token] ?? 0
    let spelled = written.get(id)
    if (spelled === undefined) {
      const { piece = null, bytes = null } = tokens.get(id) ?? {}
      spelled = [piece, bytes === null ? null : textOf(bytes), bytes === null ? null : hexOf(bytes)]
      written.set(id, spelled)
    }
    const kind = kinds[token] ?? 0
    const row = [name, reference, token, id, ...spelled, startByte[token] ?? 0, endByte[token] ?? 0, KINDS[tokenKind(kind)], (kind & APPROXIMATE_SPAN) === 0 ? 'exact' : 'approximate']
    yield scored ? [...row, ...scoresOf(scores, token)] : row
  }
}

/** Columns of scores are there where any lane was scored. */
export function tokensTable(lanes: readonly ExportedLane[], words: TokenColumnWords): ExportTable {
  const scored = lanes.some(({ scores }) => scores !== null)
  const columns = [...COLUMNS, ...(scored ? SCORE_COLUMNS : [])]
  return {
    name: 'tokens',
    columns: columns.map(([id, type, inPaper]) => ({ id, type, inPaper, ...words(id) })),
    rowCount: lanes.reduce((sum, { encoding }) => sum + encoding.ids.length, 0),
    *rows() {
      for (const lane of lanes) yield* rowsOf(lane, scored)
    },
  }
}
