/** Recognises what kind of parallel corpus a reader's files are, and reads them. */
import { corpusFormatIds, isWholeCorpusFormat, type WholeCorpusFormatId } from '../files/fileFormats.ts'
import { recogniseCorpusFile } from '../files/recognise.ts'
import { describeLanguage } from './describeLanguage.ts'
import { readJsonLines } from './jsonLines.ts'
import { namedLanguage } from './languageCode.ts'
import { namedFiles } from './lineFileNames.ts'
import { readLineFiles } from './lineFiles.ts'
import {
  baseName,
  refuse,
  type AlignedTexts,
  type CorpusFile,
  type CorpusOutcome,
  type FoundText,
} from './ownCorpus.ts'
import type { CorpusLanguage, ParallelCorpus } from './parallelCorpus.ts'
import { readTable } from './tableFile.ts'

export interface FoundTexts extends AlignedTexts {
  /** What the corpus is called: the folder, the file. */
  readonly name: string
}

/**
 * What the reader says of texts, by their ids: a code or name of its language; empty for what was understood; null where it
 * is not counted.
 */
export type Assignments = ReadonlyMap<string, string | null>

/** A text as it is shown before anything is counted. */
export interface ShownText {
  readonly id: string
  readonly language: CorpusLanguage
  /** Whether the language is one that is known. */
  readonly isKnown: boolean
  readonly isTaken: boolean
}

/** What systems put beside files. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i

/** Failures: `corpus-empty`, `corpus-unrecognised` {list}, `corpus-one-language` {what}, and those of the readers. */
export function findTexts(files: readonly CorpusFile[]): CorpusOutcome<FoundTexts> {
  const seen = files.filter(({ path }) => !HIDDEN.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  if (seen.length === 0) return refuse('corpus-empty')
  const read = readAligned(seen)
  if (!read.ok) return read
  const [first, second] = read.value.texts
  if (first === undefined)
    return refuse('corpus-unrecognised', {
      list: seen
        .slice(0, 5)
        .map(({ path }) => baseName(path))
        .join(', '),
    })
  if (second === undefined) return refuse('corpus-one-language', { what: first.tag ?? first.id })
  if (first.units.length === 0) return refuse('corpus-empty')
  return { ok: true, value: { ...read.value, name: nameOf(seen) } }
}

/** The reader of each format of which one file has all languages. */
const readers: Readonly<Record<WholeCorpusFormatId, (file: CorpusFile) => CorpusOutcome<AlignedTexts>>> = {
  table: readTable,
  records: readJsonLines,
}

/** Lines win where two files or more are named for languages; else the one file with all languages, of the first format. */
function readAligned(files: readonly CorpusFile[]): CorpusOutcome<AlignedTexts> {
  const [chosen] = corpusFormatIds.filter(isWholeCorpusFormat).flatMap((id) => {
    const file = files.find(({ path }) => recogniseCorpusFile(path) === id)
    return file === undefined ? [] : [{ file, read: readers[id] }]
  })
  const isNamedForLanguages = namedFiles(files).filter(({ reading }) => reading.named?.certainty === 'sure').length >= 2
  if (chosen === undefined || isNamedForLanguages) return readLineFiles(files)
  const read = chosen.read(chosen.file)
  const others = files.filter((file) => file !== chosen.file).map(({ path }) => path)
  return read.ok ? { ok: true, value: { ...read.value, leftOut: [...read.value.leftOut, ...others] } } : read
}

/** The folder that all files are in, else the first file's name. */
function nameOf(files: readonly CorpusFile[]): string {
  const [folder, ...deeper] = files[0]?.path.split('/') ?? []
  const isFolder = deeper.length > 0 && files.every(({ path }) => path.startsWith(`${folder}/`))
  return isFolder || files.length === 1 ? (folder ?? '') : `${files.length} files`
}

/**
 * All texts that were found, those that are taken first, with their languages.
 *
 * @param known see {@link describeLanguage}
 */
export function shownTexts(
  { texts, others }: FoundTexts,
  known: readonly CorpusLanguage[],
  assigned: Assignments = new Map(),
): readonly ShownText[] {
  const show = ({ id, tag, isKnown }: FoundText, isText: boolean): ShownText => {
    const said = assigned.get(id)
    if (said === undefined || said === null || said === '') {
      return {
        id,
        language: describeLanguage(id, known, tag),
        isKnown,
        isTaken: said === '' || (isText && said === undefined),
      }
    }
    const named = namedLanguage(said)
    const language = describeLanguage(id, known, named?.tag ?? said.trim())
    return { id, language, isKnown: language.iso639_3 !== null, isTaken: true }
  }
  return [...texts.map((text) => show(text, true)), ...others.map((text) => show(text, false))]
}

/** The corpus of the texts that are taken, its languages by name. */
export function corpusOf(found: FoundTexts, shown: readonly ShownText[]): ParallelCorpus {
  const { name, unit, texts } = found
  const languages = shown
    .flatMap(({ isTaken, language }) => (isTaken ? [language] : []))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  return {
    id: 'own',
    name,
    source: name,
    licence: '',
    unit,
    unitCount: texts[0]?.units.length ?? 0,
    unitIds: null,
    languages: withoutTwins(languages),
  }
}

/** Two languages of one name are told apart by their codes. */
function withoutTwins(languages: readonly CorpusLanguage[]): readonly CorpusLanguage[] {
  return languages.map((language) =>
    languages.some(({ code, name }) => name === language.name && code !== language.code)
      ? { ...language, name: `${language.name} (${language.code})` }
      : language,
  )
}
