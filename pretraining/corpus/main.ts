/** The step `corpus`: reads packages or a folder, writes `train.jsonl`, `heldout.jsonl` and, of the packages, SOURCES.md. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Document } from './document.ts'
import { folderDocuments } from './folder.ts'
import { mixOf, type Mix, type Piece } from './mix.ts'
import packages from './packages.json'
import { unpackedPackages } from './packages.ts'
import { sources } from './sources.ts'
import { tableOfBytes } from './table.ts'

const SETTINGS = { mostBytesOfALanguage: 1_300_000, mostBytesOfCode: 6_000_000, heldOutShare: 0.01, pieceBytes: 4_000 }

function* packageDocuments(cache: string): Iterable<Document> {
  const folders = unpackedPackages(cache)
  for (const source of sources) {
    for (const [name, folder] of folders)
      if (name.startsWith(source.packagePrefix)) yield* source.documents(name, folder)
  }
}

function writePieces(file: string, pieces: readonly Piece[]): void {
  const handle = openSync(file, 'w')
  for (const piece of pieces) writeSync(handle, `${JSON.stringify(piece)}\n`)
  closeSync(handle)
}

/** SOURCES.md. */
export function sourcesPage({ train, heldOut }: Mix): string {
  const used = sources.map(
    ({ id, title, packagePrefix, licence, url }) =>
      `| ${id} | [${title}](${url}) | ${packages
        .filter(({ name }) => name.startsWith(packagePrefix))
        .map(({ name, version }) => `${name} ${version}`)
        .join(', ')} | ${licence} |`,
  )
  return [
    '# What the language models were trained on',
    '',
    'Written by `node pretraining/run.mjs corpus`; versions and SHA-256 of the Debian packages in [corpus/packages.json](corpus/packages.json).',
    'Each text keeps its licence; no text is part of this repository, but for held-out samples, which name their sources.',
    'The Universal Declaration of Human Rights is no part of it, in any language.',
    '',
    '| id | text | Debian packages | licence |',
    '|---|---|---|---|',
    ...used,
    '',
    '## Training text, kB by language and source',
    '',
    tableOfBytes(train),
    '',
    `## Held out: whole documents (${SETTINGS.heldOutShare * 100}% of keys), the same in all translations`,
    '',
    tableOfBytes(heldOut),
    '',
  ].join('\n')
}

/** Runs the step; `folder` null reads the Debian packages. */
export function makeCorpus(work: string, folder: string | null, sourcesFile: string | null): Mix {
  const documents = [...(folder === null ? packageDocuments(path.join(work, 'packages')) : folderDocuments(folder))]
  if (documents.length === 0)
    throw new Error(
      `No text files (*.txt) in ${folder}. Give a folder with a file or a folder a language: en.txt, de/letters.txt.`,
    )
  const mix = mixOf(documents, SETTINGS)
  mkdirSync(work, { recursive: true })
  writePieces(path.join(work, 'train.jsonl'), mix.train)
  writePieces(path.join(work, 'heldout.jsonl'), mix.heldOut)
  if (sourcesFile !== null && folder === null) writeFileSync(sourcesFile, sourcesPage(mix))
  return mix
}
