/**
 * Character vectors of an R package: `Rdata.rdb` holds each object as its inflated length (uint32, big-endian) and a zlib
 * stream of R's serialization in XDR form.
 */
import { inflateSync } from 'node:zlib'

const ZLIB_FIRST_BYTE = 0x78
const CHARACTER_VECTOR = 16
/** `X\n`, then version, version of the writer, least version of a reader. */
const HEADER_BYTES = 2 + 3 * 4
const VERSION_WITH_ENCODING = 3

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
    const length = serialized.readInt32BE(at + 4)
    at += 8
    const end = at + Math.max(0, length)
    strings.push(serialized.toString('utf8', at, end))
    at = end
  }
  return strings
}

/** All character vectors of a `.rdb` file, in its order. Objects that lie there uncompressed or by another method are passed over. */
export function characterVectorsOf(rdb: Buffer): string[][] {
  const vectors: string[][] = []
  for (let at = 0; at + 5 < rdb.length; ) {
    if (rdb[at + 4] !== ZLIB_FIRST_BYTE) {
      at++
      continue
    }
    const { buffer, engine } = inflateSync(rdb.subarray(at + 4), { info: true }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    vectors.push(characterVector(buffer))
    at += 4 + engine.bytesWritten
  }
  return vectors.filter((strings) => strings.length > 0)
}
