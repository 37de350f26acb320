/**
 * What the browser remembers of the reader's choices: the theme, the hub's address and whether drafts are kept, and nothing
 * else (never an access token; the text only as a draft, see `drafts/`). A storage that throws, as in private windows, is as
 * good as an empty one.
 */
import * as v from 'valibot'
import { defaultHubAddress } from '../../state/session.ts'
import type { Store } from '../../state/store.ts'
import type { Theme } from '../../state/view.ts'

const KEY = 'tessera.settings'

const settingsSchema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  hubAddress: v.fallback(v.pipe(v.string(), v.regex(/^https?:\/\//)), defaultHubAddress),
  keepsDrafts: v.fallback(v.boolean(), true),
})

export interface Settings {
  readonly theme: Theme
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
  return { theme: 'system', hubAddress: defaultHubAddress, keepsDrafts: true }
}

/** Starts writing changes; the answer stops it. */
export function startSettings(store: Store, storage: () => Storage): () => void {
  return store.subscribe((state, before) => {
    const { theme } = state.view
    const { hubAddress, keepsDrafts } = state.session
    if (
      theme === before.view.theme &&
      hubAddress === before.session.hubAddress &&
      keepsDrafts === before.session.keepsDrafts
    )
      return
    try {
      storage().setItem(KEY, JSON.stringify({ theme, hubAddress, keepsDrafts } satisfies Settings))
    } catch {
      // The choice holds for this visit.
    }
  })
}
