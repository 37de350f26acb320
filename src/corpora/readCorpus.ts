/** Recognises what kind of parallel corpus a reader's files are, and reads them. */
import { describeLanguage } from './describeLanguage.ts'
import { readJsonLines } from './jsonLines.ts'
import { lineFileOf, readLineFiles } from './lineFiles.ts'
import { baseName, refuse, type AlignedTexts, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'
import type { CorpusLanguage, ParallelCorpus } from './parallelCorpus.ts'
import { readTable } from './tableFile.ts'

export interface ReadCorpus {
  readonly corpus: ParallelCorpus
  readonly texts: AlignedTexts['texts']
  readonly leftOut: readonly string[]
}

/** What systems put beside files. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i

/**
 * Failures: `corpus-empty`, `corpus-unrecognised` {list}, `corpus-one-language` {what}, and those of the readers.
 *
 * @param known see {@link describeLanguage}
 */
export function readCorpus(files: readonly CorpusFile[], known: readonly CorpusLanguage[]): CorpusOutcome<ReadCorpus> {
  const seen = files.filter(({ path }) => !HIDDEN.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  if (seen.length === 0) return refuse('corpus-empty')
  const read = readAligned(seen)
  if (!read.ok) return read
  const { texts, unit, leftOut } = read.value
  const [first] = texts
  if (first === undefined) return refuse('corpus-unrecognised', { list: seen.slice(0, 5).map(({ path }) => baseName(path)).join(', ') })
  if (texts.size < 2) return refuse('corpus-one-language', { what: first[0] })
  if (first[1].length === 0) return refuse('corpus-empty')
  const languages = [...texts.keys()]
    .map((code) => describeLanguage(code, known))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  const name = nameOf(seen)
  return {
    ok: true,
    value: {
      texts,
      leftOut,
      corpus: { id: 'own', name, source: name, licence: '', unit, unitCount: first[1].length, unitIds: null, languages: withoutTwins(languages) },
    },
  }
}

/** Lines win where two files or more are named for languages; else the one table or file of records. */
function readAligned(files: readonly CorpusFile[]): CorpusOutcome<AlignedTexts> {
  const named = files.filter(({ path }) => lineFileOf(path) !== null)
  const table = files.find(({ path }) => /\.(?:tsv|csv)$/i.test(path))
  const records = files.find(({ path }) => /\.jsonl?$/i.test(path))
  const chosen = table ?? records
  if (named.length < 2 && chosen !== undefined) {
    const read = chosen === table ? readTable(chosen) : readJsonLines(chosen)
    const others = files.filter((file) => file !== chosen).map(({ path }) => path)
    return read.ok ? { ok: true, value: { ...read.value, leftOut: [...read.value.leftOut, ...others] } } : read
  }
  return readLineFiles(files)
}

/** The folder that all files are in, else the first file's name. */
function nameOf(files: readonly CorpusFile[]): string {
  const [folder, ...deeper] = files[0]?.path.split('/') ?? []
  const isFolder = deeper.length > 0 && files.every(({ path }) => path.startsWith(`${folder}/`))
  return isFolder || files.length === 1 ? (folder ?? '') : `${files.length} files`
}

/** Two languages of one name are told apart by their codes. */
function withoutTwins(languages: readonly CorpusLanguage[]): readonly CorpusLanguage[] {
  return languages.map((language) =>
    languages.some(({ code, name }) => name === language.name && code !== language.code)
      ? { ...language, name: `${language.name} (${language.code})` }
      : language,
  )
}
