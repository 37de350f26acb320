/**
 * The versions of links, oldest first. A version's start is what its links mean if they say nothing: it is frozen with the
 * version, whatever the page starts with later. A group or a field that is added is added to the newest start; a start
 * value that changes, or a field that is renamed or removed, needs a new version: a start, and a migration from the one before.
 */
import { toVersion2 } from './migrations/toVersion2.ts'
import v1 from './starts/v1.json' with { type: 'json' }
import v2 from './starts/v2.json' with { type: 'json' }
import v3 from './starts/v3.json' with { type: 'json' }
import { isFields, type Fields } from './fields.ts'

export interface LinkVersion {
  readonly start: Fields
  /** From the content of the version before, in which nothing is missing. Pure, and never changed; null for the first. */
  readonly migrate: ((content: unknown) => unknown) | null
}

/** A start that is that of the version before but for what `changes` says of its fields and of those of its groups. */
function changed(before: Fields, changes: Fields): Fields {
  const entries = Object.entries(changes).map(([key, value]) => {
    const group = before[key]
    return [key, isFields(group) && isFields(value) ? { ...group, ...value } : value]
  })
  return { ...before, ...Object.fromEntries(entries) }
}

export const versions: readonly LinkVersion[] = [
  { start: v1, migrate: null },
  { start: v2, migrate: toVersion2 },
  // Superwords of 16,384 entries. What version 2 did not say was filled from its own start before.
  { start: changed(v2, v3), migrate: (content) => content },
]

/** The version that is written. */
export const currentVersion = versions.length
