/**
 * Loads each tokenizer of the comparison once, and again where its status became idle (a retry). Multi-Word
 * Tokenization fitted on the text on the screen is fitted again when the text has rested. Encodes nothing.
 */
import { setTokenizerStatus, setTokenizerStatuses } from '../../state/actions/session.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import type { TokenizerStatus } from '../../state/session.ts'
import type { Store } from '../../state/store.ts'
import { parseReference } from '../../core/tokenizers/reference.ts'
import type { TokenizationService } from '../../platform/workers/tokenization/protocol.ts'

const REFIT_AFTER_MS = 400

function fitsOnText(reference: string): boolean {
  const parsed = parseReference(reference)
  return parsed?.kind === 'multi-word' && parsed.fittedOn === 'text'
}

export interface TokenizerLoads {
  stop(): void
  /** Ends a load; the status becomes failed with `cancelled`. */
  cancel(reference: string): void
}

/** Starts the effect. `assetsBase`: see `LoadSettings`. */
export function startLoading(store: Store, service: TokenizationService, assetsBase: string): TokenizerLoads {
  let count = 0
  const latest = new Map<string, string>()
  const fittedText = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(reference: string): Promise<void> {
    const { comparison, session } = store.getState()
    const requestId = `load-${(count += 1)}`
    const previous = latest.get(reference)
    if (previous !== undefined) void service.cancel(previous)
    latest.set(reference, requestId)
    const fittingText = fitsOnText(reference) ? comparison.text : null
    if (fittingText !== null) fittedText.set(reference, fittingText)
    const { hubAddress, hubToken } = session
    const isLatest = () => latest.get(reference) === requestId
    const outcome = await service.load(
      { requestId, reference, settings: { assetsBase, hubAddress, hubToken, fittingText } },
      (progress) => {
        const shown = tokenizerStatus(store.getState(), reference).status
        if (isLatest() && shown === 'loading') setTokenizerStatus(store, reference, { status: 'loading', progress })
      },
    )
    if (!isLatest()) return
    latest.delete(reference)
    setTokenizerStatus(
      store,
      reference,
      outcome.ok ? { status: 'ready', ...outcome.value } : { status: 'failed', failure: outcome.failure },
    )
  }

  function loadIdle(): void {
    const state = store.getState()
    const idle = state.comparison.tokenizers.filter((reference) => tokenizerStatus(state, reference).status === 'idle')
    if (idle.length === 0) return
    // One change, before the first load: each change calls this function again.
    setTokenizerStatuses(
      store,
      Object.fromEntries(
        idle.map((reference): [string, TokenizerStatus] => [reference, { status: 'loading', progress: null }]),
      ),
    )
    for (const reference of idle) void load(reference)
  }

  function refit(): void {
    const state = store.getState()
    for (const reference of state.comparison.tokenizers) {
      const fitted = fittedText.get(reference)
      if (fitted !== undefined && fitted !== state.comparison.text) void load(reference)
    }
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (
      state.comparison.tokenizers !== before.comparison.tokenizers ||
      state.session.tokenizers !== before.session.tokenizers
    ) {
      loadIdle()
    }
    if (state.comparison.text !== before.comparison.text && fittedText.size > 0) {
      clearTimeout(timer)
      timer = setTimeout(refit, REFIT_AFTER_MS)
    }
  })
  loadIdle()
  return {
    stop() {
      unsubscribe()
      clearTimeout(timer)
    },
    cancel(reference) {
      const running = latest.get(reference)
      if (running === undefined) return
      latest.delete(reference)
      void service.cancel(running)
      setTokenizerStatus(store, reference, { status: 'failed', failure: { code: 'cancelled', values: {} } })
    },
  }
}
