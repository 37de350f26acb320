/** The header of a GGUF file of any size: more and more of its beginning is read until the header ends. */
import { readGgufHeader } from '../../core/tokenizers/gguf/header.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { fileLimits, limitWords } from '../../core/text/fileLimits.ts'

const FIRST_BYTES = 1_000_000
const GROWTH = 4

/**
 * Bytes from `from` up to `to`, or fewer at the end of the file. Failures: as of the reading.
 *
 * @param from whole bytes, from 0
 */
export type ReadRange = (from: number, to: number) => Promise<Outcome<Uint8Array>>

/**
 * The bytes of the header, up to where the tensors are described. Failures: `damaged-file` {what, kind, detail}, `too-large` {what,
 * limit}, and those of the reading.
 */
export async function readHeader(what: string, readRange: ReadRange): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  let bytes = new Uint8Array(0)
  for (let size = FIRST_BYTES; ; size *= GROWTH) {
    const wanted = Math.min(size, fileLimits.header)
    const more = await readRange(bytes.length, wanted)
    if (!more.ok) return more
    const joined = new Uint8Array(bytes.length + more.value.length)
    joined.set(bytes)
    joined.set(more.value, bytes.length)
    bytes = joined
    const header = readGgufHeader(bytes)
    if (!header.ok) return fail(header.failure.code, { what, ...header.failure.values })
    if (header.value !== null) return succeed(bytes.slice(0, header.value.byteLength))
    if (bytes.length < wanted) return fail('damaged-file', { what, kind: 'GGUF', detail: 'it ends inside its header' })
    if (wanted === fileLimits.header) return fail('too-large', { what, limit: limitWords('header') })
  }
}
