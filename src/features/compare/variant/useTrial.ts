/** Tries a variant on the text on the screen, once neither has changed for a moment. */
import { useEffect, useState } from 'react'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { VariantTrial } from '../../../core/tokenizers/variants/trial.ts'
import { useAppState, useServices } from '../../../state/react.ts'
import { useAsked } from '../../../ui/useAsked.ts'
import { useTextAtRest } from '../../../ui/useTextAtRest.ts'

const DEBOUNCE_MS = 150

export interface Trial {
  /** The last one, also while another is made. */
  readonly trial: VariantTrial | null
  readonly failure: Failure | null
  readonly isTrying: boolean
}

export function useTrial(reference: string | null): Trial {
  const { workshop } = useServices()
  const text = useTextAtRest()
  const addSpecialTokens = useAppState(({ comparison }) => comparison.compare.addSpecialTokens)
  const parseSpecialTokens = useAppState(({ comparison }) => comparison.compare.parseSpecialTokens)
  const rested = useRested(reference)
  const question = rested === null ? null : JSON.stringify([rested, text, addSpecialTokens, parseSpecialTokens])
  const { answer, failure, isAsking } = useAsked(question, () =>
    workshop.tryVariant(rested ?? '', text, { addSpecialTokens, parseSpecialTokens }),
  )
  return { trial: answer, failure, isTrying: isAsking || rested !== reference }
}

function useRested(reference: string | null): string | null {
  const [rested, setRested] = useState(reference)
  useEffect(() => {
    const timer = setTimeout(() => setRested(reference), DEBOUNCE_MS)
    return () => clearTimeout(timer)
  }, [reference])
  return rested
}
