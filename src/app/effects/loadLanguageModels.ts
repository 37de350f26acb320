/**
 * Loads the language models that something is to be scored by: those of the choice while a panel that scores is open,
 * and those that a panel asked for. Again where a status became idle (a retry), or where the device or the precision was
 * changed. Fetches nothing from elsewhere before the reader agreed. Scores nothing.
 */
import { setLanguageModelStatuses } from '../../state/actions/scoring.ts'
import { scoringPanels } from '../../state/scoring.ts'
import type { LanguageModelStatus } from '../../state/scoring.ts'
import { languageModelsInUse, languageModelStatus } from '../../state/scoringSelectors.ts'
import type { AppState, Store } from '../../state/store.ts'
import type { ScoringService } from '../../platform/workers/scoring/protocol.ts'

export interface LanguageModelLoads {
  stop(): void
  /** Ends a load; the status becomes failed with `cancelled`. */
  cancel(languageModel: string): void
}

function isAllowed(state: AppState, languageModel: string): boolean {
  return !languageModel.startsWith('hub:') || state.session.scoring.allowed.includes(languageModel)
}

/** What is to be loaded now. */
function needed(state: AppState): readonly string[] {
  const { comparison, session } = state
  const chosen = scoringPanels.has(comparison.panel) ? languageModelsInUse(state) : []
  return [...new Set([...chosen, ...session.scoring.wanted])].filter((languageModel) => isAllowed(state, languageModel))
}

/** Starts the effect. `assetsBase`: see `LanguageModelSettings`. */
export function startLanguageModelLoads(store: Store, service: ScoringService, assetsBase: string): LanguageModelLoads {
  let count = 0
  const latest = new Map<string, string>()

  async function load(languageModel: string): Promise<void> {
    const { comparison, session } = store.getState()
    const { hubAddress, hubToken, scoring } = session
    const requestId = `load-language-model-${(count += 1)}`
    const previous = latest.get(languageModel)
    if (previous !== undefined) void service.cancel(previous)
    latest.set(languageModel, requestId)
    const isLatest = (): boolean => latest.get(languageModel) === requestId
    const outcome = await service.load(
      {
        requestId,
        languageModel,
        settings: { assetsBase, hubAddress, hubToken },
        device: scoring.device,
        dtype: comparison.scoring.dtypes[languageModel] ?? null,
        threads: null,
      },
      (progress) => {
        if (isLatest() && languageModelStatus(store.getState(), languageModel).status === 'loading') {
          setLanguageModelStatuses(store, { [languageModel]: { status: 'loading', progress } })
        }
      },
    )
    if (!isLatest()) return
    latest.delete(languageModel)
    setLanguageModelStatuses(store, {
      [languageModel]: outcome.ok
        ? { status: 'ready', ...outcome.value }
        : { status: 'failed', failure: outcome.failure },
    })
  }

  function loadIdle(): void {
    const state = store.getState()
    const idle = needed(state).filter((languageModel) => languageModelStatus(state, languageModel).status === 'idle')
    if (idle.length === 0) return
    // One change, before the first load: each change calls this function again.
    setLanguageModelStatuses(
      store,
      Object.fromEntries(
        idle.map((languageModel): [string, LanguageModelStatus] => [
          languageModel,
          { status: 'loading', progress: null },
        ]),
      ),
    )
    for (const languageModel of idle) void load(languageModel)
  }

  /** What was loaded for another device or precision becomes idle, and is taken up again where it is needed. */
  function reload(isChanged: (languageModel: string) => boolean): void {
    const { languageModels } = store.getState().session.scoring
    const changed = Object.keys(languageModels).filter(
      (languageModel) => languageModels[languageModel]?.status !== 'idle' && isChanged(languageModel),
    )
    if (changed.length === 0) return
    for (const languageModel of changed) {
      const running = latest.get(languageModel)
      latest.delete(languageModel)
      if (running !== undefined) void service.cancel(running)
    }
    setLanguageModelStatuses(
      store,
      Object.fromEntries(
        changed.map((languageModel): [string, LanguageModelStatus] => [languageModel, { status: 'idle' }]),
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
    cancel(languageModel) {
      const running = latest.get(languageModel)
      if (running === undefined) return
      latest.delete(languageModel)
      void service.cancel(running)
      setLanguageModelStatuses(store, {
        [languageModel]: { status: 'failed', failure: { code: 'cancelled', values: {} } },
      })
    },
  }
}
