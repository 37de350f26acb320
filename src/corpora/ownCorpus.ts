/** What the readers of a reader's files make of them, and how they refuse. Types, and the one way to say no. */
import type { Failure, FailureCode } from '../tokenizers/failure.ts'

/** A file as it was dropped, with the folders that it was in: `flores/dev/eng_Latn.dev`. */
export interface CorpusFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Texts by language code, aligned: every list is as long as every other. Null where a language lacks a unit. */
export interface AlignedTexts {
  readonly unit: 'line' | 'record'
  readonly texts: ReadonlyMap<string, readonly (string | null)[]>
  /** Paths of files and names of columns that are no text of a language. */
  readonly leftOut: readonly string[]
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
