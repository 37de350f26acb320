/** What panels may ask of the effects, as an interface: the implementation is handed in by the composition root. */
import type { Outcome } from '../tokenizers/failure.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { ReaderFile, TokenDescription } from '../workers/protocol.ts'

export interface Services {
  /** Pieces, bytes and ranks of ids, for the detail of a token. */
  describeTokens(reference: string, ids: readonly TokenId[]): Promise<Outcome<readonly TokenDescription[]>>
  /** The Unicode name of a code point, fetched when first asked for; null where it has none or it could not be had. */
  characterName(codePoint: number): Promise<string | null>
  /** Stops the encoding of the current text; results already there stay. */
  cancelEncoding(): void
  /** Encodes the current text again, after a cancellation or a failure. */
  restartEncoding(): void
  /** Adds the reader's file as a tokenizer; the answer is its reference. */
  addFile(file: ReaderFile): Promise<Outcome<string>>
  /** Copies to the clipboard; false where the browser refuses. */
  copyText(text: string): Promise<boolean>
  /** Copies the address of this comparison. */
  copyLink(): Promise<'copied' | 'too-long' | 'refused'>
}
