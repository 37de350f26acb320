/**
 * The versions of links, oldest first. A version's start is what its links mean if they say nothing: it is frozen with the
 * version, whatever the page starts with later. A group or a field that is added is added to the newest start; a start
 * value that changes, or a field that is renamed or removed, needs a new version: a start, and a migration from the one before.
 */
import { toVersion2 } from './migrations/toVersion2.ts'
import v1 from './starts/v1.json' with { type: 'json' }
import v2 from './starts/v2.json' with { type: 'json' }
import type { Fields } from './fields.ts'

export interface LinkVersion {
  readonly start: Fields
  /** From the content of the version before, in which nothing is missing. Pure, and never changed; null for the first. */
  readonly migrate: ((content: unknown) => unknown) | null
}

export const versions: readonly LinkVersion[] = [
  { start: v1, migrate: null },
  { start: v2, migrate: toVersion2 },
]

/** The version that is written. */
export const currentVersion = versions.length
