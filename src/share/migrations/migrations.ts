/**
 * The steps from each old version of a link's content to the next: pure, and never changed once released. The entry at
 * index n leads from version n + 1 to version n + 2; there is none yet, for version 1 is the newest.
 */
export type Migration = (content: unknown) => unknown

export const migrations: readonly Migration[] = []

/** The version that is written. */
export const currentVersion = migrations.length + 1
