/** Sorts what a reader drops or picks, and reads the files of tokenizers among it. Reads bytes, in a worker; parses no tokenizer. */
import { fileFormats, type FileFormatId } from '../core/files/fileFormats.ts'
import { BEGINNING_BYTES, recognise } from '../core/files/recognise.ts'
import { groupFiles, type FilesOfTokenizer, type NamedFile } from '../core/files/tokenizerFiles.ts'
import { fail, succeed, type Outcome } from '../core/tokenizers/failure.ts'
import type { ReaderFile } from '../platform/workers/tokenization/protocol.ts'
import type { FileServices } from './fileServices.ts'

/** What a file is. Reads its beginning only; what cannot be read is told by its name, and its reading says why. */
export async function recogniseFile(file: File): Promise<FileFormatId> {
  const beginning = await file
    .slice(0, BEGINNING_BYTES)
    .text()
    .catch(() => '')
  return recognise(file.name, beginning)
}

interface OpenedFile extends NamedFile {
  readonly file: File
}

export interface ReadTokenizer {
  readonly read: Outcome<ReaderFile>
  /** Names of files that say the same tokenizer, and were not read. */
  readonly others: readonly string[]
}

/**
 * The tokenizers among files that were given for ones, each with the files that belong to it. Failures: `not-a-tokenizer` of
 * a configuration alone, `part-missing` {what, part} of merges alone, and those of the reading.
 */
export async function readTokenizerFiles(
  reading: FileServices,
  files: readonly File[],
  tiktokenPattern: ReaderFile['tiktokenPattern'],
): Promise<readonly ReadTokenizer[]> {
  const known = await Promise.all(
    files.map(async (file): Promise<OpenedFile> => ({ file, name: file.name, id: await givenFormat(file) })),
  )
  const { tokenizers, alone } = groupFiles(known)
  if (tokenizers.length === 0) return [{ read: failureAlone(alone), others: [] }]
  const read: ReadTokenizer[] = []
  for (const group of tokenizers)
    read.push({
      read: await readGroup(reading, group, tiktokenPattern),
      others: group.others.map(({ name }) => name),
    })
  return read
}

/** What was given for a tokenizer and is of no known format is read as the usual one, which says what is wrong. */
async function givenFormat(file: File): Promise<FileFormatId> {
  const id = await recogniseFile(file)
  const { becomes } = fileFormats[id]
  return becomes === 'tokenizer' || becomes === 'tokenizer-part' ? id : 'tokenizer-json'
}

function failureAlone(parts: readonly OpenedFile[]): Outcome<never> {
  const merges = parts.find(({ id }) => id === 'merges')
  if (merges !== undefined)
    return fail('part-missing', { what: merges.name, part: fileFormats['vocabulary-json'].label })
  return fail('not-a-tokenizer', { what: parts[0]?.name ?? '', detail: fileFormats['tokenizer-json'].label })
}

async function readGroup(
  reading: FileServices,
  { main, beside }: FilesOfTokenizer<OpenedFile>,
  tiktokenPattern: ReaderFile['tiktokenPattern'],
): Promise<Outcome<ReaderFile>> {
  const bytes = await reading.readBytes(main.file, fileFormats[main.id].limit)
  if (!bytes.ok) return bytes
  const parts: { readonly name: string; readonly bytes: ArrayBuffer }[] = []
  for (const { file, name, id } of beside) {
    const part = await reading.readBytes(file, fileFormats[id].limit)
    if (!part.ok) return part
    parts.push({ name, bytes: part.value })
  }
  return succeed({ name: main.name, bytes: bytes.value, beside: parts, tiktokenPattern })
}
