/** What the readers of a reader's files make of them, and how they refuse. Types, and the one way to say no. */
import type { Failure, FailureCode } from '../tokenizers/failure.ts'

/** A file as it was dropped, with the folders that it was in: `flores/dev/eng_Latn.dev`. */
export interface CorpusFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A unit of a language; null if the language lacks it. White space alone is none. */
export type Unit = string | null

/** A column or a file: text that is, or might be, that of a language. */
export interface FoundText {
  /** Its code within the corpus, different for each text. */
  readonly id: string
  /** What names its language; null if nothing does. */
  readonly tag: string | null
  /** Whether the tag names a language that is known. */
  readonly isKnown: boolean
  readonly units: readonly Unit[]
  /** See `ParallelText.emptyItems`. */
  readonly emptyItems: readonly number[]
}

/** Texts that are aligned: the units of each are as many as those of every other. */
export interface AlignedTexts {
  readonly unit: 'line' | 'record'
  /** What is taken for texts of languages. */
  readonly texts: readonly FoundText[]
  /** Other columns that hold text, which the reader may take too. */
  readonly others: readonly FoundText[]
  /** Paths of files and names of columns that are no text. */
  readonly leftOut: readonly string[]
  /** Rows or lines that are empty in all languages, which are no units. */
  readonly blank: number
}

export type CorpusOutcome<Value> = { readonly ok: true; readonly value: Value } | Refusal
export interface Refusal {
  readonly ok: false
  readonly failure: Failure
}

export function refuse(code: FailureCode, values: Failure['values'] = {}): Refusal {
  return { ok: false, failure: { code, values } }
}

/** A file's name without its folders. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** One rule for lines, cells and fields: what holds nothing but white space is a unit that the language lacks. */
export function unitOf(text: string | undefined): Unit {
  return text === undefined || text.trim() === '' ? null : text
}

/**
 * The lines of a text. LF, CR LF and CR end a line, and nothing else does; a line break at the end begins no other line.
 */
export function linesOf(text: string): readonly string[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\r|\n/) : text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
