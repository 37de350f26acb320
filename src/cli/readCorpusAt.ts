/** A corpus at a path of this machine, read as the page reads what is dropped on it. */
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { declarationLanguages, readDeclarationIndex } from '../core/corpora/declaration.ts'
import type { CorpusLanguage, ParallelCorpus, ParallelText } from '../core/corpora/parallelCorpus.ts'
import { fail, succeed, type Outcome } from '../core/tokenizers/failure.ts'
import type { OpenedFile } from '../platform/workers/reading/protocol.ts'
import { ReadingServer } from '../platform/workers/reading/server.ts'

export interface ReadCorpus {
  readonly corpus: ParallelCorpus
  readonly textOf: (code: string) => Promise<Outcome<ParallelText>>
  /** Files and columns that are no text. */
  readonly leftOut: readonly string[]
}

/** @param assets folder of the page's own files; failures: those of `ReadingService.readCorpus`, `not-found` {what, where} */
export async function readCorpusAt(place: string, assets: string): Promise<Outcome<ReadCorpus>> {
  const files = await openedFiles(place)
  if (files === null) return fail('not-found', { what: place, where: process.cwd() })
  const server = new ReadingServer()
  const read = await server.readCorpus({ files, known: await knownLanguages(assets), assigned: [] }, () => {})
  if (!read.ok) return read
  const { corpus, leftOut } = read.value
  return succeed({ corpus, leftOut, textOf: (code) => server.textOf(code) })
}

/** Families and the like of the languages that the page ships a text of. */
async function knownLanguages(assets: string): Promise<readonly CorpusLanguage[]> {
  const json: unknown = JSON.parse(await readFile(path.join(assets, 'corpora/udhr/index.json'), 'utf8'))
  const index = readDeclarationIndex(json)
  return index === null ? [] : declarationLanguages(index)
}

/** The file, or the files of the folder, named as a browser names what is dropped; null if nothing is there. */
async function openedFiles(place: string): Promise<readonly OpenedFile[] | null> {
  const root = path.resolve(place)
  try {
    const isFolder = (await stat(root)).isDirectory()
    const names = isFolder ? await readdir(root, { recursive: true, withFileTypes: true }) : []
    const files = isFolder
      ? names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
      : [root]
    return await Promise.all(
      files.map(async (file) => ({
        path: path.relative(path.dirname(root), file).split(path.sep).join('/'),
        file: new Blob([Uint8Array.from(await readFile(file))]),
      })),
    )
  } catch {
    return null
  }
}
