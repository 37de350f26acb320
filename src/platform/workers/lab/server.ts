/**
 * Answers the bias lab's questions in the scoring worker: finds the one who answers a kind of question and sees to it
 * that steps arrive before the answer. The parts of the lab bring the answers (`features/answers.ts`).
 */
import { NoBeginTokenError } from '../../../core/bytelevel/nextTokenModel.ts'
import { LackedCharacter } from '../../../core/segmenters/vocabulary.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { LabModel } from './model.ts'
import type { LabKind, LabRequest, LabWork } from './protocol.ts'

export interface LabContext {
  /** The language model that the question is of. */
  readonly model: LabModel
  /** Another one that is loaded in this worker, such as the byte-level one; `not-loaded` {what} or `unsupported` else. */
  readonly other: (languageModel: string) => Promise<Outcome<LabModel>>
  readonly signal: AbortSignal
  /** Lets messages in; called between slices of long work. Rejects when the request was cancelled. */
  readonly pause: () => Promise<void>
}

export type LabAnswerer<Kind extends LabKind> = (
  question: LabWork[Kind]['question'],
  context: LabContext,
  onStep: (step: LabWork[Kind]['step']) => void,
) => Promise<Outcome<LabWork[Kind]['answer']>>

/** Who answers each kind of question. */
export type LabAnswers = { readonly [Kind in LabKind]: LabAnswerer<Kind> }

export const answerFacts: LabAnswerer<'facts'> = async (_, { model }) => succeed(model.facts)

/** Where the language model of a request and the others come from. */
export interface LabSources {
  readonly answers: LabAnswers
  readonly labModel: (languageModel: string) => Promise<Outcome<LabModel>>
  readonly yieldToMessages: () => Promise<void>
}

/** Rejects with the signal's reason, and with what the language model rejects with. */
export async function answerLab<Kind extends LabKind>(
  { languageModel, kind, question }: LabRequest<Kind>,
  { answers, labModel, yieldToMessages }: LabSources,
  signal: AbortSignal,
  onStep: (step: LabWork[Kind]['step']) => unknown,
): Promise<Outcome<LabWork[Kind]['answer']>> {
  const model = await labModel(languageModel)
  if (!model.ok) return model
  const pause = async (): Promise<void> => {
    await yieldToMessages()
    signal.throwIfAborted()
  }
  let told: unknown = null
  try {
    const outcome = await answers[kind](question, { model: model.value, other: labModel, signal, pause }, (step) => {
      if (!signal.aborted) told = onStep(step)
    })
    // Steps go another way than the answer: the last one has arrived before it.
    await told
    return outcome
  } catch (error) {
    const what = model.value.card.name
    if (error instanceof LackedCharacter)
      return fail('unsupported', { what, detail: `its vocabulary has no tokens that spell ${error.codePoint}` })
    if (!(error instanceof NoBeginTokenError)) throw error
    return fail('unsupported', {
      what,
      detail: 'it has no begin token, so nothing is known of the first token of a text',
    })
  }
}
