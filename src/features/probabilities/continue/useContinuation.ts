/** One language model's continuation of a text: loads it where it is not loaded, streams, stops. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { wantLanguageModel } from '../../../state/actions/scoring.ts'
import type { ContinuationOptions } from '../options.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import type { Running } from '../../../state/services.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { ContinuedToken, Continuation } from '../../../platform/workers/scoring/protocol.ts'

export interface ContinuationState {
  readonly status: 'none' | 'waiting' | 'running' | 'stopped' | 'failed' | Continuation['reason']
  /** The text that is continued. */
  readonly prompt: string
  readonly tokens: readonly ContinuedToken[]
  /** Behind what it began; null until it has ended. */
  readonly after: Continuation['after'] | null
  readonly failure: Failure | null
}

const NONE: ContinuationState = { status: 'none', prompt: '', tokens: [], after: null, failure: null }

interface Order {
  readonly prompt: string
  readonly options: ContinuationOptions
  readonly begin: boolean
}

export function useContinuation(languageModel: string): {
  readonly state: ContinuationState
  readonly start: (order: Order) => void
  readonly stop: () => void
} {
  const store = useAppStore()
  const services = useServices()
  const [state, setState] = useState<ContinuationState>(NONE)
  const [order, setOrder] = useState<Order | null>(null)
  const running = useRef<Running<Continuation> | null>(null)
  const isReady = useAppState((now) => languageModelStatus(now, languageModel).status === 'ready')
  const hasFailed = useAppState((now) => languageModelStatus(now, languageModel).status === 'failed')

  const start = useCallback(
    (next: Order): void => {
      running.current?.cancel()
      running.current = null
      wantLanguageModel(store, languageModel)
      setState({ ...NONE, status: 'waiting', prompt: next.prompt })
      setOrder(next)
    },
    [store, languageModel],
  )
  const stop = useCallback((): void => {
    running.current?.cancel()
    running.current = null
    setOrder(null)
    setState((before) => ({ ...before, status: 'stopped' }))
  }, [])

  useEffect(() => {
    if (order === null || !isReady) return
    const { prompt, options, begin } = order
    const { sampled, temperature, topK, topP, seed, most, unit } = options
    const sampling = sampled ? { temperature, topK, topP, seed } : null
    const isMine = (): boolean => running.current === mine
    // As many bytes by every language model; a token has a byte at least, but for special ones.
    const mostBytes = unit === 'bytes' ? most : null
    const mine = services.scoring.continue(
      { languageModel, prompt: { text: prompt }, begin, sampling, mostTokens: most, mostBytes },
      (token) => {
        if (isMine()) setState((before) => ({ ...before, tokens: [...before.tokens, token] }))
      },
    )
    running.current = mine
    void mine.outcome.then((outcome) => {
      if (!isMine()) return
      running.current = null
      setOrder(null)
      setState((before) =>
        outcome.ok
          ? { ...before, status: outcome.value.reason, after: outcome.value.after }
          : { ...before, status: 'failed', failure: outcome.failure },
      )
    })
    return () => {
      mine.cancel()
      if (isMine()) running.current = null
    }
  }, [services, languageModel, order, isReady])

  const isWaiting = state.status === 'waiting'
  const status = isWaiting && isReady ? 'running' : isWaiting && hasFailed ? 'failed' : state.status
  return { state: status === state.status ? state : { ...state, status }, start, stop }
}
