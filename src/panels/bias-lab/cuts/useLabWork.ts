/** A question of the bias lab, asked as soon as its language model is ready, and again when it changes; can be stopped and asked again. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import { scorerStatus } from '../../../state/scoringSelectors.ts'
import type { Failure } from '../../../tokenizers/failure.ts'
import type { LabKind, LabWork } from '../../../workers/labProtocol.ts'

interface LabRun<Kind extends LabKind> {
  readonly status: 'waiting' | 'running' | 'done' | 'stopped' | 'failed'
  /** The last that was told on the way. */
  readonly step: LabWork[Kind]['step'] | null
  readonly answer: LabWork[Kind]['answer'] | null
  readonly failure: Failure | null
}

export interface LabState<Kind extends LabKind> extends LabRun<Kind> {
  readonly stop: () => void
  readonly restart: () => void
}

/** @param question the same object while the same is asked; null: nothing */
export function useLabWork<Kind extends LabKind>(kind: Kind, scorer: string, question: LabWork[Kind]['question'] | null): LabState<Kind> {
  const services = useServices()
  const isReady = useAppState((state) => scorerStatus(state, scorer).status === 'ready')
  const [round, setRound] = useState(0)
  const [run, setRun] = useState<(LabRun<Kind> & { readonly question: LabWork[Kind]['question']; readonly scorer: string }) | null>(null)
  const cancel = useRef<(() => void) | null>(null)

  useEffect(() => {
    if (question === null || !isReady) return
    let isOver = false
    const start = { question, scorer, status: 'running', step: null, answer: null, failure: null } as const
    setRun(start)
    const change = (part: Partial<LabRun<Kind>>): void => {
      if (!isOver) setRun((before) => ({ ...start, step: before?.step ?? null, ...part }))
    }
    const running = services.scoring.lab<Kind>({ scorer, kind, question }, (step) => change({ step }))
    cancel.current = () => {
      change({ status: 'stopped' })
      isOver = true
      running.cancel()
    }
    void running.outcome.then((outcome) => {
      change(outcome.ok ? { status: 'done', answer: outcome.value } : { status: 'failed', failure: outcome.failure })
    })
    return () => {
      isOver = true
      running.cancel()
      cancel.current = null
    }
  }, [services, kind, scorer, question, isReady, round])

  const stop = useCallback(() => cancel.current?.(), [])
  const restart = useCallback(() => setRound((before) => before + 1), [])
  // What was found for another question is nothing here.
  const own = run !== null && run.question === question && run.scorer === scorer ? run : null
  const { status, step, answer, failure } = own ?? { status: 'waiting', step: null, answer: null, failure: null }
  return { status, step, answer, failure, stop, restart }
}
