/**
 * Drafts in the browser's database: it takes texts of megabytes, and writes without holding up the page, neither of which
 * `localStorage` does. Where there is no database, or it fails, nothing is kept and nothing throws. Decides nothing.
 */
import * as v from 'valibot'
import type { Draft } from '../../state/session.ts'

const DATABASE = 'tessera-drafts'
const STORE = 'drafts'

/** UTF-16 units of the longest text that is kept. */
export const DRAFT_LIMIT = 10_000_000

const draftSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(DRAFT_LIMIT)),
  savedAt: v.pipe(v.number(), v.finite()),
})

export interface DraftDatabase {
  /** What is kept, newest first; what is not a draft is passed over. */
  all(): Promise<readonly Draft[]>
  put(draft: Draft): Promise<void>
  remove(id: string): Promise<void>
  clear(): Promise<void>
}

function open(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = databases.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

/** @param databases asked for at each use: reading `window.indexedDB` may throw */
export function draftDatabase(databases: () => IDBFactory): DraftDatabase {
  /** Null where it could not be done. */
  async function run<Value>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<Value>): Promise<Value | null> {
    let database: IDBDatabase | null = null
    try {
      database = await open(databases())
      const transaction = database.transaction(STORE, mode)
      const request = work(transaction.objectStore(STORE))
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
      return request.result
    } catch {
      return null
    } finally {
      database?.close()
    }
  }

  return {
    async all() {
      const kept: readonly unknown[] = (await run<unknown[]>('readonly', (drafts) => drafts.getAll())) ?? []
      const drafts = kept.flatMap((value): Draft[] => {
        const parsed = v.safeParse(draftSchema, value)
        return parsed.success ? [parsed.output] : []
      })
      return drafts.toSorted((one, other) => other.savedAt - one.savedAt)
    },
    put: async (draft) => void (await run('readwrite', (drafts) => drafts.put(draft))),
    remove: async (id) => void (await run('readwrite', (drafts) => drafts.delete(id))),
    clear: async () => void (await run('readwrite', (drafts) => drafts.clear())),
  }
}
