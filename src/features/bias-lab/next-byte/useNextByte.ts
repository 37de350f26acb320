/** All that is asked about one prompt: the next byte behind it, then along it; and how it goes on, where that is asked for. */
import { useMemo } from 'react'
import { nextByteMethods } from '../../../core/bytelevel/nextByteMethods.ts'
import type { NextByteOptions } from './options.ts'
import { useAppState } from '../../../state/react.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { utf8Length } from '../../../core/text/utf8.ts'
import type { NextByteQuestion } from './questions.ts'
import { useLabWork, type LabState } from '../model/useLabWork.ts'
import { useRested } from '../model/useRested.ts'

/** Bytes of a prompt from which on the beam, which takes most of the time of all methods together, is asked only on demand. */
const LONG_FOR_BEAM = 64

export interface NextByteStates {
  /** Whether the beam was chosen, and waits to be asked about a prompt of this length. */
  readonly beamWaits: boolean
  /** What the answers are of: the prompt as it was when it had rested. */
  readonly question: NextByteQuestion | null
  readonly whole: LabState<'next-byte'>
  readonly along: LabState<'scrub-prompt'>
  readonly onward: LabState<'continue-bytes'>
}

/**
 * @param isAsked whether the reader asked for answers; nothing is computed before
 * @param beamAsked whether the beam is to be asked about a long prompt too
 * @param guess the reader's; not changed while answers are shown
 * @param goesOn a number that grows each time that the reader asks for how it goes on; 0: not yet
 */
export function useNextByte(
  options: NextByteOptions,
  isAsked: boolean,
  beamAsked: boolean,
  guess: string,
  goesOn: number,
): NextByteStates {
  const { languageModel, methods, mask, beamWidth, sampled, seed, mostBytes } = options
  const prompt = useRested(options.prompt)
  const byteLevel = useAppState((state) => languageModelStatus(state, BYTE_LANGUAGE_MODEL).status)
  // One that cannot be loaded is no reason to say nothing.
  const isSettled = !methods.includes('byte-level') || byteLevel === 'ready' || byteLevel === 'failed'
  const isThere = byteLevel === 'ready'
  const beamWaits = methods.includes('beam') && !beamAsked && utf8Length(prompt) > LONG_FOR_BEAM
  const question = useMemo((): NextByteQuestion | null => {
    if (!isAsked || !isSettled) return null
    const asked = nextByteMethods.filter(
      (method) => methods.includes(method) && (method !== 'byte-level' || isThere) && !(method === 'beam' && beamWaits),
    )
    return { prompt, methods: asked, mask, beamWidth, byteLevel: BYTE_LANGUAGE_MODEL, guess }
  }, [isAsked, isSettled, isThere, beamWaits, prompt, methods, mask, beamWidth, guess])
  const whole = useLabWork('next-byte', languageModel, question)
  const isAnswered = whole.status === 'done'
  const along = useLabWork('scrub-prompt', languageModel, isAnswered ? question : null)
  const onwardQuestion = useMemo(
    () => (question === null || goesOn === 0 ? null : { ...question, mostBytes, seed: sampled ? seed : null }),
    [question, goesOn, mostBytes, sampled, seed],
  )
  const onward = useLabWork('continue-bytes', languageModel, onwardQuestion)
  return { beamWaits, question, whole, along, onward }
}
