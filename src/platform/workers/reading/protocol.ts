/**
 * What the page and a reading worker say to each other, and the table of its calls. Comlink carries them. A worker reads
 * what a reader opened once; to stop it is to cancel. That of a corpus lives on, and keeps the corpus's texts.
 */
import type { CorpusLanguage, ParallelCorpus, ParallelText } from '../../../core/corpora/parallelCorpus.ts'
import type { ShownText } from '../../../core/corpora/readCorpus.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import type { LimitedKind } from '../../../core/text/fileLimits.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'
import type { TextFile } from './decodeText.ts'

/** A file with the folders that it was chosen or dropped with. */
export interface OpenedFile {
  readonly path: string
  readonly file: Blob
}

export interface ReadingProgress {
  /** `understanding`: everything is read. */
  readonly phase: 'reading' | 'understanding'
  readonly doneBytes: number
  readonly totalBytes: number
}

/** A text of a corpus as it was understood. */
export interface UnderstoodText extends ShownText {
  /** Its first units, to look at. */
  readonly firstUnits: readonly string[]
}

/** A corpus as it was understood, with what the reader said of its languages. */
export interface Understanding {
  readonly corpus: ParallelCorpus
  readonly texts: readonly UnderstoodText[]
  /** Files and columns that are no text. */
  readonly leftOut: readonly string[]
  /** Rows or lines that are empty in all languages, and no units. */
  readonly blank: number
}

export interface ReadCorpusRequest {
  readonly files: readonly OpenedFile[]
  /** See `describeLanguage`. */
  readonly known: readonly CorpusLanguage[]
  /** See `Assignments`. */
  readonly assigned: readonly (readonly [id: string, language: string | null])[]
}

export interface ReadingService {
  /** Failures: `too-large`, `not-utf8`, `file-unreadable`. */
  readText(file: OpenedFile, onProgress: (progress: ReadingProgress) => void): Promise<Outcome<TextFile>>
  /** A whole file, or of the kind `header` that of a GGUF file. Failures: `too-large`, `file-unreadable`, `damaged-file`. */
  readFile(
    file: OpenedFile,
    kind: LimitedKind,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Outcome<ArrayBuffer>>
  /** Failures: `too-large`, `too-many-files`, `file-unreadable`, `corpus-zip`, those of `findTexts`. */
  readCorpus(
    request: ReadCorpusRequest,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Outcome<Understanding>>
  /** The corpus that was read with other languages of its texts. */
  assign(assigned: ReadCorpusRequest['assigned']): Promise<Outcome<Understanding>>
  textOf(id: string): Promise<Outcome<ParallelText>>
  /** Answered as soon as the worker takes messages. */
  ping(): Promise<void>
}

/** What is understood at once may be hundreds of megabytes. */
const READING = { timeoutMs: 120_000 }

/** What a worker that keeps a corpus has loaded. */
export const CORPUS = 'corpus'

export const readingCalls = {
  readText: READING,
  readFile: READING,
  readCorpus: { ...READING, loads: () => CORPUS },
  assign: { ...READING, needs: () => [CORPUS] },
  textOf: { ...READING, needs: () => [CORPUS] },
  ping: { onlyRunning: true },
} as const satisfies CallTable<ReadingService> & AnyCallTable
