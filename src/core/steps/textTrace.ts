/** What the stages of a tokenizer make of a text, up to what its tokenization model is given. Types only. */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { TextChange } from './normalizerChanges.ts'

/** A piece of the text; `start` and `end` in UTF-16 units of the original. */
export interface TracedPiece {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of an added token, which no later stage touches: its id. */
  readonly added: TokenId | null
  /** The alternative of the stage's pattern that matched, from 0; null if it has none, or the piece lies between matches. */
  readonly alternative: number | null
}

export interface NormalizerStage {
  /** Its name in the file, with the settings that tell most. */
  readonly name: string
  readonly after: string
  readonly changes: readonly TextChange[]
}

export interface PreTokenizerStage {
  readonly name: string
  /** Of its pattern; none if there are not several. */
  readonly alternatives: readonly string[]
  readonly pieces: readonly TracedPiece[]
}

export interface TextTrace {
  /** The text, well-formed. */
  readonly text: string
  readonly normalizers: readonly NormalizerStage[]
  readonly preTokenizers: readonly PreTokenizerStage[]
  /** What the tokenization model is given, each by itself. */
  readonly parts: readonly TracedPiece[]
  /** Whether pieces were cut further where no merge reaches across. */
  readonly isCutFurther: boolean
  /** What the post-processor puts before and after. */
  readonly before: readonly TokenId[]
  readonly behind: readonly TokenId[]
  /** What Multi-Word Tokenization does with the tokens then; null for any other tokenizer. */
  readonly words: readonly WordStep[] | null
}

/** Multi-Word Tokenization at one sequence of words of its list. */
export interface WordStep {
  /** The first of the base's tokens that it stands on, and how many; 0 if the base has no boundary at an end of it. */
  readonly first: number
  readonly count: number
  readonly id: TokenId
  /** In bytes of the text. */
  readonly start: number
  readonly end: number
}
