/**
 * Keeps the lanes' results up with the text: each change is sent at once, the request before it is cancelled, and a
 * late answer never overwrites a newer one. Loads nothing and measures nothing.
 */
import { setEncoding, setLane, setLanes, setTokenizerStatuses } from '../state/actions/session.ts'
import { laneState, tokenizerStatus } from '../state/selectors.ts'
import type { EncodedInput, LaneState, TokenizerStatus } from '../state/session.ts'
import type { AppState, Store } from '../state/store.ts'
import type { LaneEvent, TokenizationService } from '../workers/protocol.ts'
import { textTreatment } from './textLimits.ts'

/** Results that arrive within so many milliseconds are shown in one change, so that six lanes are drawn once or twice, not six times. */
export const TOGETHER_MILLISECONDS = 8

export interface EncodingEffect {
  stop(): void
  /** Ends what is running; what has arrived stays. */
  cancel(): void
  /** Encodes every lane again that has no result of the current text. */
  restart(): void
}

export function startEncoding(store: Store, service: TokenizationService): EncodingEffect {
  let count = 0
  let input: EncodedInput | null = null
  /** What was asked for `input`: the status object tells a tokenizer loaded again from the one that was asked. */
  let asked = new Map<string, TokenizerStatus>()
  const running = new Set<string>()
  /** The input at which the worker stopped, so that a text that stops it does so once more at most. */
  let stoppedAt: EncodedInput | null = null
  /** By lane: the number of the request whose result it shows. */
  const shown = new Map<string, number>()

  let arrived: Record<string, Partial<LaneState>> = {}
  let timer: ReturnType<typeof setTimeout> | undefined

  function showArrived(): void {
    clearTimeout(timer)
    timer = undefined
    if (Object.keys(arrived).length > 0) setLanes(store, arrived)
    arrived = {}
  }

  function cancelRunning(): void {
    for (const requestId of running) void service.cancel(requestId)
    running.clear()
  }

  function onEvent(event: LaneEvent, from: { readonly number: number; readonly requestId: string; readonly input: EncodedInput }): void {
    const current = running.has(from.requestId)
    switch (event.type) {
      case 'progress':
        if (current) setLane(store, event.lane, { progress: { doneBytes: event.doneBytes, totalBytes: event.totalBytes } })
        return
      case 'failure':
        if (current) setLane(store, event.lane, { failure: event.failure, progress: null })
        return
      case 'result':
        if (from.number < (shown.get(event.lane) ?? 0)) return
        shown.set(event.lane, from.number)
        arrived[event.lane] = {
          result: { input: from.input, encoding: event.result, origin: 'live' },
          ...(current ? { failure: null, progress: null } : {}),
        }
        timer ??= setTimeout(showArrived, TOGETHER_MILLISECONDS)
    }
  }

  /** A worker that stopped has lost its tokenizers: they are loaded again, unless this very input stopped it before. */
  function recover(of: EncodedInput): void {
    const again = stoppedAt !== of
    stoppedAt = of
    const status: TokenizerStatus = again
      ? { status: 'idle' }
      : { status: 'failed', failure: { code: 'worker-stopped', values: {} } }
    const { tokenizers } = store.getState().session
    const lost = Object.keys(tokenizers).filter((reference) => tokenizers[reference]?.status === 'ready')
    setTokenizerStatuses(store, Object.fromEntries(lost.map((reference) => [reference, status])))
  }

  async function send(of: EncodedInput, lanes: readonly string[]): Promise<void> {
    const number = (count += 1)
    const requestId = `encode-${number}`
    running.add(requestId)
    setEncoding(store, 'running')
    const outcome = await service.encode(
      { requestId, text: of.text, lanes, options: of.options, detail: of.detail },
      (event) => onEvent(event, { number, requestId, input: of }),
    )
    showArrived()
    if (!running.delete(requestId)) return
    if (!outcome.ok) {
      const missing = lanes.filter((lane) => laneState(store.getState(), lane).result?.input !== of)
      setLanes(store, Object.fromEntries(missing.map((lane) => [lane, { failure: outcome.failure, progress: null }])))
    }
    if (running.size === 0) setEncoding(store, 'idle')
    if (!outcome.ok && outcome.failure.code === 'worker-stopped' && input === of) recover(of)
  }

  function takeInput(state: AppState): EncodedInput | null {
    const { text, options } = state.comparison
    const { addSpecialTokens, parseSpecialTokens } = options
    if (
      input !== null &&
      input.text === text &&
      input.options.addSpecialTokens === addSpecialTokens &&
      input.options.parseSpecialTokens === parseSpecialTokens
    ) {
      return input
    }
    cancelRunning()
    asked = new Map()
    const treatment = textTreatment(text)
    input = treatment === 'kept' ? null : { text, options: { addSpecialTokens, parseSpecialTokens }, detail: treatment }
    if (state.session.encoding !== 'idle') setEncoding(store, 'idle')
    return input
  }

  function reconcile(): void {
    const of = takeInput(store.getState())
    const state = store.getState()
    if (of === null || state.session.encoding === 'cancelled') return
    const lanes = state.comparison.tokenizers.filter((reference) => {
      const status = tokenizerStatus(state, reference)
      return status.status === 'ready' && asked.get(reference) !== status
    })
    if (lanes.length === 0) return
    for (const reference of lanes) asked.set(reference, tokenizerStatus(state, reference))
    void send(of, lanes)
  }

  const unsubscribe = store.subscribe((state, before) => {
    const { comparison, session } = state
    if (
      comparison.text !== before.comparison.text ||
      comparison.options !== before.comparison.options ||
      comparison.tokenizers !== before.comparison.tokenizers ||
      session.tokenizers !== before.session.tokenizers
    ) {
      reconcile()
    }
  })
  reconcile()

  return {
    stop() {
      unsubscribe()
      clearTimeout(timer)
      cancelRunning()
    },
    cancel() {
      showArrived()
      cancelRunning()
      const lanes = Object.keys(store.getState().session.lanes)
      setLanes(store, Object.fromEntries(lanes.map((lane) => [lane, { progress: null }])))
      setEncoding(store, 'cancelled')
    },
    restart() {
      const { lanes } = store.getState().session
      for (const reference of asked.keys()) {
        const lane = lanes[reference]
        if (lane?.failure != null || lane?.result?.input !== input) asked.delete(reference)
      }
      setLanes(store, Object.fromEntries(Object.keys(lanes).map((lane) => [lane, { failure: null }])))
      setEncoding(store, 'idle')
      reconcile()
    },
  }
}
