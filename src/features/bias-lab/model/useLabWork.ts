/** A question of the bias lab, asked as soon as its language model is ready, and again when it changes; can be stopped and asked again. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { LabKind, LabWork } from '../../../platform/workers/lab/protocol.ts'

interface LabRun<Kind extends LabKind> {
  readonly status: 'waiting' | 'running' | 'done' | 'stopped' | 'failed'
  /** The last that was told on the way, and all of it in order. */
  readonly step: LabWork[Kind]['step'] | null
  readonly steps: readonly LabWork[Kind]['step'][]
  readonly answer: LabWork[Kind]['answer'] | null
  readonly failure: Failure | null
}

export interface LabState<Kind extends LabKind> extends LabRun<Kind> {
  readonly stop: () => void
  readonly restart: () => void
}

/** What a run was of: what was found for anything else is nothing here. */
interface Asked<Kind extends LabKind> {
  readonly question: LabWork[Kind]['question'] | null
  readonly languageModel: string
  readonly round: number
}

/** @param question the same object while the same is asked; null: nothing */
export function useLabWork<Kind extends LabKind>(
  kind: Kind,
  languageModel: string,
  question: LabWork[Kind]['question'] | null,
): LabState<Kind> {
  const services = useServices()
  const isReady = useAppState((state) => languageModelStatus(state, languageModel).status === 'ready')
  const [round, setRound] = useState(0)
  const [run, setRun] = useState<(Asked<Kind> & LabRun<Kind>) | null>(null)
  const cancel = useRef<(() => void) | null>(null)
  const isAsked = question !== null && isReady

  useEffect(() => {
    if (question === null || !isReady) return
    let isOver = false
    const asked = { question, languageModel, round }
    const change = (part: Partial<LabRun<Kind>>): void => {
      if (isOver) return
      setRun((before) => {
        const own = isOf(before, asked)
          ? before
          : { ...asked, status: 'running' as const, step: null, steps: [], answer: null, failure: null }
        return {
          ...own,
          ...part,
          steps: part.step === undefined || part.step === null ? own.steps : [...own.steps, part.step],
        }
      })
    }
    const running = services.scoring.lab<Kind>({ languageModel, kind, question }, (step) => change({ step }))
    const end = (): void => {
      isOver = true
      running.cancel()
    }
    cancel.current = () => {
      change({ status: 'stopped' })
      end()
    }
    void running.outcome.then((outcome) =>
      change(outcome.ok ? { status: 'done', answer: outcome.value } : { status: 'failed', failure: outcome.failure }),
    )
    return () => {
      end()
      cancel.current = null
    }
  }, [services, kind, languageModel, question, isReady, round])

  const stop = useCallback(() => cancel.current?.(), [])
  const restart = useCallback(() => setRound((before) => before + 1), [])
  const own = isOf(run, { question, languageModel, round }) ? run : null
  const { status, step, steps, answer, failure } = own ?? {
    status: isAsked ? 'running' : 'waiting',
    step: null,
    steps: [],
    answer: null,
    failure: null,
  }
  return { status, step, steps, answer, failure, stop, restart }
}

function isOf<Kind extends LabKind>(
  run: (Asked<Kind> & LabRun<Kind>) | null,
  asked: Asked<Kind>,
): run is Asked<Kind> & LabRun<Kind> {
  return (
    run !== null &&
    run.question === asked.question &&
    run.languageModel === asked.languageModel &&
    run.round === asked.round
  )
}
