/**
 * What the browser remembers of the reader's choices: the theme, the density, the hub's address and whether drafts are kept,
 * and nothing else (never an access token; the text only as a draft, see `drafts/`). A storage that throws, as in private
 * windows, is as good as an empty one.
 */
import * as v from 'valibot'
import { defaultHubAddress } from '../../state/session.ts'
import type { Store } from '../../state/store.ts'
import type { Density, Theme } from '../../state/view.ts'

const KEY = 'tessera.settings'

const settingsSchema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  density: v.fallback(v.picklist(['comfortable', 'compact']), 'comfortable'),
  hubAddress: v.fallback(v.pipe(v.string(), v.regex(/^https?:\/\//)), defaultHubAddress),
  keepsDrafts: v.fallback(v.boolean(), true),
})

export interface Settings {
  readonly theme: Theme
  readonly density: Density
  readonly hubAddress: string
  readonly keepsDrafts: boolean
}

export function readSettings(storage: () => Storage): Settings {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '{}')
    const parsed = v.safeParse(settingsSchema, stored)
    if (parsed.success) return parsed.output
  } catch {
    // No storage, or not our JSON: the start values.
  }
  return { theme: 'system', density: 'comfortable', hubAddress: defaultHubAddress, keepsDrafts: true }
}

/** Starts writing changes; the answer stops it. */
export function startSettings(store: Store, storage: () => Storage): () => void {
  return store.subscribe((state, before) => {
    const { theme, density } = state.view
    const { hubAddress, keepsDrafts } = state.session
    if (
      theme === before.view.theme &&
      density === before.view.density &&
      hubAddress === before.session.hubAddress &&
      keepsDrafts === before.session.keepsDrafts
    )
      return
    try {
      storage().setItem(KEY, JSON.stringify({ theme, density, hubAddress, keepsDrafts } satisfies Settings))
    } catch {
      // The choice holds for this visit.
    }
  })
}
