/**
 * Loads the language models that something is to be scored by: those of the choice while a panel that scores is open,
 * and those that a panel asked for. Again where a status became idle (a retry), or where the device or the precision was
 * changed. Fetches nothing from elsewhere before the reader agreed. Scores nothing.
 */
import { setScorerStatuses } from '../../state/actions/scoring.ts'
import { scoringPanels } from '../../state/scoring.ts'
import type { ScorerStatus } from '../../state/scoring.ts'
import { scorersOf } from '../../state/scoringChoice.ts'
import { scorerStatus } from '../../state/scoringSelectors.ts'
import type { AppState, Store } from '../../state/store.ts'
import type { ScoringService } from '../../platform/workers/scoring/protocol.ts'

export interface ScorerLoads {
  stop(): void
  /** Ends a load; the status becomes failed with `cancelled`. */
  cancel(scorer: string): void
}

function isAllowed(state: AppState, scorer: string): boolean {
  return !scorer.startsWith('hub:') || state.session.scoring.allowed.includes(scorer)
}

/** What is to be loaded now. */
function needed(state: AppState): readonly string[] {
  const { comparison, session } = state
  const chosen = scoringPanels.has(comparison.panel) ? scorersOf(comparison.scoring) : []
  return [...new Set([...chosen, ...session.scoring.wanted])].filter((scorer) => isAllowed(state, scorer))
}

/** Starts the effect. `assetsBase`: see `ScorerSettings`. */
export function startScorerLoads(store: Store, service: ScoringService, assetsBase: string): ScorerLoads {
  let count = 0
  const latest = new Map<string, string>()

  async function load(scorer: string): Promise<void> {
    const { comparison, session } = store.getState()
    const { hubAddress, hubToken, scoring } = session
    const requestId = `load-scorer-${(count += 1)}`
    const previous = latest.get(scorer)
    if (previous !== undefined) void service.cancel(previous)
    latest.set(scorer, requestId)
    const isLatest = (): boolean => latest.get(scorer) === requestId
    const outcome = await service.load(
      {
        requestId,
        scorer,
        settings: { assetsBase, hubAddress, hubToken },
        device: scoring.device,
        dtype: comparison.scoring.dtypes[scorer] ?? null,
        threads: null,
      },
      (progress) => {
        if (isLatest() && scorerStatus(store.getState(), scorer).status === 'loading') {
          setScorerStatuses(store, { [scorer]: { status: 'loading', progress } })
        }
      },
    )
    if (!isLatest()) return
    latest.delete(scorer)
    setScorerStatuses(store, {
      [scorer]: outcome.ok ? { status: 'ready', ...outcome.value } : { status: 'failed', failure: outcome.failure },
    })
  }

  function loadIdle(): void {
    const state = store.getState()
    const idle = needed(state).filter((scorer) => scorerStatus(state, scorer).status === 'idle')
    if (idle.length === 0) return
    // One change, before the first load: each change calls this function again.
    setScorerStatuses(
      store,
      Object.fromEntries(idle.map((scorer): [string, ScorerStatus] => [scorer, { status: 'loading', progress: null }])),
    )
    for (const scorer of idle) void load(scorer)
  }

  /** What was loaded for another device or precision becomes idle, and is taken up again where it is needed. */
  function reload(isChanged: (scorer: string) => boolean): void {
    const { scorers } = store.getState().session.scoring
    const changed = Object.keys(scorers).filter((scorer) => scorers[scorer]?.status !== 'idle' && isChanged(scorer))
    if (changed.length === 0) return
    for (const scorer of changed) {
      const running = latest.get(scorer)
      latest.delete(scorer)
      if (running !== undefined) void service.cancel(running)
    }
    setScorerStatuses(
      store,
      Object.fromEntries(changed.map((scorer): [string, ScorerStatus] => [scorer, { status: 'idle' }])),
    )
  }

  const unsubscribe = store.subscribe((state, before) => {
    const [now, then] = [state.comparison.scoring, before.comparison.scoring]
    if (state.session.scoring.device !== before.session.scoring.device) reload(() => true)
    else if (now.dtypes !== then.dtypes) reload((scorer) => now.dtypes[scorer] !== then.dtypes[scorer])
    if (
      now !== then ||
      state.comparison.panel !== before.comparison.panel ||
      state.session.scoring !== before.session.scoring
    )
      loadIdle()
  })
  void service.watch((scorer, loaded) => setScorerStatuses(store, { [scorer]: { status: 'ready', ...loaded } }))
  loadIdle()
  return {
    stop: unsubscribe,
    cancel(scorer) {
      const running = latest.get(scorer)
      if (running === undefined) return
      latest.delete(scorer)
      void service.cancel(running)
      setScorerStatuses(store, { [scorer]: { status: 'failed', failure: { code: 'cancelled', values: {} } } })
    },
  }
}
