/**
 * Whole texts in the browser's database, which takes a hundred megabytes and writes without holding up the page. Where there
 * is no database, or it fails, nothing is kept and nothing throws. Decides nothing.
 */
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

/** What a key says; null where it is none of ours. */
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

function open(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = databases.open(DATABASE, 2)
    request.onupgradeneeded = () => upgrade(request.result, request.transaction)
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

/** Drafts of the first version become texts like others. */
function upgrade(database: IDBDatabase, transaction: IDBTransaction | null): void {
  const bodies = database.createObjectStore(BODIES)
  if (transaction === null || !database.objectStoreNames.contains(FIRST_DRAFTS)) return
  const all = transaction.objectStore(FIRST_DRAFTS).getAll()
  all.onsuccess = () => {
    const drafts: readonly unknown[] = all.result
    for (const draft of drafts) {
      const { success, output } = v.safeParse(firstDraftSchema, draft)
      if (success) bodies.put(output.text, bodyKey(output.id, output.savedAt))
    }
    database.deleteObjectStore(FIRST_DRAFTS)
  }
}

/** @param databases asked for at each use: reading `window.indexedDB` may throw */
export function textBodies(databases: () => IDBFactory): TextBodies {
  /** Null where it could not be done. */
  async function run<Value>(
    mode: IDBTransactionMode,
    work: (bodies: IDBObjectStore) => IDBRequest<Value>,
  ): Promise<{ readonly value: Value } | null> {
    let database: IDBDatabase | null = null
    try {
      database = await open(databases())
      const transaction = database.transaction(BODIES, mode)
      const request = work(transaction.objectStore(BODIES))
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
      return { value: request.result }
    } catch {
      return null
    } finally {
      database?.close()
    }
  }

  return {
    async get(key) {
      const found = await run<unknown>('readonly', (bodies) => bodies.get(key))
      return typeof found?.value === 'string' ? found.value : null
    },
    put: async (key, text) => (await run('readwrite', (bodies) => bodies.put(text, key))) !== null,
    async keys() {
      const found = await run('readonly', (bodies) => bodies.getAllKeys())
      return (found?.value ?? []).filter((key) => typeof key === 'string')
    },
    async remove(keys) {
      await Promise.all(keys.map((key) => run('readwrite', (bodies) => bodies.delete(key))))
    },
    clear: async () => void (await run('readwrite', (bodies) => bodies.clear())),
  }
}
