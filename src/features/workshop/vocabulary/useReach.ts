/** The check of all entries of a vocabulary, which takes seconds: how far it is, and what it found. */
import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { Unreached } from '../../../core/vocabulary/reach.ts'
import { useServices } from '../../../state/react.ts'

export type ReachState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly done: number }
  | { readonly status: 'done'; readonly found: readonly Unreached[] }
  | { readonly status: 'failed'; readonly failure: Failure }

export function useReach(reference: string): {
  readonly state: ReachState
  readonly start: () => void
  readonly stop: () => void
} {
  const services = useServices()
  const [state, setState] = useState<ReachState>({ status: 'idle' })
  const cancel = useRef<(() => void) | null>(null)
  useEffect(() => () => cancel.current?.(), [])
  const start = (): void => {
    cancel.current?.()
    let isCurrent = true
    setState({ status: 'running', done: 0 })
    const running = services.workshop.findUnreached(reference, (done) => {
      if (isCurrent) setState({ status: 'running', done })
    })
    cancel.current = () => {
      isCurrent = false
      running.cancel()
    }
    void running.outcome.then((outcome) => {
      if (!isCurrent) return
      isCurrent = false
      setState(outcome.ok ? { status: 'done', found: outcome.value } : { status: 'failed', failure: outcome.failure })
    })
  }
  const stop = (): void => {
    cancel.current?.()
    setState({ status: 'idle' })
  }
  return { state, start, stop }
}
