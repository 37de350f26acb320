/** The table of tokens: one row per token of every lane, with its scores if it was scored. Pure. */
import { uint8ArrayToHex } from 'uint8array-extras'
import type { Encoding, TokenId } from '../tokenizers/encoding.ts'
import { APPROXIMATE_SPAN, TokenKind, tokenKind } from '../tokenizers/encoding.ts'
import { shortestSingle, type ExportCell, type ExportColumn, type ExportTable } from './table.ts'

/** What one token of a vocabulary is. */
export interface ExportedToken {
  readonly piece: string | null
  readonly bytes: Uint8Array | null
}

/** Columns with one entry per token; `ranks` and `entropyNats` are null if the tokens themselves were not predicted. */
export interface ExportedScores {
  /** Name of the language model. */
  readonly languageModel: string
  readonly surprisalBits: Float32Array
  /** 0 if there is none. */
  readonly ranks: Uint32Array | null
  readonly entropyNats: Float32Array | null
  /** (ln p − μ) ÷ σ (Min-K%++); null where the tokens themselves were not predicted. */
  readonly z: ArrayLike<number> | null
}

export interface ExportedLane {
  readonly name: string
  readonly reference: string
  readonly encoding: Encoding
  readonly tokens: ReadonlyMap<TokenId, ExportedToken>
  readonly scores: ExportedScores | null
}

/** Name, type, whether a paper's table has it if nothing else is chosen, and its decimals there. */
const COLUMNS = [
  ['lane', 'text', true, null],
  ['reference', 'text', false, null],
  ['index', 'number', true, 0],
  ['id', 'number', true, 0],
  ['piece', 'text', true, null],
  ['text', 'text', false, null],
  ['bytes_hex', 'text', false, null],
  ['start_byte', 'number', true, 0],
  ['end_byte', 'number', false, 0],
  ['kind', 'text', false, null],
  ['span', 'text', false, null],
] as const
const SCORE_COLUMNS = [
  ['surprisal_bits', 'number', true, 3],
  ['rank', 'number', true, 0],
  ['entropy_bits', 'number', false, 3],
  ['min_k_plus_plus_z', 'number', false, 3],
  ['language_model', 'text', false, null],
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

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The characters that bytes spell; null if they begin or end inside one, or are none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

function scoresOf(scores: ExportedScores | null, token: number): readonly ExportCell[] {
  if (scores === null) return [null, null, null, null, null]
  const rank = scores.ranks?.[token] ?? 0
  return [
    shortestSingle(scores.surprisalBits[token] ?? Number.NaN),
    rank === 0 ? null : rank,
    shortestSingle(Math.fround((scores.entropyNats?.[token] ?? Number.NaN) / Math.LN2)),
    shortestSingle(Math.fround(scores.z?.[token] ?? Number.NaN)),
    scores.languageModel,
  ]
}

function* rowsOf(
  { name, reference, encoding, tokens, scores }: ExportedLane,
  scored: boolean,
): Generator<readonly ExportCell[]> {
  const { ids, startByte, endByte, kinds } = encoding
  // A lane repeats its tokens: what is written of each is made once.
  const written = new Map<TokenId, readonly [string | null, string | null, string | null]>()
  for (let token = 0; token < ids.length; token += 1) {
    const id = ids[token] ?? 0
    let spelled = written.get(id)
    if (spelled === undefined) {
      const { piece = null, bytes = null } = tokens.get(id) ?? {}
      spelled = [piece, bytes === null ? null : textOf(bytes), bytes === null ? null : uint8ArrayToHex(bytes)]
      written.set(id, spelled)
    }
    const kind = kinds[token] ?? 0
    const row = [
      name,
      reference,
      token,
      id,
      ...spelled,
      startByte[token] ?? 0,
      endByte[token] ?? 0,
      KINDS[tokenKind(kind)],
      (kind & APPROXIMATE_SPAN) === 0 ? 'exact' : 'approximate',
    ]
    yield scored ? [...row, ...scoresOf(scores, token)] : row
  }
}

/** @param scored whether any lane was scored: only then there are columns of scores */
export function tokenColumns(scored: boolean, words: TokenColumnWords): readonly ExportColumn[] {
  const columns = [...COLUMNS, ...(scored ? SCORE_COLUMNS : [])]
  return columns.map(([id, type, inPaper, decimals]) => ({ id, type, inPaper, decimals, ...words(id) }))
}

export function tokensTable(lanes: readonly ExportedLane[], words: TokenColumnWords): ExportTable {
  const scored = lanes.some(({ scores }) => scores !== null)
  return {
    name: 'tokens',
    columns: tokenColumns(scored, words),
    rowCount: lanes.reduce((sum, { encoding }) => sum + encoding.ids.length, 0),
    *rows() {
      for (const lane of lanes) yield* rowsOf(lane, scored)
    },
  }
}
