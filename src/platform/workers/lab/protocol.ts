/**
 * What the page asks the scoring worker for the bias lab: questions of one loaded language model, all of them sent by one
 * kind of message. Types only. A part of the lab declares its questions in its own folder, by merging into {@link LabWork}.
 * Requests are cancelled by their id, as all of the scoring worker are.
 */
import type { EndChoice } from '../../languageModels/modelTokenizer.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'

/** By the kind of question: what is asked, what is told on the way, and the answer. */
export interface LabWork {
  /** Whether byte-exact work is possible; refused in words if it is not. Loads the tokenizer. */
  readonly facts: { readonly question: null; readonly step: never; readonly answer: LabFacts }
}

export type LabKind = keyof LabWork

export interface LabRequest<Kind extends LabKind> {
  readonly requestId: string
  readonly languageModel: string
  readonly kind: Kind
  readonly question: LabWork[Kind]['question']
}

/** A token that stands before or after a text, and how it was found. */
interface EdgeToken<By extends string> {
  readonly id: TokenId
  /** As the vocabulary spells it; null if it has no spelling. */
  readonly piece: string | null
  readonly by: By
}

export interface LabFacts {
  /** In front of every text; by `end` if the language model has no begin token and its end token stands in for it. */
  readonly begin: EdgeToken<'begin' | 'end'> | null
  /** What ends a text; see `EndChoice`. */
  readonly end: EdgeToken<EndChoice> | null
  /** Tokens with bytes. */
  readonly tokens: number
  /** Tokens that the language model can see at once. */
  readonly contextLength: number
}
