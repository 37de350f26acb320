/**
 * Loads the language models that something is to be scored by: those of the choice while a panel that scores is open,
 * and those that a panel asked for. Again if a status became idle (a retry), or if the device or the precision was
 * changed. Fetches nothing from elsewhere, and nothing large, before the reader agreed. Scores nothing.
 */
import { needsConsent } from '../../core/scores/catalogue.ts'
import { setLanguageModelStatuses } from '../../state/actions/scoring.ts'
import { scoringPanels } from '../../state/scoring.ts'
import { languageModelsInUse, languageModelStatus } from '../../state/scoringSelectors.ts'
import type { AppState, Store } from '../../state/store.ts'
import type { LanguageModelProgress, ScoringService } from '../../platform/workers/scoring/protocol.ts'
import { createLoads } from './createLoads.ts'

export interface LanguageModelLoads {
  stop(): void
  /** Ends a load; the status becomes failed with `cancelled`. */
  cancel(languageModel: string): void
}

function isAllowed(state: AppState, languageModel: string): boolean {
  return !needsConsent(languageModel) || state.session.scoring.allowed.includes(languageModel)
}

/** What is to be loaded now. */
function needed(state: AppState): readonly string[] {
  const { comparison, session } = state
  const chosen = scoringPanels.has(comparison.panel) ? languageModelsInUse(state) : []
  return [...new Set([...chosen, ...session.scoring.wanted])].filter((languageModel) => isAllowed(state, languageModel))
}

/** Starts the effect. `assetsBase`: see `LanguageModelSettings`. */
export function startLanguageModelLoads(store: Store, service: ScoringService, assetsBase: string): LanguageModelLoads {
  const loads = createLoads({
    prefix: 'load-language-model',
    load(languageModel, requestId, onProgress: (progress: LanguageModelProgress) => void) {
      const { comparison, session } = store.getState()
      const { hubAddress, hubToken, scoring } = session
      return service.load(
        {
          requestId,
          languageModel,
          settings: { assetsBase, hubAddress, hubToken },
          device: scoring.device,
          dtype: comparison.scoring.dtypes[languageModel] ?? null,
          threads: null,
        },
        onProgress,
      )
    },
    cancel: (requestId) => void service.cancel(requestId),
    isLoading: (languageModel) => languageModelStatus(store.getState(), languageModel).status === 'loading',
    setStatuses: (statuses) => setLanguageModelStatuses(store, statuses),
  })

  function loadIdle(): void {
    const state = store.getState()
    loads.start(needed(state).filter((languageModel) => languageModelStatus(state, languageModel).status === 'idle'))
  }

  /** What was loaded for another device or precision becomes idle, and is taken up again if it is needed. */
  function reload(isChanged: (languageModel: string) => boolean): void {
    const { languageModels } = store.getState().session.scoring
    loads.reset(
      Object.keys(languageModels).filter(
        (languageModel) => languageModels[languageModel]?.status !== 'idle' && isChanged(languageModel),
      ),
    )
  }

  const unsubscribe = store.subscribe((state, before) => {
    const [now, then] = [state.comparison.scoring, before.comparison.scoring]
    if (state.session.scoring.device !== before.session.scoring.device) reload(() => true)
    else if (now.dtypes !== then.dtypes)
      reload((languageModel) => now.dtypes[languageModel] !== then.dtypes[languageModel])
    if (
      now !== then ||
      state.comparison.tokenizers !== before.comparison.tokenizers ||
      state.comparison.panel !== before.comparison.panel ||
      state.session.scoring !== before.session.scoring
    )
      loadIdle()
  })
  void service.watch((languageModel, loaded) =>
    setLanguageModelStatuses(store, { [languageModel]: { status: 'ready', ...loaded } }),
  )
  loadIdle()
  return {
    stop: unsubscribe,
    cancel: (languageModel) => loads.cancel(languageModel),
  }
}
