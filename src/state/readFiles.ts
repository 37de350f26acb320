/** Sorts what a reader drops or picks: a text, or a tokenizer's files. Reads bytes, in a worker; parses no tokenizer. */
import type { FileServices } from './fileServices.ts'
import { fail, succeed } from '../core/tokenizers/failure.ts'
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { ReaderFile } from '../platform/workers/tokenization/protocol.ts'

/** Whether a file's name says that it belongs to a tokenizer. */
export function isTokenizerFile(name: string): boolean {
  return /\.tiktoken$/i.test(name) || /tokenizer[^/]*\.json$/i.test(name)
}

function isConfig(file: File): boolean {
  return /tokenizer_config[^/]*\.json$/i.test(file.name)
}

/** The tokenizer files among those given: each `tokenizer.json` or `.tiktoken`, with the `tokenizer_config.json` beside it. */
export async function readTokenizerFiles(
  reading: FileServices,
  files: readonly File[],
  tiktokenPattern: ReaderFile['tiktokenPattern'],
): Promise<readonly Outcome<ReaderFile>[]> {
  const config = files.find(isConfig)
  const mains = files.filter((file) => file !== config)
  if (mains.length === 0) {
    return [fail('not-a-tokenizer', { what: config?.name ?? '', detail: 'tokenizer.json' })]
  }
  const read: Outcome<ReaderFile>[] = []
  for (const file of mains) {
    const bytes = await reading.readBytes(file, 'tokenizer')
    const configBytes = config === undefined || !bytes.ok ? null : await reading.readBytes(config, 'tokenizer')
    if (!bytes.ok) read.push(bytes)
    else if (configBytes !== null && !configBytes.ok) read.push(configBytes)
    else
      read.push(
        succeed({ name: file.name, bytes: bytes.value, configBytes: configBytes?.value ?? null, tiktokenPattern }),
      )
  }
  return read
}
