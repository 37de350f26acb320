/** What the script for elsewhere is told by the page. The Python side of these types stands in `script.py`. Types, and words that both know. */

export const SCRIPT_NAME = 'tessera-at-scale.py'

/** Why the script has a tokenizer not: only the page has it; the hub did not say which commit it answered from. */
export type NoSource = 'multi-word' | 'variant' | 'adaptive' | 'no-commit'

/** What the page counted of its own text by one tokenizer, without special tokens. */
export interface CountedText {
  readonly tokens: number
  readonly unknownTokens: number
  /** SHA-256 of the ids, four bytes each, the least first; null if they cannot be compared. */
  readonly ids: string | null
}

/** How the script comes by a tokenizer. */
export type ScriptSource =
  /** A compact file of the page's, as it is, with the patterns of its pre-tokenizer. Base64. */
  | { readonly kind: 'compact'; readonly data: string; readonly splits: readonly string[] }
  /** A tokenizer.json, gzip, in Base64. */
  | { readonly kind: 'json'; readonly data: string }
  /** A file that the reader gives to the script too. */
  | { readonly kind: 'file'; readonly sha256: string; readonly file: string }
  | { readonly kind: 'ranks'; readonly sha256: string; readonly file: string; readonly splits: readonly string[] }
  /** `address`: of another hub than the usual one. */
  | { readonly kind: 'hub'; readonly repository: string; readonly commit: string; readonly address?: string }
  | { readonly kind: 'bytes' | 'code-points' }

export type ScriptTokenizer = ScriptSource & {
  readonly name: string
  readonly reference: string
  readonly revision: string
  readonly counted: CountedText
}

export interface ScriptPage {
  /** The version of the page. */
  readonly tessera: string
  readonly text: {
    /** The text that the script counts first, gzip, in Base64. */
    readonly data: string
    readonly bytes: number
    readonly codePoints: number
    readonly words: number
    /** What segmented the words. */
    readonly segmenter: string
  }
  readonly tokenizers: readonly ScriptTokenizer[]
  /** Tokenizers of the comparison that the script does not count with, and why, in words. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[]
  readonly seed: number
  /** Code of the language against which premiums are taken; null where the page shows no corpus. */
  readonly base: string | null
  /** Reference of the tokenizer against which sequence lengths are. */
  readonly baseline: string | null
  /** Locale of the word segmenter by a language's code. */
  readonly locales: Readonly<Record<string, string>>
}
