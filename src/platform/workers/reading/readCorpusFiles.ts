/** The files of a corpus, those in zip files among them, read one after the other as streams within one limit. */
import { Inflate } from 'fflate'
import { corpusFormats, isWholeCorpusFormat } from '../../../core/files/fileFormats.ts'
import { recogniseCorpusFile } from '../../../core/files/recognise.ts'
import { isPlainText } from '../../../core/corpora/lineFileNames.ts'
import type { CorpusFile } from '../../../core/corpora/ownCorpus.ts'
import { fileLimits, limitWords, MAX_CORPUS_FILES } from '../../../core/text/fileLimits.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { readBytes, type Budget } from './readBytes.ts'
import type { OpenedFile } from './protocol.ts'
import { packedPart, zipEntries, type ZipEntry } from './zipEntries.ts'

/** Whether a file may hold text; others are named, and not read. */
const isRead = (path: string): boolean => isWholeCorpusFormat(recogniseCorpusFile(path)) || isPlainText(path)

/** Failures: `too-large`, `too-many-files`, `file-unreadable`, `corpus-zip`. */
export async function readCorpusFiles(
  files: readonly OpenedFile[],
  onBytes: (done: number) => void,
): Promise<Outcome<readonly CorpusFile[]>> {
  if (files.length > MAX_CORPUS_FILES)
    return fail('too-many-files', { what: files[0]?.path ?? '', limit: MAX_CORPUS_FILES })
  const budget: Budget = { left: fileLimits.corpus, limit: limitWords('corpus') }
  const found: CorpusFile[] = []
  for (const { path, file } of files) {
    if (corpusFormats[recogniseCorpusFile(path)].becomes === 'corpus-archive') {
      const unpacked = await unpack(file, path, budget, onBytes)
      if (!unpacked.ok) return unpacked
      for (const one of unpacked.value) found.push(one)
      continue
    }
    if (file.size > budget.left) return fail('too-large', { what: path, limit: budget.limit })
    const bytes = isRead(path) ? await readBytes(file.stream(), path, budget, onBytes) : succeed(new Uint8Array())
    if (!bytes.ok) return bytes
    found.push({ path, bytes: bytes.value })
  }
  return succeed(found)
}

async function unpack(
  zip: Blob,
  what: string,
  budget: Budget,
  onBytes: (done: number) => void,
): Promise<Outcome<readonly CorpusFile[]>> {
  const entries = await zipEntries(zip, what, MAX_CORPUS_FILES)
  if (!entries.ok) return entries
  const found: CorpusFile[] = []
  for (const entry of entries.value) {
    if (entry.path.endsWith('/')) continue
    if (!isRead(entry.path)) {
      found.push({ path: entry.path, bytes: new Uint8Array() })
      continue
    }
    const bytes = await unpackEntry(zip, what, entry, budget, onBytes)
    if (!bytes.ok) return bytes
    found.push({ path: entry.path, bytes: bytes.value })
  }
  return succeed(found)
}

async function unpackEntry(
  zip: Blob,
  what: string,
  entry: ZipEntry,
  budget: Budget,
  onBytes: (done: number) => void,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const damaged = (detail: string) => fail('corpus-zip', { what, detail: `${entry.path}: ${detail}` })
  if (entry.isEncrypted) return damaged('encrypted')
  if (entry.method !== 0 && entry.method !== 8) return damaged(`method ${entry.method}`)
  const packed = await packedPart(zip, entry)
  if (packed === null) return damaged('not at its place')
  // What is read of the zip file is the progress; what it unpacks to is the budget.
  const stream = packed.stream().pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        onBytes(part.length)
        controller.enqueue(part)
      },
    }),
  )
  const unpacked = entry.method === 0 ? stream : stream.pipeThrough(inflating())
  const bytes = await readBytes(unpacked, entry.path, budget, () => {})
  if (!bytes.ok)
    return bytes.failure.code === 'file-unreadable' ? damaged(String(bytes.failure.values['detail'])) : bytes
  return bytes.value.length === entry.bytes ? bytes : damaged('not as long as the file says')
}

/** Deflated bytes unpacked as they come, a part at a time, so that what a small file unpacks to is never there at once. */
function inflating(): TransformStream<Uint8Array, Uint8Array> {
  const inflate = new Inflate()
  return new TransformStream({
    start(controller) {
      inflate.ondata = (part) => controller.enqueue(part)
    },
    transform(part) {
      for (let at = 0; at < part.length; at += INFLATE_BYTES) inflate.push(part.subarray(at, at + INFLATE_BYTES))
    },
    flush() {
      inflate.push(new Uint8Array(), true)
    },
  })
}

/** Packed bytes unpacked at once: at most a thousand times as many. */
const INFLATE_BYTES = 16_384
