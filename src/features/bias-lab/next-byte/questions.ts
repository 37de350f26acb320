/**
 * What the page asks about the byte behind a prompt: once, along every beginning of the prompt, or byte after byte. Types
 * only.
 */
import type { ByteDistribution } from '../../../core/bytelevel/distribution.ts'
import type { NextByteMethod } from '../../../core/bytelevel/nextByteMethods.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'

export interface NextByteQuestion {
  readonly prompt: string
  /** Without the exact one nothing is compared with it. */
  readonly methods: readonly NextByteMethod[]
  /** See `ExactOptions`. */
  readonly mask: 'text' | 'token'
  readonly beamWidth: number
  /** A loaded language model over bytes; asked only where `methods` has `byte-level`. */
  readonly byteLevel: string | null
  /** A character whose probability is asked for besides, as that of all its bytes; empty: none. */
  readonly guess: string
}

interface ContinueBytesQuestion extends NextByteQuestion {
  readonly mostBytes: number
  /** Null: greedy. The same seed draws the same numbers for each method. */
  readonly seed: number | null
}

export interface LabToken {
  readonly id: TokenId
  readonly bytes: Uint8Array
}

/** What a method says, and what it took. */
export interface MethodReport {
  readonly method: NextByteMethod
  readonly says:
    | {
        readonly defined: true
        readonly distribution: ByteDistribution
        /** Mass that the method left out (invalid continuations, special tokens), as a share. */
        readonly leftOut: number
        readonly entropyBits: number
        /** Jensen–Shannon divergence from the exact one; null where that is not defined or was not asked for. */
        readonly divergenceBits: number | null
      }
    | { readonly defined: false; readonly reason: 'no-mass' | 'not-text' }
  /** Contexts that the language model was run on for this answer, and the time that all took; along a prompt, since the place before. */
  readonly passes: number
  readonly milliseconds: number
}

interface ReportedCover {
  /** From the last place on that no continuation can cut otherwise. */
  readonly tokens: readonly LabToken[]
  /** Bytes of the last token beyond the prompt. */
  readonly beyond: number
  /** Of the covers' probability. */
  readonly share: number
}

export interface ExactDetail {
  /** Tokens before those of the covers, which all of them share. */
  readonly settled: readonly LabToken[]
  /** The heaviest, at most MAX_COVERS. */
  readonly covers: readonly ReportedCover[]
  readonly coverCount: number
  /** log₂ P(prompt): the covers together, with what is settled. */
  readonly log2Probability: number
}

export interface BeamDetail {
  /** Pairs of context and place in a token that were kept, of at most so many. */
  readonly width: number
  /** An estimate of the share of the mass that was kept; 1: nothing was dropped. */
  readonly keptShare: number
  /** log₂ P(prompt) over the segmentations that were kept, valid or not. */
  readonly log2Probability: number
}

/** A first byte of a character, followed by the most probable bytes to a whole one. By the exact method. */
export interface ComposedCharacter {
  readonly byte: number
  readonly character: string
  /** Of the whole character, among all that can follow. */
  readonly probability: number
}

/** The next byte behind the first `endByte` bytes of the prompt. */
export interface PrefixReport {
  readonly endByte: number
  /** The prefix as the tokenizer cuts it; null where it is no text. */
  readonly tokens: readonly LabToken[] | null
  readonly methods: readonly MethodReport[]
  readonly exact: ExactDetail | null
  readonly beam: BeamDetail | null
  /** Share of all segmentations' probability that is of invalid ones; null without exact and beam, or where the beam dropped more. */
  readonly invalidShare: number | null
  /** Only behind the whole prompt. */
  readonly characters: readonly ComposedCharacter[]
}

export interface PromptFacts {
  /** What was read: UTF-8 of the normalized prompt. */
  readonly bytes: Uint8Array
  /** Whether the normalizer changed it. */
  readonly isNormalized: boolean
  /** Whether it is well-formed Unicode; lone surrogates are read as U+FFFD. */
  readonly isWellFormed: boolean
}

/** The probability of the guessed character, of all its bytes one behind the other; null where a method says nothing. */
export interface GuessReport {
  readonly method: NextByteMethod
  readonly probability: number | null
}

/** What is known of the next byte so far: the methods that have answered, in the order of the question. */
export interface NextByteReport extends PrefixReport, PromptFacts {
  /** Those of the guess that are known; none where there is no guess. */
  readonly guess: readonly GuessReport[]
}

export interface ContinuedByte {
  readonly method: NextByteMethod
  /** 0 to 255, or 256 for the end. */
  readonly symbol: number
}

export interface ContinuedBy {
  readonly method: NextByteMethod
  readonly reason: 'end' | 'length' | 'undefined'
  readonly passes: number
  readonly milliseconds: number
  /** How often it was asked what comes next: once for each byte, and for the end. */
  readonly asked: number
}

declare module '../../../platform/workers/lab/protocol.ts' {
  interface LabWork {
    readonly 'next-byte': {
      readonly question: NextByteQuestion
      readonly step: NextByteReport
      readonly answer: NextByteReport
    }
    /** Along every beginning of the prompt that ends with a character, the empty one too, told of as they come. */
    readonly 'scrub-prompt': {
      readonly question: NextByteQuestion
      readonly step: PrefixReport
      readonly answer: PromptFacts
    }
    readonly 'continue-bytes': {
      readonly question: ContinueBytesQuestion
      readonly step: ContinuedByte
      readonly answer: readonly ContinuedBy[]
    }
  }
}
