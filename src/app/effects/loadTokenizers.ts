/**
 * Loads each tokenizer of the comparison once, and again if its status became idle (a retry). Multi-Word
 * Tokenization fitted on the text on the screen is fitted again when the text has rested. Encodes nothing.
 */
import { setTokenizerStatuses } from '../../state/actions/session.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import type { Store } from '../../state/store.ts'
import { fail } from '../../core/tokenizers/failure.ts'
import { parseOriginal, parseReference } from '../../core/tokenizers/reference.ts'
import type { LoadProgress, TokenizationService } from '../../platform/workers/tokenization/protocol.ts'
import { createLoads } from './createLoads.ts'
import type { TrainedLoads } from './trainedLoads.ts'

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

/**
 * Starts the effect. `assetsBase`: see `LoadSettings`.
 * @param fetchTrained what loads tokenizers by their recipe, fetched with the first of them
 */
export function startLoading(
  store: Store,
  service: TokenizationService,
  assetsBase: string,
  fetchTrained: () => Promise<TrainedLoads>,
): TokenizerLoads {
  let trained: Promise<TrainedLoads> | null = null
  const fittedText = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const loads = createLoads({
    prefix: 'load',
    load(reference, requestId, onProgress: (progress: LoadProgress) => void) {
      const { comparison, session } = store.getState()
      const fittingText = fitsOnText(reference) ? comparison.text : null
      if (fittingText !== null) fittedText.set(reference, fittingText)
      const { hubAddress, hubToken } = session
      const request = { requestId, reference, settings: { assetsBase, hubAddress, hubToken, fittingText } }
      if (parseOriginal(reference)?.kind !== 'trained') return service.load(request, onProgress)
      trained ??= fetchTrained()
      return trained.then(
        (own) => own.load(request, onProgress),
        () => {
          // Not kept, so that it is fetched again with the next try.
          trained = null
          return fail('network', { where: new URL(assetsBase).host })
        },
      )
    },
    cancel(requestId) {
      void service.cancel(requestId)
      trained?.then((own) => own.cancel(requestId)).catch(() => {})
    },
    isLoading: (reference) => tokenizerStatus(store.getState(), reference).status === 'loading',
    setStatuses: (statuses) => setTokenizerStatuses(store, statuses),
  })

  function loadIdle(): void {
    const state = store.getState()
    loads.start(state.comparison.tokenizers.filter((reference) => tokenizerStatus(state, reference).status === 'idle'))
  }

  function refit(): void {
    const state = store.getState()
    for (const reference of state.comparison.tokenizers) {
      const fitted = fittedText.get(reference)
      if (fitted !== undefined && fitted !== state.comparison.text) loads.refresh(reference)
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
    cancel: (reference) => loads.cancel(reference),
  }
}
