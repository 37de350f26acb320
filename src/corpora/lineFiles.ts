/**
 * Line-aligned plain text, one file a language: `eng_Latn.dev` with `eng_Latn.devtest`, `eng.txt`, `en`, or `name.en` beside
 * `name.fr`. Files of several parts (a `dev` and a `devtest`) are read as one, part after part.
 */
import { decodeText } from './decodeText.ts'
import { isKnownLanguage } from './languageCode.ts'
import { baseName, refuse, type AlignedTexts, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'

interface LineFile {
  readonly file: CorpusFile
  readonly code: string
  /** What distinguishes the files of one language: `dev`, `devtest`; empty where there is one. */
  readonly part: string
}

const PLAIN = /^(?:txt|text)$/i
/** Extensions of other things than plain text. */
const OTHER = /^(?:tsv|csv|jsonl?|md|zip|gz|html?|xml|pdf|py|sh|ya?ml)$/i

/** The language and part that a file's name says; null where it says none. */
export function lineFileOf(path: string): { readonly code: string; readonly part: string } | null {
  const [stem = '', ...extensions] = baseName(path).split('.')
  if (extensions.some((extension) => OTHER.test(extension))) return null
  if (isKnownLanguage(stem)) return { code: stem, part: extensions.filter((extension) => !PLAIN.test(extension)).join('.') }
  // Moses and OPUS: `corpus.en`, `corpus.de-en.en`.
  const last = extensions.at(-1)
  if (last === undefined || !isKnownLanguage(last)) return null
  return { code: last, part: [stem, ...extensions.slice(0, -1)].join('.') }
}

/** Lines as a split at each line break gives them: behind a final line break stands an empty one. */
function linesOf(text: string): readonly string[] {
  return text.includes('\r') ? text.split(/\r?\n/) : text.split('\n')
}

/**
 * Reads the files of which the name says a language. Failures: `corpus-not-utf8`, `corpus-lengths` {what, other, line,
 * count, otherCount}, `corpus-missing-part` {what, part}, `corpus-twice` {what, other}.
 */
export function readLineFiles(files: readonly CorpusFile[]): CorpusOutcome<AlignedTexts> {
  const found: LineFile[] = []
  const leftOut: string[] = []
  for (const file of files) {
    const named = lineFileOf(file.path)
    if (named === null) leftOut.push(file.path)
    else found.push({ file, ...named })
  }
  const parts = [...new Set(found.map(({ part }) => part))].toSorted()
  const codes = [...new Set(found.map(({ code }) => code))]
  const texts = new Map<string, string[]>(codes.map((code) => [code, []]))
  for (const part of parts) {
    const read = readPart(found.filter((file) => file.part === part), codes, part)
    if (!read.ok) return read
    for (const [code, lines] of read.value) {
      const units = texts.get(code)
      for (const line of lines) units?.push(line)
    }
  }
  return { ok: true, value: { unit: 'line', texts, leftOut } }
}

function readPart(files: readonly LineFile[], codes: readonly string[], part: string): CorpusOutcome<ReadonlyMap<string, readonly string[]>> {
  const lines = new Map<string, readonly string[]>()
  const paths = new Map<string, string>()
  for (const { file, code } of files) {
    const before = paths.get(code)
    if (before !== undefined) return refuse('corpus-twice', { what: file.path, other: before })
    paths.set(code, file.path)
    const text = decodeText(file)
    if (!text.ok) return text
    lines.set(code, linesOf(text.value))
  }
  const missing = codes.find((code) => !lines.has(code))
  if (missing !== undefined) return refuse('corpus-missing-part', { what: missing, part })
  return sameLength(lines, paths)
}

/** All of one length, as they are or, where only some end with a line break, without the empty line behind it. */
function sameLength(
  lines: Map<string, readonly string[]>,
  paths: ReadonlyMap<string, string>,
): CorpusOutcome<ReadonlyMap<string, readonly string[]>> {
  const endsEmpty = [...lines.values()].map((all) => all.at(-1) === '')
  if (endsEmpty.includes(true) && endsEmpty.includes(false)) {
    for (const [code, all] of lines) if (all.at(-1) === '') lines.set(code, all.slice(0, -1))
  }
  const [first] = lines
  if (first === undefined) return { ok: true, value: lines }
  const [firstCode, firstLines] = first
  for (const [code, all] of lines) {
    if (all.length === firstLines.length) continue
    const [shorter, longer] = all.length < firstLines.length ? [code, firstCode] : [firstCode, code]
    // To a reader, a line ends with its line break: nothing begins behind the last one.
    const shown = (of: string): number => (lines.get(of)?.length ?? 0) - (endsEmpty.includes(false) ? 0 : 1)
    const count = shown(shorter)
    return refuse('corpus-lengths', {
      what: baseName(paths.get(shorter) ?? shorter),
      other: baseName(paths.get(longer) ?? longer),
      count,
      otherCount: shown(longer),
      line: count + 1,
    })
  }
  return { ok: true, value: lines }
}
