/**
 * The files in a zip file, by its central directory (APPNOTE 6.3.10, with Zip64): where each lies and how it is packed.
 * Reads the file's end and its directory only. The sizes that it says are believed by nobody: see `readBytes.ts`.
 */
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'

export interface ZipEntry {
  readonly path: string
  /** 0: stored, 8: deflated. */
  readonly method: number
  readonly isEncrypted: boolean
  readonly packedBytes: number
  /** Unpacked, as the directory says. */
  readonly bytes: number
  /** Of its local header. */
  readonly offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const LOCATOR_BYTES = 20
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff
/** A field of 32 bits that says: look into the extra field. */
const ELSEWHERE = 0xffffffff
const MAX_DIRECTORY_BYTES = 64_000_000

async function viewOf(file: Blob, start: number, end: number): Promise<DataView> {
  return new DataView(await file.slice(start, end).arrayBuffer())
}

const wide = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

/** Failures: `corpus-zip` {what, detail}, `too-many-files` {what, limit}. */
export async function zipEntries(file: Blob, what: string, most: number): Promise<Outcome<readonly ZipEntry[]>> {
  try {
    const directory = await directoryOf(file)
    if (directory === null) return fail('corpus-zip', { what, detail: 'no directory' })
    if (directory.count > most) return fail('too-many-files', { what, limit: most })
    if (directory.bytes > MAX_DIRECTORY_BYTES) return fail('corpus-zip', { what, detail: 'directory too large' })
    const view = await viewOf(file, directory.offset, directory.offset + directory.bytes)
    const entries: ZipEntry[] = []
    for (let at = 0; at + ENTRY_BYTES <= view.byteLength && view.getUint32(at, true) === ENTRY;) {
      if (entries.length >= most) return fail('too-many-files', { what, limit: most })
      const lengths = [
        view.getUint16(at + 28, true),
        view.getUint16(at + 30, true),
        view.getUint16(at + 32, true),
      ] as const
      entries.push(entryAt(view, at, lengths))
      at += ENTRY_BYTES + lengths[0] + lengths[1] + lengths[2]
    }
    return entries.length === directory.count
      ? succeed(entries)
      : fail('corpus-zip', { what, detail: 'directory damaged' })
  } catch (error) {
    return fail('corpus-zip', { what, detail: error instanceof Error ? error.message : String(error) })
  }
}

async function directoryOf(
  file: Blob,
): Promise<{ readonly offset: number; readonly bytes: number; readonly count: number } | null> {
  const start = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT)
  const tail = await viewOf(file, start, file.size)
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue
    const plain = {
      count: tail.getUint16(at + 10, true),
      bytes: tail.getUint32(at + 12, true),
      offset: tail.getUint32(at + 16, true),
    }
    const locator = at - LOCATOR_BYTES
    if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR_64) return plain
    const place = wide(tail, locator + 8)
    const end = await viewOf(file, place, place + 56)
    return end.getUint32(0, true) === END_64
      ? { count: wide(end, 32), bytes: wide(end, 40), offset: wide(end, 48) }
      : null
  }
  return null
}

function entryAt(view: DataView, at: number, [nameLength, extraLength]: readonly [number, number, number]): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const name = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_BYTES, nameLength)
  let [bytes, packedBytes, offset] = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]
  const extraEnd = at + ENTRY_BYTES + nameLength + extraLength
  for (let field = at + ENTRY_BYTES + nameLength; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let value = field + 4
    const next = (said: number): number => {
      if (said !== ELSEWHERE) return said
      value += 8
      return wide(view, value - 8)
    }
    bytes = next(bytes)
    packedBytes = next(packedBytes)
    offset = next(offset)
  }
  return {
    path: pathOf(name),
    method: view.getUint16(at + 10, true),
    isEncrypted: (flags & 1) === 1,
    packedBytes,
    bytes,
    offset,
  }
}

/** UTF-8, as nearly all write it, else byte by byte; `\` parts folders in files of old Windows programs. */
function pathOf(name: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name).replaceAll('\\', '/')
  } catch {
    return new TextDecoder('latin1').decode(name).replaceAll('\\', '/')
  }
}

/** The packed bytes of an entry; null if the file has none at that place. */
export async function packedPart(file: Blob, { offset, packedBytes }: ZipEntry): Promise<Blob | null> {
  const local = await viewOf(file, offset, offset + LOCAL_BYTES)
  if (local.byteLength < LOCAL_BYTES || local.getUint32(0, true) !== LOCAL) return null
  const start = offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true)
  return start + packedBytes <= file.size ? file.slice(start, start + packedBytes) : null
}
