/**
 * Which language each of a set of plain text files is named for: `eng_Latn.dev`, `eng.txt`, `en`, `corpus.en`,
 * `newstest2019-ref.deu.txt`, `corpus-en.txt`, `en/corpus.txt`, `english.txt`. A code that is known to nobody counts where
 * its file is named as those of known languages are. Pure; reads no content.
 */
import { recogniseCorpusFile } from '../files/recognise.ts'
import { namedLanguage, type NamedLanguage } from './languageCode.ts'
import { baseName } from './ownCorpus.ts'

/** A way to read a path: a word of it as the language, and the path with that word left open. */
interface NameReading {
  readonly word: string
  /** What all files of one set have in common: `*.dev`, `newstest2019-ref.*.txt`. */
  readonly shape: string
  readonly named: NamedLanguage | null
}

export interface NamedFile<File> {
  readonly file: File
  readonly reading: NameReading
}

const PLAIN = /^(?:txt|text)$/i
/** Extensions of other things than plain text. */
const OTHER = /^(?:tsv|csv|jsonl?|md|zip|gz|html?|xml|pdf|py|sh|ya?ml|ids|tmx|docx?|xlsx?|parquet)$/i

/** Whether a file's name is that of plain text. */
export function isPlainText(path: string): boolean {
  const extensions = baseName(path).split('.').slice(1)
  return recogniseCorpusFile(path) === 'lines' && !extensions.some((extension) => OTHER.test(extension))
}

/** Every way to read a path, the most usual first. */
function nameReadings(path: string): readonly NameReading[] {
  const name = baseName(path)
  const folders = path.split('/').slice(0, -1)
  const parts = name.split('.')
  const readings: NameReading[] = []
  const add = (word: string, before: string, after: string): void => {
    if (word !== '') readings.push({ word, shape: `${before}*${after}`, named: namedLanguage(word) })
  }
  const last = parts.length > 1 && PLAIN.test(parts.at(-1) ?? '') ? parts.length - 2 : parts.length - 1
  for (const at of last > 0 ? [0, last] : [0]) {
    add(
      parts[at] ?? '',
      parts
        .slice(0, at)
        .map((part) => `${part}.`)
        .join(''),
      parts
        .slice(at + 1)
        .map((part) => `.${part}`)
        .join(''),
    )
  }
  // A code itself may hold hyphens: every place is tried.
  const stem = parts[0] ?? ''
  for (const { index } of stem.matchAll(/[-_]/g)) {
    add(stem.slice(index + 1), stem.slice(0, index + 1), name.slice(stem.length))
    add(stem.slice(0, index), '', name.slice(index))
  }
  const folder = folders.at(-1)
  if (folder !== undefined) add(folder, '', `/${name}`)
  return readings
}

/** Files with their languages; files of none are absent. At most one reading per file. */
export function namedFiles<File extends { readonly path: string }>(files: readonly File[]): readonly NamedFile<File>[] {
  const all = files.filter(({ path }) => isPlainText(path)).map((file) => ({ file, readings: nameReadings(file.path) }))
  const sure = all.flatMap(({ file, readings }) => {
    const reading = readings.find(({ named }) => named?.certainty === 'sure')
    return reading === undefined ? [] : [{ file, reading }]
  })
  const shapes = new Set(sure.map(({ reading }) => reading.shape))
  const isFew = new Set(sure.map(({ reading }) => reading.word)).size < 2
  const taken = new Set(sure.map(({ file }) => file))
  const others = all.filter(({ file }) => !taken.has(file))
  const named = others.flatMap(({ file, readings }) => {
    const reading = readings.find(({ shape, named: language }) => shapes.has(shape) && (language !== null || isFew))
    return reading === undefined ? [] : [{ file, reading }]
  })
  if (sure.length > 0) return [...sure, ...named]
  return commonShape(others)
}

/** If no language is known: the files of the shape that most share, if two do. */
function commonShape<File>(
  files: readonly { readonly file: File; readonly readings: readonly NameReading[] }[],
): readonly NamedFile<File>[] {
  const counts = new Map<string, number>()
  for (const { readings } of files) for (const { shape } of readings) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  // A name without an ending is of the shape of every such name.
  counts.delete('*')
  const [best, count] = [...counts].reduce<readonly [string, number]>(
    (most, one) => (one[1] > most[1] ? one : most),
    ['', 1],
  )
  if (count < 2) return []
  return files.flatMap(({ file, readings }) => {
    const reading = readings.find(({ shape }) => shape === best)
    return reading === undefined ? [] : [{ file, reading }]
  })
}
