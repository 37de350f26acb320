/**
 * What may be asked of other servers: a link never starts a download from one, the reader does. What was allowed is kept
 * for the tab, so that a reload does not ask again.
 */
import * as v from 'valibot'
import { pinnedReference } from '../../state/links/pinning.ts'
import type { Store } from '../../state/store.ts'
import { isForeign, originalOf } from '../../core/tokenizers/reference.ts'

const KEY = 'tessera.allowed'
const MAX_ALLOWED = 100

const allowedSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1600))), v.maxLength(MAX_ALLOWED))

/** A reference at a hub: what was allowed of one hub is not allowed of another. */
function keyOf(reference: string, hubAddress: string): string {
  return `${hubAddress} ${originalOf(reference)}`
}

/** Keys of what this tab's reader allowed; none if there is no storage. */
export function readAllowed(storage: () => Storage): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '[]')
    const parsed = v.safeParse(allowedSchema, stored)
    return new Set(parsed.success ? parsed.output : [])
  } catch {
    return new Set()
  }
}

/** The references that must wait for the reader's word. */
export function awaitingConsent(
  references: readonly string[],
  allowed: ReadonlySet<string>,
  hubAddress: string,
): readonly string[] {
  return references.filter((reference) => isForeign(reference) && !allowed.has(keyOf(reference, hubAddress)))
}

/** Starts to keep what is loaded at the reader's word; the answer stops it. */
export function startConsent(store: Store, storage: () => Storage): () => void {
  return store.subscribe((state, before) => {
    if (state.session.tokenizers === before.session.tokenizers) return
    const { hubAddress, tokenizers } = state.session
    const asked = Object.entries(tokenizers).flatMap(([reference, status]) => {
      if (!isForeign(reference)) return []
      if (status.status === 'loading') return [reference]
      // The address names it by its commit from now on.
      return status.status === 'ready' ? [pinnedReference(reference, status.card.source.revision)] : []
    })
    const allowed = readAllowed(storage)
    const added = asked.map((reference) => keyOf(reference, hubAddress)).filter((key) => !allowed.has(key))
    if (added.length === 0) return
    try {
      storage().setItem(KEY, JSON.stringify([...allowed, ...added].slice(-MAX_ALLOWED)))
    } catch {
      // After a reload the reader is asked again.
    }
  })
}
