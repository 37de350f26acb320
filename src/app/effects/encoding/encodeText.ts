/**
 * Keeps the lanes' results up with the text: each change is sent at once, and the request before it is cancelled. What is to
 * be asked, which answer counts and what follows a crash stand beside (`laneSchedule.ts`, `laneOrder.ts`,
 * `crashRecovery.ts`); here they meet the worker and the store. Loads nothing and measures nothing.
 */
import { keepLanes, setEncoding, setLanes, setTokenizerStatuses } from '../../../state/actions/session.ts'
import { laneState, tokenizerStatus } from '../../../state/selectors.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { EncodedInput } from '../../../state/encodedInput.ts'
import type { LaneState } from '../../../state/session.ts'
import type { Store } from '../../../state/store.ts'
import type { LaneEvent, TokenizationService } from '../../../platform/workers/tokenization/protocol.ts'
import type { LaneCounts } from '../../../platform/workers/tokenization/sharedCounts.ts'
import { createCrashRecovery } from './crashRecovery.ts'
import { createFrameCounts, type FrameCountsParts } from './frameCounts.ts'
import { createLaneOrder, type SentRequest } from './laneOrder.ts'
import { createLaneSchedule } from './laneSchedule.ts'

export interface EncodingEffect {
  /** Begins with a text that is about to be the comparison's, such as the one a key is going to make. */
  expect(text: string): void
  stop(): void
  /** Ends what is running; what has arrived stays. */
  cancel(): void
  /** Encodes every lane again that has no result of the current text. */
  restart(): void
}

export interface EncodingParts {
  /** Carries out an action; what it changes is on the page when it returns, not a task later. */
  readonly commit?: (action: () => void) => void
  readonly frames?: FrameCountsParts
}

export function startEncoding(
  store: Store,
  service: TokenizationService,
  { commit = (action) => action(), frames = { shared: null, beforeFrame: () => {} } }: EncodingParts = {},
): EncodingEffect {
  const frameCounts = createFrameCounts(frames)
  const schedule = createLaneSchedule()
  const order = createLaneOrder()
  const recovery = createCrashRecovery()
  let count = 0
  /** Ids of the requests that were not cancelled. */
  const running = new Set<string>()

  function cancelRunning(): void {
    for (const requestId of running) void service.cancel(requestId)
    running.clear()
  }

  const isCompared = (lane: string): boolean => store.getState().comparison.tokenizers.includes(lane)

  function showCounts(sent: SentRequest, lanes: readonly string[], counts: readonly LaneCounts[]): void {
    const parts: Record<string, Partial<LaneState>> = {}
    for (const [at, laneCounts] of counts.entries()) {
      const lane = lanes[at]
      const part = lane === undefined || !isCompared(lane) ? null : order.counts(lane, laneCounts, sent)
      if (lane !== undefined && part !== null) parts[lane] = part
    }
    commit(() => setLanes(store, parts))
  }

  function showEvents(events: readonly LaneEvent[], sent: SentRequest, isCurrent: boolean): void {
    const parts: Record<string, Partial<LaneState>> = {}
    for (const event of events) {
      const part = isCompared(event.lane) ? order.event(event, sent, isCurrent) : null
      if (part !== null) parts[event.lane] = { ...parts[event.lane], ...part }
    }
    if (Object.keys(parts).length > 0) commit(() => setLanes(store, parts))
  }

  /** @param isolated see {@link CrashRecovery.afterStop} */
  function recover(input: EncodedInput, failure: Failure, isolated: string | null): void {
    const { tokenizers } = store.getState().session
    const loaded = Object.keys(tokenizers).filter((lane) => tokenizers[lane]?.status === 'ready')
    setTokenizerStatuses(store, recovery.afterStop(input, failure, isolated, loaded))
  }

  async function send(input: EncodedInput, lanes: readonly string[], isIsolated: boolean): Promise<void> {
    const number = (count += 1)
    const requestId = `encode-${number}`
    running.add(requestId)
    setEncoding(store, 'running')
    const sent: SentRequest = { number, input }
    const countsSlot = frameCounts.place(number, lanes.length)
    const isWanted = (): boolean => running.has(requestId) && lanes.some((lane) => !order.shows(lane, sent))
    frameCounts.watch(countsSlot, lanes.length, isWanted, (counts) => showCounts(sent, lanes, counts))
    const outcome = await service.encode(
      { requestId, text: input.text, lanes, options: input.options, detail: input.detail, countsSlot },
      (events) => showEvents(events, sent, running.has(requestId)),
    )
    if (!running.delete(requestId)) return
    if (!outcome.ok) {
      const missing = lanes.filter((lane) => laneState(store.getState(), lane).result?.input !== input)
      setLanes(store, Object.fromEntries(missing.map((lane) => [lane, { failure: outcome.failure, progress: null }])))
    }
    if (running.size === 0) setEncoding(store, 'idle')
    if (schedule.input() !== input) return
    if (!outcome.ok && outcome.failure.code === 'worker-stopped')
      recover(input, outcome.failure, isIsolated ? (lanes[0] ?? null) : null)
    else if (recovery.isolates(input)) reconcile()
  }

  /** `text`: the comparison's, or the one that is about to be. */
  function reconcile(text = store.getState().comparison.text): void {
    const { comparison, session } = store.getState()
    if (schedule.take(text, comparison.compare)) {
      cancelRunning()
      if (session.encoding !== 'idle') setEncoding(store, 'idle')
    }
    const input = schedule.input()
    const state = store.getState()
    if (input === null || state.session.encoding === 'cancelled') return
    const isIsolated = recovery.isolates(input)
    if (isIsolated && running.size > 0) return
    const statusOf = (lane: string) => tokenizerStatus(state, lane)
    const lanes = schedule.ask(state.comparison.tokenizers, statusOf, isIsolated ? 1 : Infinity)
    if (lanes.length > 0) void send(input, lanes, isIsolated)
  }

  function forgetOthers(references: readonly string[]): void {
    schedule.forget(schedule.asked().filter((lane) => !references.includes(lane)))
    order.keep(references)
    keepLanes(store, references)
  }

  const unsubscribe = store.subscribe((state, before) => {
    const { comparison, session } = state
    if (comparison.tokenizers !== before.comparison.tokenizers) forgetOthers(comparison.tokenizers)
    if (
      comparison.text !== before.comparison.text ||
      comparison.compare !== before.comparison.compare ||
      comparison.tokenizers !== before.comparison.tokenizers ||
      session.tokenizers !== before.session.tokenizers
    ) {
      reconcile()
    }
  })
  reconcile()

  return {
    expect(text) {
      reconcile(text)
      // If the predicted text never arrived, encode the real one.
      setTimeout(reconcile, 0)
    },
    stop() {
      unsubscribe()
      cancelRunning()
    },
    cancel() {
      cancelRunning()
      const lanes = Object.keys(store.getState().session.lanes)
      setLanes(store, Object.fromEntries(lanes.map((lane) => [lane, { progress: null }])))
      setEncoding(store, 'cancelled')
    },
    restart() {
      const { lanes } = store.getState().session
      schedule.forget(
        schedule
          .asked()
          .filter((lane) => lanes[lane]?.failure != null || lanes[lane]?.result?.input !== schedule.input()),
      )
      setLanes(store, Object.fromEntries(Object.keys(lanes).map((lane) => [lane, { failure: null }])))
      setEncoding(store, 'idle')
      reconcile()
    },
  }
}
