/**
 * The compact file of a shipped byte-level BPE tokenizer: gzip over
 *
 *   4 bytes   length of the header, little-endian
 *   header    JSON, see `headerSchema`
 *   columns   for every merge the id of its left and of its right token, less `firstId`, as six columns of one byte
 *             each: left bits 8–15, 16–23, 0–7, right likewise
 *
 * Ids `firstId` to `firstId + 255` are the single bytes that the header lists; merge number k makes id
 * `firstId + 256 + k`. So a token's bytes are those of its two parts, and neither byte strings nor a merge list stand
 * in the file: a tokenizer.json of 11 MB becomes half a megabyte. Written by scripts/prepare-tokenizers.mjs.
 */
import { gunzipSync } from 'fflate'
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../failure.ts'
import { ByteStrings } from './byteStrings.ts'
import { PairTable } from './pairTable.ts'
import { patternNames } from './patterns.ts'
import { pairsOfRanks, type BpeVocabulary } from './vocabulary.ts'

const tokenId = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffff))

const headerSchema = v.object({
  format: v.literal(1),
  firstId: tokenId,
  merges: tokenId,
  singleBytes: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))), v.length(256)),
  /** `ranks`: any two neighbours merge when their bytes together are a token. `merges`: only the listed pairs. */
  pairs: v.picklist(['ranks', 'merges']),
  wholePieces: v.boolean(),
  pattern: v.picklist(patternNames),
  normalizer: v.nullable(v.literal('NFC')),
  addedTokens: v.array(v.object({ id: tokenId, content: v.pipe(v.string(), v.minLength(1)), special: v.boolean() })),
  /** Ids that the template puts before and after a text. */
  prefixIds: v.array(tokenId),
  suffixIds: v.array(tokenId),
})

type CompactHeader = v.InferOutput<typeof headerSchema>

export interface CompactFile {
  readonly header: CompactHeader
  readonly vocabulary: BpeVocabulary
}

/** Reads a compact file; `bad-integrity` if it is none. */
export function readCompactFile(file: Uint8Array): Outcome<CompactFile> {
  return readParts(file, (header, columns) => ({ header, vocabulary: buildVocabulary(header, columns) }))
}

/** Its header alone; `bad-integrity` if it is none. */
export function readCompactHeader(file: Uint8Array): Outcome<CompactHeader> {
  return readParts(file, (header) => header)
}

function readParts<Value>(
  file: Uint8Array,
  build: (header: CompactHeader, columns: Uint8Array) => Value,
): Outcome<Value> {
  try {
    const bytes = gunzipSync(file)
    const headerEnd = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
    const header = v.safeParse(headerSchema, JSON.parse(new TextDecoder().decode(bytes.subarray(4, headerEnd))))
    if (!header.success) return fail('bad-integrity', { detail: v.summarize(header.issues) })
    const columns = bytes.subarray(headerEnd)
    if (columns.length !== 6 * header.output.merges)
      return fail('bad-integrity', { detail: 'the columns have another length' })
    return succeed(build(header.output, columns))
  } catch (error) {
    return fail('bad-integrity', { detail: error instanceof Error ? error.message : String(error) })
  }
}

function buildVocabulary(header: CompactHeader, columns: Uint8Array): BpeVocabulary {
  const { firstId, merges, singleBytes } = header
  const size = firstId + 256 + merges
  const part = (column: number, merge: number): number => {
    const at = column * merges + merge
    return firstId + (((columns[at] ?? 0) << 8) | ((columns[at + merges] ?? 0) << 16) | (columns[at + 2 * merges] ?? 0))
  }
  const offsets = new Uint32Array(size + 1)
  for (let index = 0; index < 256; index++) offsets[firstId + index + 1] = index + 1
  for (let merge = 0; merge < merges; merge++) {
    const made = firstId + 256 + merge
    const length = (id: number): number => (offsets[id + 1] ?? 0) - (offsets[id] ?? 0)
    const left = part(0, merge)
    const right = part(3, merge)
    if (left >= made || right >= made) throw new RangeError(`merge ${merge} is made of later tokens`)
    offsets[made + 1] = (offsets[made] ?? 0) + length(left) + length(right)
  }
  const bytes = new Uint8Array(offsets[size] ?? 0)
  bytes.set(singleBytes, 0)
  const byteIds = new Int32Array(256)
  singleBytes.forEach((byte, index) => (byteIds[byte] = firstId + index))
  const ranks = new Int32Array(size).fill(-1)
  const pairs = new PairTable(merges)
  for (let merge = 0; merge < merges; merge++) {
    const made = firstId + 256 + merge
    const left = part(0, merge)
    const right = part(3, merge)
    const middle = (offsets[made] ?? 0) + (offsets[left + 1] ?? 0) - (offsets[left] ?? 0)
    bytes.copyWithin(offsets[made] ?? 0, offsets[left] ?? 0, offsets[left + 1] ?? 0)
    bytes.copyWithin(middle, offsets[right] ?? 0, offsets[right + 1] ?? 0)
    ranks[made] = merge
    if (header.pairs === 'merges') pairs.add(left, right, merge, made)
  }
  const strings = new ByteStrings(bytes, offsets)
  return {
    strings,
    byteIds,
    ranks,
    pairs: header.pairs === 'merges' ? pairs : pairsOfRanks(strings),
    wholePieces: header.wholePieces,
  }
}
