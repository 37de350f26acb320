/** What the page may ask of the reading of files, as an interface. Everything is read in a worker, one thing after the other. */
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { TextFile } from '../platform/workers/reading/decodeText.ts'
import type { LimitedKind } from '../core/text/fileLimits.ts'

export interface FileServices {
  /** Failures: `too-large`, `not-utf8`, `file-unreadable`, `cancelled`. */
  readText(file: File): Promise<Outcome<TextFile>>
  /** A whole file, or of the kind `header` that of a GGUF file. Failures: `too-large`, `file-unreadable`, `damaged-file`, `cancelled`. */
  readBytes(file: File, kind: LimitedKind): Promise<Outcome<ArrayBuffer>>
  /** Stops what is read; it ends with `cancelled`. */
  cancelReading(): void
}
