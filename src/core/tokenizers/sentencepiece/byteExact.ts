/**
 * The byte-exact parts of a SentencePiece BPE tokenizer with byte fallback that changes nothing but spaces (Llama 2, Gemma),
 * by way of the tokenizer.json that it is converted to. Encodes nothing.
 */
import { fail, type Outcome } from '../failure.ts'
import { byteFallback } from '../stages/byteFallback.ts'
import { parseTokenizerJson } from '../stages/schema.ts'
import type { Normalizer } from '../stages/types.ts'
import type { ByteExactParts } from '../tokenizer.ts'
import type { BpeMerges } from './bpeMerges.ts'
import { isOfTexts, PieceType, SPACE_MARK, type SentencePieceModel } from './model.ts'
import type { PieceTable } from './pieceTable.ts'

/** null if its tokens have no exact bytes. */
export function byteExactOf(
  model: SentencePieceModel,
  table: PieceTable,
  merges: BpeMerges,
  normalizer: Normalizer,
): (() => Outcome<ByteExactParts> | null) | null {
  const { charsMap, removesSpaces, addsSpace, escapesSpaces } = model.normalizer
  if (!model.byteFallback || charsMap !== null || removesSpaces || !escapesSpaces || addsSpace === 'after') return null
  return () => {
    const json = parseTokenizerJson(jsonOf(model, table, merges))
    if (!json.ok) return fail('unsupported', { what: 'BPE', detail: 'it has pieces that merges do not make' })
    const parts = byteFallback(json.value, normalizer, null)
    return parts === null ? null : parts()
  }
}

/** What of the tokenizer.json the parts are made of. */
function jsonOf(model: SentencePieceModel, table: PieceTable, merges: BpeMerges): unknown {
  const { pieces, normalizer } = model
  const { left, right, rank, merged } = merges.pairs.columns()
  const order = Array.from(rank.keys())
    .filter(
      (index) => Math.max(left[index] ?? 0, right[index] ?? 0) < pieces.length && !table.isUnused(merged[index] ?? 0),
    )
    .toSorted((one, other) => (rank[one] ?? 0) - (rank[other] ?? 0))
  const textOf = (id: number | undefined): string => pieces[id ?? -1]?.text ?? ''
  const prepend = { type: 'Prepend', prepend: SPACE_MARK }
  const mark = { type: 'Replace', pattern: { String: ' ' }, content: SPACE_MARK }
  return {
    added_tokens: pieces.flatMap(({ text, type }, id) =>
      type === PieceType.control || type === PieceType.userDefined
        ? [{ id, content: text, special: type === PieceType.control, normalized: false }]
        : [],
    ),
    normalizer: { type: 'Sequence', normalizers: normalizer.addsSpace === 'before' ? [prepend, mark] : [mark] },
    model: {
      type: 'BPE',
      unk_token: table.unknownId === -1 ? null : textOf(table.unknownId),
      byte_fallback: true,
      fuse_unk: true,
      vocab: Object.fromEntries(
        pieces.flatMap(({ text, type }, id) =>
          (isOfTexts(type) && type !== PieceType.unused) || type === PieceType.byte || type === PieceType.unknown
            ? [[text, id]]
            : [],
        ),
      ),
      merges: order.map((index) => [textOf(left[index]), textOf(right[index])]),
    },
  }
}
