/** Sorts what a reader drops or picks, and reads the files of tokenizers among it. Reads bytes, in a worker; parses no tokenizer. */
import { fileFormats, type FileFormatId } from '../core/files/fileFormats.ts'
import { BEGINNING_BYTES, recognise } from '../core/files/recognise.ts'
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

/**
 * The tokenizers among files that were given for ones: each file, with the `tokenizer_config.json` beside it. Failures:
 * `not-a-tokenizer` of a config alone, `unsupported` {what, detail} of a format that is not opened, and those of the reading.
 */
export async function readTokenizerFiles(
  reading: FileServices,
  files: readonly File[],
  tiktokenPattern: ReaderFile['tiktokenPattern'],
): Promise<readonly Outcome<ReaderFile>[]> {
  const known = await Promise.all(files.map(async (file) => ({ file, format: fileFormats[await recogniseFile(file)] })))
  const config = known.find(({ format }) => format.becomes === 'tokenizer-config')
  const mains = known.filter((one) => one !== config)
  if (mains.length === 0) {
    return [fail('not-a-tokenizer', { what: config?.file.name ?? '', detail: fileFormats['tokenizer-json'].label })]
  }
  const read: Outcome<ReaderFile>[] = []
  for (const { file, format } of mains) {
    if (format.becomes === null) {
      read.push(fail('unsupported', { what: file.name, detail: format.label }))
      continue
    }
    const bytes = await reading.readBytes(file, format.limit)
    const configBytes =
      config === undefined || !bytes.ok ? null : await reading.readBytes(config.file, config.format.limit)
    if (!bytes.ok) read.push(bytes)
    else if (configBytes !== null && !configBytes.ok) read.push(configBytes)
    else
      read.push(
        succeed({ name: file.name, bytes: bytes.value, configBytes: configBytes?.value ?? null, tiktokenPattern }),
      )
  }
  return read
}
