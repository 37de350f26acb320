/** What the part shows: the texts as changed, the lanes that are loaded, and the answers that are there so far. */
import { useMemo, useSyncExternalStore } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { changedTexts, type ChangedText } from '../../../state/changedTexts.ts'
import type { PerturbationsOptions } from './options.ts'
import { fittingTextOf } from '../../../state/languageKeys.ts'
import { useAppState, useServices } from '../../../state/react.ts'
import { tokenizerStatus } from '../../../state/selectors.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { changeAnswers, type ChangeAnswers } from './answers.ts'
import type { ChangeLane } from './cells.ts'
import { pairedLanguageModel } from './pairedLanguageModels.ts'
import { useTextAtRest } from '../../../ui/useTextAtRest.ts'

export interface NamedLane extends ChangeLane {
  readonly name: string
  /** The language model with the lane's tokenizer; null where there is none. */
  readonly languageModel: string | null
}

export interface ChangesData {
  readonly options: PerturbationsOptions
  readonly texts: readonly ChangedText[]
  readonly lanes: readonly NamedLane[]
  readonly answers: ChangeAnswers
}

export function useChangesData(): ChangesData {
  const services = useServices()
  const answers = useMemo(() => changeAnswers(services), [services])
  useSyncExternalStore(answers.subscribe, answers.version)
  const options = useAppState((state) => state.comparison.perturbations)
  const nameOf = useTokenizerNames()
  const text = useTextAtRest()
  // Those that are loaded: nothing that a link holds back is asked for.
  const references = useAppState(
    useShallow((state) =>
      state.comparison.tokenizers.filter((reference) => tokenizerStatus(state, reference).status === 'ready'),
    ),
  )
  const names = useAppState(useShallow((state) => references.map((reference) => nameOf(state, reference))))
  const languageModels = useAppState(
    useShallow((state) => references.map((reference) => pairedLanguageModel(state, reference))),
  )
  const lanes = useMemo(
    () =>
      references.map((reference, index) => ({
        reference,
        name: names[index] ?? reference,
        languageModel: languageModels[index] ?? null,
        fittingText: fittingTextOf(reference, text),
      })),
    [references, names, languageModels, text],
  )
  const { change, seed, typed } = options
  const texts = useMemo(() => changedTexts({ change, seed, typed }, text), [change, seed, typed, text])
  return { options, texts, lanes, answers }
}
