/**
 * Character vectors of an R package. `Rdata.rdb` holds each object as its inflated length (uint32, big-endian) and a zlib
 * stream of R's serialization in XDR form; where each begins is found by trying, for the index beside it is an R object too.
 */
import { inflateSync } from 'node:zlib'

const CHARACTER_VECTOR = 16
/** `X\n`, then version, version of the writer, least version of a reader. */
const HEADER_BYTES = 2 + 3 * 4
const VERSION_WITH_ENCODING = 3
/** First two bytes of a zlib stream, by the level of its compression. */
const ZLIB_STARTS: ReadonlySet<number> = new Set([0x7801, 0x785e, 0x789c, 0x78da])

/** The strings of one serialized object; none where it is no character vector. A missing string is an empty one. */
export function characterVector(serialized: Buffer): string[] {
  if (serialized.toString('latin1', 0, 2) !== 'X\n') return []
  let at = HEADER_BYTES
  if (serialized.readInt32BE(2) === VERSION_WITH_ENCODING) at += 4 + serialized.readInt32BE(at)
  if ((serialized.readInt32BE(at) & 0xff) !== CHARACTER_VECTOR) return []
  const count = serialized.readInt32BE(at + 4)
  at += 8
  const strings: string[] = []
  for (let index = 0; index < count; index++) {
    const end = at + 8 + Math.max(0, serialized.readInt32BE(at + 4))
    strings.push(serialized.toString('utf8', at + 8, end))
    at = end
  }
  return strings
}

/** What the stream inflates to; null where there is none of that length. */
function inflated(stream: Buffer, length: number): Buffer | null {
  try {
    const found = inflateSync(stream)
    return found.length === length ? found : null
  } catch {
    return null
  }
}

/** All character vectors of a `.rdb` file that zlib compressed, in its order. */
export function characterVectorsOf(rdb: Buffer): string[][] {
  const vectors: string[][] = []
  for (let at = 0; at + 6 <= rdb.length; at++) {
    if (!ZLIB_STARTS.has(rdb.readUInt16BE(at + 4))) continue
    const object = inflated(rdb.subarray(at + 4), rdb.readUInt32BE(at))
    if (object !== null) vectors.push(characterVector(object))
  }
  return vectors.filter((strings) => strings.length > 0)
}
