/** Reads the reader's files as a parallel corpus: folders, zip files, single files. They stay in this page. */
import { append } from '../../text/append.ts'
import { unzip } from 'fflate'
import type { CorpusFile } from '../../corpora/ownCorpus.ts'
import type { CorpusLanguage } from '../../corpora/parallelCorpus.ts'
import { readCorpus } from '../../corpora/readCorpus.ts'
import { fail, succeed, type Outcome } from '../../tokenizers/failure.ts'
import type { CorpusSource } from './corpusTexts.ts'

/** FLORES-200 has 77 MB; several times as much would fill the memory of a phone. */
const LIMIT_BYTES = 400_000_000
const LIMIT_WORDS = '400 MB'
/** Units that are shown of each language before anything is counted. */
const FIRST_UNITS = 2

export interface OwnCorpus {
  readonly source: CorpusSource
  readonly firstUnits: Readonly<Record<string, readonly string[]>>
  readonly leftOut: readonly string[]
}

let read = 0

async function bytesOf(file: File): Promise<Outcome<Uint8Array>> {
  try {
    return succeed(new Uint8Array(await file.arrayBuffer()))
  } catch (error) {
    return fail('internal', { detail: `${file.name}: ${String(error)}` })
  }
}

function unpack(name: string, bytes: Uint8Array): Promise<Outcome<readonly CorpusFile[]>> {
  return new Promise((resolve) => {
    let total = 0
    const filter = ({ originalSize }: { readonly originalSize: number }) => (total += originalSize) <= LIMIT_BYTES
    unzip(bytes, { filter }, (error, files) => {
      if (error !== null) resolve(fail('corpus-zip', { what: name, detail: error.message }))
      else if (total > LIMIT_BYTES) resolve(fail('too-large', { what: name, limit: LIMIT_WORDS }))
      else resolve(succeed(Object.entries(files).flatMap(([path, content]) => (path.endsWith('/') ? [] : [{ path, bytes: content }]))))
    })
  })
}

/** The name of a chosen file, with the folders that it was chosen or dropped with. */
function pathOf(file: File): string {
  return file.webkitRelativePath === '' ? file.name : file.webkitRelativePath
}

/** Failures: `too-large`, `corpus-zip` and those of {@link readCorpus}. */
export async function readOwnCorpus(files: readonly File[], known: () => Promise<readonly CorpusLanguage[]>): Promise<Outcome<OwnCorpus>> {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > LIMIT_BYTES) return fail('too-large', { what: files[0]?.name ?? '', limit: LIMIT_WORDS })
  const all: CorpusFile[] = []
  for (const file of files) {
    const bytes = await bytesOf(file)
    if (!bytes.ok) return bytes
    if (!/\.zip$/i.test(file.name)) {
      all.push({ path: pathOf(file), bytes: bytes.value })
      continue
    }
    const unpacked = await unpack(file.name, bytes.value)
    if (!unpacked.ok) return unpacked
    append(all, unpacked.value)
  }
  const corpus = readCorpus(all, await known())
  if (!corpus.ok) return corpus
  const { texts, leftOut } = corpus.value
  const codes = [...texts.keys()]
  return succeed({
    source: {
      keyed: { key: `own-${(read += 1)}`, proposed: codes, corpus: corpus.value.corpus },
      read: async (code) => succeed(texts.get(code) ?? []),
    },
    firstUnits: Object.fromEntries(codes.map((code) => [code, firstUnits(texts.get(code) ?? [])])),
    leftOut,
  })
}

function firstUnits(units: readonly (string | null)[]): readonly string[] {
  return units.filter((unit) => unit !== null && unit !== '').slice(0, FIRST_UNITS).map(String)
}
