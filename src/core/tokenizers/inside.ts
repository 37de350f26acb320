/**
 * What a tokenizer is made of, for those who show its stages one at a time (`core/steps`): the same data that its own code
 * runs on. Types only.
 */
import type { BpeEngine } from './bpe/bpeEngine.ts'
import type { PairTable } from './bpe/pairTable.ts'
import type { PatternName } from './bpe/patterns.ts'
import type { EncodeOptions, Encoding, TokenId } from './encoding.ts'
import type { AlignedText } from './stages/alignedText.ts'
import type { Trie } from './stages/models/trie.ts'
import type { TemplateTokens } from './stages/postProcessors.ts'
import type { AddedTokenSplitter } from './stages/addedTokens.ts'
import type { ModelToken } from './stages/modelToken.ts'
import type { Steps } from './stages/steps.ts'

export type TokenizerInside =
  | StagesInside
  | ByteLevelInside
  | UnitsInside
  | MultiWordInside
  | SentencePieceInside
  | AdaptiveInside

/** A tokenizer.json whose stages are run one after the other. */
export interface StagesInside {
  readonly kind: 'stages'
  /** As in the file, whatever they are; checked where they are made. */
  readonly normalizer: unknown
  readonly preTokenizer: unknown
  readonly decoder: unknown
  readonly template: TemplateTokens
  readonly model: ModelInside
  /** Finds added tokens in the text as it is, and in the normalized one. */
  readonly rawSplitter: AddedTokenSplitter
  readonly normalizedSplitter: AddedTokenSplitter
}

/** Byte-level BPE on the fast engine. */
export interface ByteLevelInside {
  readonly kind: 'byte-level'
  readonly engine: BpeEngine
  readonly pattern: PatternName
  readonly normalizer: 'NFC' | null
  readonly template: TemplateTokens
  readonly splitter: AddedTokenSplitter
}

/** One token for each byte, or for each character. */
interface UnitsInside {
  readonly kind: 'bytes' | 'characters'
}

/** SentencePiece's own stages, which no tokenizer.json describes. */
export interface SentencePieceInside {
  readonly kind: 'sentencepiece'
  /** Its rules in words. */
  readonly normalizerName: string
  normalize(text: AlignedText): Steps<AlignedText>
  readonly template: TemplateTokens
  readonly model: ModelInside
  /** See {@link StagesInside}. */
  readonly rawSplitter: AddedTokenSplitter
  readonly normalizedSplitter: AddedTokenSplitter
  /** Cuts a normalized text where no token reaches across: each part alone has the tokens that it has in the text. */
  partsOf(text: string): readonly TextPart[]
}

/** UTF-16 units of a normalized text. */
export interface TextPart {
  readonly start: number
  readonly end: number
  /** The id of a symbol that stands by itself, whatever the model; null of any other part. */
  readonly symbol: TokenId | null
}

/** Codes over another tokenizer's tokens, or another segmentation by its vocabulary: not shown one step at a time. */
interface AdaptiveInside {
  readonly kind: 'adaptive'
}

export interface MultiWordInside {
  readonly kind: 'multi-word'
  readonly base: { encode(text: string, options: EncodeOptions): Encoding; inside(): TokenizerInside }
  /** Where its sequences of words stand in a text, in bytes; the base may have no boundary at their ends. */
  occurrences(text: string): Iterable<{ readonly start: number; readonly end: number; readonly id: TokenId }>
}

export type ModelInside = BpeInside | UnigramInside | WordPieceInside | WordLevelInside | PiecesInside

export interface BpeInside {
  readonly type: 'bpe'
  readonly pairs: PairTable
  /** The rank of a pair of the table as it is shown: 0 is merged first. In the same order as those of the table. */
  rankOf(rank: number, merged: TokenId): number
  /** The id of a piece that is taken as it is, without merging; null if there is none or it is not the tokenizer's rule. */
  wholePiece(piece: string): TokenId | null
  /** What merging starts with, in UTF-16 units of the piece; what has no token ({@link ModelToken}) comes apart from it. */
  start(piece: string): { readonly symbols: readonly ModelToken[]; readonly unspelled: readonly ModelToken[] }
  /** Units of the piece at which it falls apart: no merge reaches across. Ascending, without the ends. */
  seams(piece: string): readonly number[]
  /** What becomes of the symbols after the last merge, if not all of them are tokens. */
  finish?(piece: string, symbols: readonly ModelToken[]): readonly ModelToken[]
}

export interface UnigramInside {
  readonly type: 'unigram'
  readonly trie: Trie
  /** Natural logarithms, by id. */
  readonly scores: Float64Array | Float32Array
  /** The score of a path that goes on; some libraries compute in single precision. */
  add(path: number, score: number): number
  /** −1 if there is none. */
  readonly unknown: TokenId
  readonly unknownScore: number
  /** The tokens of a path through the piece: neighbouring unknowns become one, or bytes. */
  tokensOf(piece: string, path: readonly PathPiece[]): Steps<readonly ModelToken[]>
}

/** UTF-16 units of the piece. */
export interface PathPiece {
  readonly start: number
  readonly end: number
  readonly isUnknown: boolean
}

export interface WordPieceInside {
  readonly type: 'wordpiece'
  idOf(piece: string): TokenId | null
  readonly unknown: TokenId | null
  /** Before every piece that does not begin a word. */
  readonly prefix: string
  /** UTF-16 units of the longest entry. */
  readonly longest: number
  /** Code points of a word beyond which it is unknown. */
  readonly maxCharacters: number
}

/** Pieces are looked up, whole or character by character. */
interface PiecesInside {
  readonly type: 'pieces'
  tokensOf(piece: string): readonly ModelToken[]
}

interface WordLevelInside {
  readonly type: 'word-level'
  idOf(piece: string): TokenId | null
  readonly unknown: TokenId | null
}
