/** Asks for the slower figures (words, graphemes, round trip, distribution of ids) once the lanes have rested. */
import { setMeasured } from '../../state/actions/session.ts'
import { laneState } from '../../state/selectors.ts'
import type { EncodedInput } from '../../state/encodedInput.ts'
import type { AppState, Store } from '../../state/store.ts'
import type { TokenizationService } from '../../platform/workers/tokenization/protocol.ts'

/** Longer than between two keys of somebody who types: measuring takes the worker some hundred milliseconds of 100 kB. */
const IDLE_MS = 400

interface Wanted {
  readonly input: EncodedInput
  readonly lanes: readonly string[]
  readonly locale: string
}

/** What can be measured now: the lanes that show live results of the text on the screen. */
function wanted(state: AppState): Wanted | null {
  const { comparison, session } = state
  if (session.encoding === 'running') return null
  const live = comparison.tokenizers.flatMap((reference) => {
    const { result } = laneState(state, reference)
    return result?.origin === 'live' && result.input.text === comparison.text
      ? [{ reference, input: result.input }]
      : []
  })
  const input = live[0]?.input
  if (input === undefined || input.detail === 'counts') return null
  const lanes = live.filter((lane) => lane.input === input).map((lane) => lane.reference)
  return { input, lanes, locale: comparison.compare.wordLocale }
}

/** Starts the effect; the answer stops it. */
export function startMeasuring(store: Store, service: TokenizationService): () => void {
  let count = 0
  let running: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  async function measure(): Promise<void> {
    const request = wanted(store.getState())
    if (request === null) return
    const requestId = `measure-${(count += 1)}`
    running = requestId
    const { input, lanes, locale } = request
    const outcome = await service.measure({ requestId, text: input.text, lanes, options: input.options, locale })
    if (running !== requestId) return
    running = null
    if (outcome.ok) setMeasured(store, { input, locale, measurement: outcome.value })
  }

  function schedule(): void {
    clearTimeout(timer)
    if (running !== null) void service.cancel(running)
    running = null
    timer = setTimeout(() => void measure(), IDLE_MS)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (
      state.comparison.text !== before.comparison.text ||
      state.comparison.compare.wordLocale !== before.comparison.compare.wordLocale ||
      state.comparison.tokenizers !== before.comparison.tokenizers ||
      state.session.lanes !== before.session.lanes ||
      state.session.encoding !== before.session.encoding
    ) {
      schedule()
    }
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
