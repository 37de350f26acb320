/** Has every text scored by the language models of the lanes and by the reference, once the reader asks; can be stopped. */
import { useEffect, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { wantLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import { bitsChange, type TextBits } from './cells.ts'
import { languageModelKey, languageModelsOfLanes } from './pairedLanguageModels.ts'
import type { ChangesData } from './useChangesData.ts'

export interface ChangeScoring {
  readonly languageModels: readonly string[]
  readonly isRunning: boolean
  readonly done: number
  readonly total: number
  readonly failure: Failure | null
  /** Change of the bits; null where it is not known or not defined. */
  readonly change: (languageModel: string, before: string, after: string) => TextBits | null
  readonly start: () => void
  readonly stop: () => void
}

export function useChangeScoring({ texts, lanes, answers }: ChangesData): ChangeScoring {
  const store = useAppStore()
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const languageModels = useMemo(() => languageModelsOfLanes(lanes.map(({ languageModel }) => languageModel)), [lanes])
  const known = useAppState(
    useShallow((state) => languageModels.map((languageModel) => languageModelKey(state, languageModel))),
  )
  const keys = useMemo(
    () => new Map(languageModels.map((languageModel, index) => [languageModel, known[index] ?? null])),
    [languageModels, known],
  )
  const allTexts = useMemo(
    () => [...new Set(texts.flatMap(({ before, after }) => (after === null ? [] : [before, after])))],
    [texts],
  )

  useEffect(() => {
    if (!isRunning) return
    let isCurrent = true
    let cancel = (): void => {}
    const run = async (): Promise<void> => {
      for (const [languageModel, key] of keys) {
        if (key === null) continue
        for (const text of allTexts) {
          if (answers.bits(key, text) !== undefined) continue
          const running = answers.score(languageModel, key, text)
          cancel = running.cancel
          const outcome = await running.outcome
          if (!isCurrent) return
          if (outcome.ok) continue
          setFailure(outcome.failure)
          setRunning(false)
          return
        }
      }
      if (isCurrent && ![...keys.values()].includes(null)) setRunning(false)
    }
    void run()
    return () => {
      isCurrent = false
      cancel()
    }
  }, [answers, keys, allTexts, isRunning])

  const isKnown = (key: string | null, text: string): boolean => key !== null && answers.bits(key, text) !== undefined
  return {
    languageModels,
    isRunning,
    done: [...keys.values()].reduce((sum, key) => sum + allTexts.filter((text) => isKnown(key, text)).length, 0),
    total: keys.size * allTexts.length,
    failure,
    change: (languageModel, before, after) => {
      const key = keys.get(languageModel) ?? null
      if (key === null) return null
      const [one, other] = [answers.bits(key, before), answers.bits(key, after)]
      return one == null || other == null ? null : bitsChange(one, other)
    },
    start: () => {
      for (const languageModel of languageModels) wantLanguageModel(store, languageModel)
      setFailure(null)
      setRunning(true)
    },
    stop: () => setRunning(false),
  }
}
