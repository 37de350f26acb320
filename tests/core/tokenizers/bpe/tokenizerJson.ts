/**
 * Spells a compact file out again as the tokenizer.json that it stands for, reading the columns by itself rather
 * than through the code under test.
 */
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { shippedFile } from './shipped.ts'

const headerSchema = v.object({
  firstId: v.number(),
  merges: v.number(),
  singleBytes: v.array(v.number()),
  pairs: v.string(),
  wholePieces: v.boolean(),
  normalizer: v.nullable(v.string()),
  addedTokens: v.array(v.object({ id: v.number(), content: v.string(), special: v.boolean() })),
})

/** The letter of GPT-2's byte alphabet for each byte, as the published table has it: bytes that do not print, in order, from U+0100. */
const LETTERS = (() => {
  const printing = [...Array(256).keys()].filter((byte) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173))
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printing.includes(byte) ? byte : next++))
})()

/** @param splits the patterns of the `Split` pre-tokenizers, in turn */
export function tokenizerJsonOf(id: string, splits: readonly string[]): object {
  const file = gunzipSync(shippedFile(id))
  const headerEnd = 4 + file.readUInt32LE(0)
  const header = v.parse(headerSchema, JSON.parse(file.subarray(4, headerEnd).toString('utf8')))
  const columns = file.subarray(headerEnd)
  const pieces = header.singleBytes.map((byte) => LETTERS[byte] ?? '')
  const merges: [string, string][] = []
  for (let merge = 0; merge < header.merges; merge++) {
    const part = (column: number): string => {
      const at = (row: number): number => columns[(column + row) * header.merges + merge] ?? 0
      return pieces[at(2) + 256 * at(0) + 65_536 * at(1)] ?? ''
    }
    const pair: [string, string] = [part(0), part(3)]
    merges.push(pair)
    pieces.push(pair.join(''))
  }
  const ids = new Map(pieces.map((piece, index) => [piece, header.firstId + index]))
  const allSplits = (): [string, string][] =>
    pieces.flatMap((piece) =>
      Array.from({ length: Math.max(0, piece.length - 1) }, (_, cut): [string, string] => [
        piece.slice(0, cut + 1),
        piece.slice(cut + 1),
      ]).filter(([left, right]) => ids.has(left) && ids.has(right)),
    )
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false }
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: header.addedTokens.map((token) => ({
      ...token,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: header.normalizer === null ? null : { type: header.normalizer },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        ...splits.map((Regex) => ({ type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false })),
        byteLevel,
      ],
    },
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: header.wholePieces,
      vocab: Object.fromEntries(ids),
      merges: header.pairs === 'ranks' ? allSplits() : merges,
    },
  }
}
