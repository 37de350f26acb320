/**
 * Keeps the lanes' results up with the text: each change is sent at once, the request before it is cancelled, and a
 * late answer never overwrites a newer one. Loads nothing and measures nothing.
 */
import { keepLanes, setEncoding, setLanes, setTokenizerStatuses } from '../../state/actions/session.ts'
import { laneState, tokenizerStatus } from '../../state/selectors.ts'
import type { Failure } from '../../core/tokenizers/failure.ts'
import type { EncodedInput } from '../../state/encodedInput.ts'
import type { LaneState, TokenizerStatus } from '../../state/session.ts'
import type { AppState, Store } from '../../state/store.ts'
import type { LaneEvent, TokenizationService } from '../../platform/workers/tokenization/protocol.ts'
import type { LaneCounts } from '../../platform/workers/tokenization/sharedCounts.ts'
import { createFrameCounts, type FrameCountsParts } from './frameCounts.ts'
import { textTreatment } from '../../core/text/textLimits.ts'

export interface EncodingEffect {
  /** Begins with a text that is about to be the comparison's, such as the one a key is going to make. */
  expect(text: string): void
  stop(): void
  /** Ends what is running; what has arrived stays. */
  cancel(): void
  /** Encodes every lane again that has no result of the current text. */
  restart(): void
}

/** `number` counts the requests: a later one has the newer text, or a tokenizer that was loaded later. */
interface SentRequest {
  readonly number: number
  readonly requestId: string
  readonly input: EncodedInput
}

export interface EncodingParts {
  /** Carries out an action; what it changes is on the page when it returns, not a task later. */
  readonly commit?: (action: () => void) => void
  readonly frames?: FrameCountsParts
}

export function startEncoding(
  store: Store,
  service: TokenizationService,
  { commit = (action) => action(), frames = { board: null, beforeFrame: () => {} } }: EncodingParts = {},
): EncodingEffect {
  const frameCounts = createFrameCounts(frames)
  let count = 0
  let input: EncodedInput | null = null
  /** What was asked for `input`: the status object tells a tokenizer loaded again from the one that was asked. */
  let asked = new Map<string, TokenizerStatus>()
  const running = new Set<string>()
  /** The input at which the worker stopped: while it is the text, lanes get it one by one. */
  let stoppedAt: EncodedInput | null = null
  /** By lane: the number of the request whose result it shows. */
  const shown = new Map<string, number>()
  /** By lane: the number of the request whose counts it shows or showed before their result. */
  const early = new Map<string, number>()

  function cancelRunning(): void {
    for (const requestId of running) void service.cancel(requestId)
    running.clear()
  }

  /** What counts change that are there before the events. */
  function earlyParts(
    { number, input: of }: SentRequest,
    lanes: readonly string[],
    counts: readonly LaneCounts[],
  ): Record<string, Partial<LaneState>> {
    const { tokenizers } = store.getState().comparison
    const parts: Record<string, Partial<LaneState>> = {}
    for (const [at, laneCounts] of counts.entries()) {
      const lane = lanes[at]
      if (lane === undefined || !tokenizers.includes(lane) || (shown.get(lane) ?? 0) >= number) continue
      early.set(lane, number)
      parts[lane] = { early: { input: of, ...laneCounts } }
    }
    return parts
  }

  function onEvents(events: readonly LaneEvent[], from: SentRequest): void {
    const current = running.has(from.requestId)
    const parts: Record<string, Partial<LaneState>> = {}
    const { tokenizers } = store.getState().comparison
    for (const event of events) {
      if (!tokenizers.includes(event.lane)) continue
      const part = partOf(event, from, current)
      if (part !== null) parts[event.lane] = { ...parts[event.lane], ...part }
    }
    if (Object.keys(parts).length > 0) commit(() => setLanes(store, parts))
  }

  /** What an event changes of its lane; null where it comes too late. */
  function partOf(event: LaneEvent, from: SentRequest, current: boolean): Partial<LaneState> | null {
    switch (event.type) {
      case 'progress':
        return current ? { progress: { doneBytes: event.doneBytes, totalBytes: event.totalBytes } } : null
      case 'failure':
        return current ? { failure: event.failure, progress: null } : null
      case 'result':
        if (from.number < (shown.get(event.lane) ?? 0)) return null
        shown.set(event.lane, from.number)
        return {
          ...(from.number < (early.get(event.lane) ?? 0) ? {} : { early: null }),
          result: { input: from.input, encoding: event.result, origin: 'live' },
          ...(current ? { failure: null, progress: null } : {}),
        }
    }
  }

  /**
   * A worker that stopped has lost its tokenizers: they are loaded again. Then the lanes get the text that stopped it
   * one by one, so that a lane that stops it alone is known, and fails.
   */
  function recover(of: EncodedInput, failure: Failure, alone: string | null): void {
    const { reference, pattern } = failure.values
    // A worker that ended in a pattern of a file has said so, and nothing need be tried.
    const found = typeof reference === 'string' && pattern !== undefined ? reference : null
    if (found === null) stoppedAt = of
    const crashedLane = found ?? alone
    const failed: Failure =
      found === null || pattern === undefined
        ? { code: 'worker-stopped', values: {} }
        : { code: 'slow-pattern', values: { pattern } }
    const { tokenizers } = store.getState().session
    const lost = Object.keys(tokenizers).filter((lane) => tokenizers[lane]?.status === 'ready')
    setTokenizerStatuses(
      store,
      Object.fromEntries(
        lost.map((lane): [string, TokenizerStatus] => [
          lane,
          lane === crashedLane ? { status: 'failed', failure: failed } : { status: 'idle' },
        ]),
      ),
    )
  }

  /** `alone`: the lane is the only one that the worker is busy with, so that it is known what stops it. */
  async function send(of: EncodedInput, lanes: readonly string[], alone: boolean): Promise<void> {
    const number = (count += 1)
    const requestId = `encode-${number}`
    running.add(requestId)
    setEncoding(store, 'running')
    const sent: SentRequest = { number, requestId, input: of }
    const board = frameCounts.place(number, lanes.length)
    const isWanted = (): boolean => running.has(requestId) && lanes.some((lane) => shown.get(lane) !== number)
    frameCounts.watch(board, lanes.length, isWanted, (counts) =>
      commit(() => setLanes(store, earlyParts(sent, lanes, counts))),
    )
    const outcome = await service.encode(
      { requestId, text: of.text, lanes, options: of.options, detail: of.detail, board },
      (events) => onEvents(events, sent),
    )
    if (!running.delete(requestId)) return
    if (!outcome.ok) {
      const missing = lanes.filter((lane) => laneState(store.getState(), lane).result?.input !== of)
      setLanes(store, Object.fromEntries(missing.map((lane) => [lane, { failure: outcome.failure, progress: null }])))
    }
    if (running.size === 0) setEncoding(store, 'idle')
    if (input !== of) return
    if (!outcome.ok && outcome.failure.code === 'worker-stopped')
      recover(of, outcome.failure, alone ? (lanes[0] ?? null) : null)
    else if (stoppedAt === of) reconcile()
  }

  function takeInput({ comparison, session }: AppState, text: string): EncodedInput | null {
    const { addSpecialTokens, parseSpecialTokens } = comparison.compare
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
    if (session.encoding !== 'idle') setEncoding(store, 'idle')
    return input
  }

  /** `text`: the comparison's, or the one that is about to be. */
  function reconcile(text = store.getState().comparison.text): void {
    const of = takeInput(store.getState(), text)
    const state = store.getState()
    if (of === null || state.session.encoding === 'cancelled') return
    const lanes = state.comparison.tokenizers.filter((reference) => {
      const status = tokenizerStatus(state, reference)
      return status.status === 'ready' && asked.get(reference) !== status
    })
    const alone = stoppedAt === of
    if (lanes.length === 0 || (alone && running.size > 0)) return
    const sent = alone ? lanes.slice(0, 1) : lanes
    for (const reference of sent) asked.set(reference, tokenizerStatus(state, reference))
    void send(of, sent, alone)
  }

  function forgetOthers(references: readonly string[]): void {
    for (const lane of [...asked.keys(), ...shown.keys()]) {
      if (references.includes(lane)) continue
      asked.delete(lane)
      shown.delete(lane)
      early.delete(lane)
    }
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
      // Where the text has not come by then, what was expected was wrong.
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
