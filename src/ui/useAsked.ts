/** A question to a worker: asked again when it changes, and what came last stays until the next answer is there. */
import { useEffect, useState } from 'react'
import type { Failure, Outcome } from '../core/tokenizers/failure.ts'

interface Answered<Value> {
  /** What it is the answer to. */
  readonly question: string
  readonly outcome: Outcome<Value>
}

export interface Asked<Value> {
  /** The last answer; null if there was none. */
  readonly answer: Value | null
  /** Why the question of now has none. */
  readonly failure: Failure | null
  /** Whether the answer is still to come, and what is there is of another question. */
  readonly isAsking: boolean
  readonly again: () => void
}

/**
 * @param question names all that the answer depends on; null: nothing is asked
 * @param ask is called with each new question
 */
export function useAsked<Value>(question: string | null, ask: () => Promise<Outcome<Value>>): Asked<Value> {
  const [answered, setAnswered] = useState<Answered<Value> | null>(null)
  const [last, setLast] = useState<Value | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (question === null) return
    let isCurrent = true
    void ask().then((outcome) => {
      if (!isCurrent) return
      setAnswered({ question, outcome })
      if (outcome.ok) setLast(() => outcome.value)
    })
    return () => {
      isCurrent = false
    }
    // The question says all that `ask` reads.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [question, round])
  const own = answered?.question === question ? answered : null
  return {
    answer: question === null ? null : last,
    failure: own === null || own.outcome.ok ? null : own.outcome.failure,
    isAsking: question !== null && own === null,
    again: () => {
      setAnswered(null)
      setRound((before) => before + 1)
    },
  }
}
