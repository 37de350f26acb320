/**
 * Line-aligned plain text, one file per language. Files of several parts (a `dev` and a `devtest`) are read as one, part after
 * part; files of other languages in another shape of name (`-src.eng.txt` beside `-ref.deu.txt`) belong to the same part.
 */
import { append } from '../text/append.ts'
import { decodeText } from './decodeText.ts'
import { namedFiles, type NamedFile } from './lineFileNames.ts'
import {
  baseName,
  linesOf,
  refuse,
  unitOf,
  type AlignedTexts,
  type CorpusFile,
  type CorpusOutcome,
  type FoundText,
  type Unit,
} from './ownCorpus.ts'

type LineFile = NamedFile<CorpusFile>

interface ReadLines {
  readonly file: LineFile
  readonly lines: readonly string[]
  /** Whether a line break ends the file, so that a split at line breaks gives an empty item after it. */
  readonly endsWithBreak: boolean
}

/** Lines of files of which no language is known must match this often at least: any two files of one line do. */
const LEAST_LINES = 2

/**
 * Reads the files of which the name says a language. Failures: `corpus-not-utf8`, `corpus-lengths` {what, other, line,
 * count, otherCount}, `corpus-missing-part` {what, part}, `corpus-twice` {what, other}.
 */
export function readLineFiles(files: readonly CorpusFile[]): CorpusOutcome<AlignedTexts> {
  const named = namedFiles(files)
  const grouped = partsOf(named)
  if (!grouped.ok) return grouped
  const parts: (readonly ReadLines[])[] = []
  for (const part of grouped.value) {
    const read = readPart(part)
    if (!read.ok) return read
    parts.push(read.value)
  }
  const [first = []] = parts
  // A file that only looks as if it were of a language is left out of all parts if it does not match in one.
  const words = first
    .map(({ file }) => file.reading.word)
    .filter((word) => parts.every((part) => part.some(({ file }) => file.reading.word === word)))
  const taken = new Set(
    parts.flatMap((part) => part.filter(({ file }) => words.includes(file.reading.word)).map(({ file }) => file.file)),
  )
  const texts = words.map((word) => joinParts(word, parts))
  return {
    ok: true,
    value: withoutBlanks(
      texts,
      files.filter((file) => !taken.has(file)).map(({ path }) => path),
    ),
  }
}

/** Files in parts, in the order of their names: each has the same languages. */
function partsOf(named: readonly LineFile[]): CorpusOutcome<readonly (readonly LineFile[])[]> {
  const byShape = new Map<string, LineFile[]>()
  for (const file of named) {
    const { shape } = file.reading
    const members = byShape.get(shape)
    if (members === undefined) byShape.set(shape, [file])
    else members.push(file)
  }
  const shapes = [...byShape]
    .map(([shape, files]) => ({ shape, files }))
    .toSorted((a, b) => (a.shape < b.shape ? -1 : 1))
  const main = shapes.reduce<(typeof shapes)[number] | null>(
    (most, one) => (most === null || one.files.length > most.files.length ? one : most),
    null,
  )
  if (main === null) return { ok: true, value: [] }
  const wordsOf = (files: readonly LineFile[]): ReadonlySet<string> => new Set(files.map(({ reading }) => reading.word))
  const all = wordsOf(main.files)
  const parts: LineFile[][] = []
  for (const one of shapes) {
    const shared = [...wordsOf(one.files)].filter((word) => all.has(word)).length
    if (shared === all.size) parts.push([...one.files])
    else if (shared * 2 >= all.size) {
      const what = [...all].find((word) => !wordsOf(one.files).has(word)) ?? ''
      return refuse('corpus-missing-part', { what, part: partName(one.shape) })
    }
  }
  // Other languages, named otherwise, if there is one part that they can belong to.
  const [only] = parts
  if (parts.length === 1 && only !== undefined) {
    for (const one of shapes) {
      const words = wordsOf(only)
      if ([...wordsOf(one.files)].every((word) => !words.has(word))) append(only, one.files)
    }
  }
  return { ok: true, value: parts }
}

function partName(shape: string): string {
  return shape.replace('*', '').replace(/^\.|\.$/g, '')
}

function readPart(files: readonly LineFile[]): CorpusOutcome<readonly ReadLines[]> {
  const read: ReadLines[] = []
  const paths = new Map<string, string>()
  for (const file of files) {
    const { path } = file.file
    const { word } = file.reading
    const before = paths.get(word)
    if (before !== undefined) return refuse('corpus-twice', { what: path, other: before })
    paths.set(word, path)
    const isSure = file.reading.named?.certainty === 'sure'
    const text = decodeText(file.file)
    if (!text.ok && isSure) return text
    if (text.ok) read.push({ file, lines: linesOf(text.value), endsWithBreak: /[\r\n]$/.test(text.value) })
  }
  return sameLength(read)
}

/** All of one length: where a language is sure, another length is a mistake to tell of; else the file is no text of one. */
function sameLength(read: readonly ReadLines[]): CorpusOutcome<readonly ReadLines[]> {
  const sure = read.filter(({ file }) => file.reading.named?.certainty === 'sure')
  const [first = read[0]] = sure
  if (first === undefined) return { ok: true, value: [] }
  const other = sure.find(({ lines }) => lines.length !== first.lines.length)
  if (other !== undefined) {
    const [shorter, longer] = other.lines.length < first.lines.length ? [other, first] : [first, other]
    return refuse('corpus-lengths', {
      what: baseName(shorter.file.file.path),
      other: baseName(longer.file.file.path),
      count: shorter.lines.length,
      otherCount: longer.lines.length,
      line: shorter.lines.length + 1,
    })
  }
  const matching = read.filter(({ lines }) => lines.length === first.lines.length)
  const isKnown = sure.length > 0
  return {
    ok: true,
    value: isKnown || (first.lines.length >= LEAST_LINES && matching.length === read.length) ? matching : [],
  }
}

function joinParts(word: string, parts: readonly (readonly ReadLines[])[]): FoundText {
  const hasSure = parts.some((part) => part.some(({ file }) => file.reading.named?.certainty === 'sure'))
  const units: Unit[] = []
  const emptyItems: number[] = []
  let tag: string | null = null
  let isKnown = false
  for (const part of parts) {
    const found = part.find(({ file }) => file.reading.word === word)
    if (found === undefined) continue
    const { named } = found.file.reading
    tag = named?.tag ?? null
    isKnown = named?.certainty === 'sure' || (named?.certainty === 'likely' && hasSure)
    for (const line of found.lines) units.push(unitOf(line))
    if (found.endsWithBreak) emptyItems.push(units.length)
  }
  return { id: word.slice(0, 80), tag, isKnown, units, emptyItems }
}

/** Without the lines that are empty in all languages, which are items of the published way of joining only. */
function withoutBlanks(texts: readonly FoundText[], leftOut: readonly string[]): AlignedTexts {
  const count = texts[0]?.units.length ?? 0
  const isBlank = Array.from({ length: count }, (_, unit) => texts.every(({ units }) => units[unit] === null))
  const blank = isBlank.filter(Boolean).length
  if (blank === 0) return { unit: 'line', texts, others: [], leftOut, blank }
  const before: number[] = [0]
  for (const [unit, isOne] of isBlank.entries()) before.push((before[unit] ?? 0) + (isOne ? 0 : 1))
  const blankItems = isBlank.flatMap((isOne, unit) => (isOne ? [before[unit] ?? 0] : []))
  return {
    unit: 'line',
    texts: texts.map((text) => ({
      ...text,
      units: text.units.filter((_, unit) => isBlank[unit] !== true),
      emptyItems: [...text.emptyItems.map((at) => before[at] ?? at), ...blankItems].toSorted((a, b) => a - b),
    })),
    others: [],
    leftOut,
    blank,
  }
}
