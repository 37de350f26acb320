/**
 * Whole texts in the browser's database, which takes a hundred megabytes and writes without holding up the page. Where there
 * is no database, or it fails, nothing is kept and nothing throws. Decides nothing.
 */
import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb'
import * as v from 'valibot'

const DATABASE = 'tessera-drafts'
const BODIES = 'bodies'
/** Of the first version: objects with the text in them. */
const FIRST_DRAFTS = 'drafts'

/** UTF-16 units of the longest text that is kept: as long as the longest file that is opened. */
export const BODY_LIMIT = 100_000_000

const firstDraftSchema = v.object({ id: v.string(), text: v.string(), savedAt: v.number() })

/** The key of a text of a tab. */
export const bodyKey = (tab: string, savedAt: number): string => `${tab}/${savedAt}`

/** What a key says; null if it is none of ours. */
export function readBodyKey(key: string): { readonly tab: string; readonly savedAt: number } | null {
  const [, tab, savedAt] = /^([^/]+)\/(\d+)$/.exec(key) ?? []
  return tab === undefined || savedAt === undefined ? null : { tab, savedAt: Number(savedAt) }
}

export interface TextBodies {
  get(key: string): Promise<string | null>
  /** Whether it is kept: what it says is committed. */
  put(key: string, text: string): Promise<boolean>
  keys(): Promise<readonly string[]>
  remove(keys: readonly string[]): Promise<void>
  clear(): Promise<void>
}

function open(): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    openDB(DATABASE, 2, {
      upgrade,
      blocked: () => reject(new Error('blocked')),
      blocking: (_, __, { target }) => {
        if (target instanceof IDBDatabase) target.close()
      },
    }).then(resolve, reject)
  })
}

/** Drafts of the first version become texts like others. */
async function upgrade(
  database: IDBPDatabase,
  _from: number,
  _to: number | null,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  const bodies = database.createObjectStore(BODIES)
  if (!database.objectStoreNames.contains(FIRST_DRAFTS)) return
  const drafts: readonly unknown[] = await transaction.objectStore(FIRST_DRAFTS).getAll()
  for (const draft of drafts) {
    const { success, output } = v.safeParse(firstDraftSchema, draft)
    if (success) await bodies.put(output.text, bodyKey(output.id, output.savedAt))
  }
  database.deleteObjectStore(FIRST_DRAFTS)
}

export function textBodies(): TextBodies {
  /** Null if it could not be done. Reading `indexedDB` may throw. */
  async function run<Value>(
    work: (database: IDBPDatabase) => Promise<Value>,
  ): Promise<{ readonly value: Value } | null> {
    let database: IDBPDatabase | null = null
    try {
      database = await open()
      return { value: await work(database) }
    } catch {
      return null
    } finally {
      database?.close()
    }
  }

  return {
    async get(key) {
      const found = await run<unknown>((database) => database.get(BODIES, key))
      return typeof found?.value === 'string' ? found.value : null
    },
    put: async (key, text) => (await run((database) => database.put(BODIES, text, key))) !== null,
    async keys() {
      const found = await run((database) => database.getAllKeys(BODIES))
      return (found?.value ?? []).filter((key) => typeof key === 'string')
    },
    async remove(keys) {
      await Promise.all(keys.map((key) => run((database) => database.delete(BODIES, key))))
    },
    clear: async () => void (await run((database) => database.clear(BODIES))),
  }
}
