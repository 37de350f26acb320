/** What panels may ask of the effects, as an interface: the implementation is handed in by the composition root. */
import type { LanguageServices } from './languageServices.ts'
import type { Outcome } from '../tokenizers/failure.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { ReaderFile, TokenDescription } from '../workers/protocol.ts'

export interface SharedLink {
  /** The whole address. */
  readonly address: string
  /** False where the text is too long to travel; everything else does. */
  readonly complete: boolean
  /** The reader's files, which do not travel: name and SHA-256. */
  readonly leftOut: readonly { readonly name: string; readonly sha256: string }[]
}

export interface Services {
  readonly languages: LanguageServices
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
  /** The link of the comparison as it stands. */
  shareLink(): SharedLink
  /** Hands the comparison to the reader as a file that this page opens again. */
  saveComparison(): void
}
