/** What the Probabilities panel asks of one language model in the scoring worker. Types only. Logarithms are natural unless said. */
import type { TokenId } from '../../core/tokenizers/encoding.ts'

interface BytesQuestion {
  readonly text: string
  /** Whether the begin token stands in front, if there is one. */
  readonly begin: boolean
  /** Tokens by which a window moves on; null: half the context. */
  readonly stride: number | null
}

/** A text as a language model reads it by bytes: see `core/bytelevel/textByBytes.ts`. */
export interface TextByBytes {
  /** −log₂ p by byte of the text's UTF-8; NaN if it has no score. */
  readonly byByte: Float64Array
  /** −log₂ of the probability of its own tokenizer's tokens, of those that have a score; null if none has. */
  readonly canonicalBits: number | null
  readonly canonicalTokens: number
  /** Contexts on which it was run, and runs. */
  readonly contexts: number
  readonly runs: number
}

/** What it would take, before it is begun. */
export interface ReadingCost {
  readonly bytes: number
  readonly runs: number
  /** By runs of the same kind on this device, measured now. */
  readonly milliseconds: number
}

interface NextTokensQuestion {
  readonly text: string
  readonly begin: boolean
  /** How many of the most probable tokens. */
  readonly count: number
}

export interface NextToken {
  readonly id: TokenId
  /** Null for a token that stands for no bytes. */
  readonly bytes: Uint8Array | null
  readonly piece: string | null
  /** By the softmax over the whole vocabulary. */
  readonly logProbability: number
}

export interface NextTokens {
  /** Most probable first. */
  readonly tokens: readonly NextToken[]
  /** Tokens that it read, the begin token among them. */
  readonly context: number
  /** Entries of the vocabulary. */
  readonly vocabulary: number
}

declare module '../../platform/workers/lab/protocol.ts' {
  interface LabWork {
    readonly 'text-by-bytes': {
      readonly question: BytesQuestion
      /** Bytes read so far. */
      readonly step: number
      readonly answer: TextByBytes
    }
    readonly 'reading-cost': { readonly question: BytesQuestion; readonly step: never; readonly answer: ReadingCost }
    readonly 'next-tokens': { readonly question: NextTokensQuestion; readonly step: never; readonly answer: NextTokens }
  }
}
