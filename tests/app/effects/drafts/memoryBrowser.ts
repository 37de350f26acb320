/** Storage, database and window of a browser, in memory. */
import type { TextBodies } from '../../../../src/platform/storage/textBodies.ts'
import type { EntryBrowser } from '../../../../src/app/effects/keptComparison.ts'

/** A `Storage` whose keys are its own properties, as those of browsers are, with room for so many UTF-16 units. */
export interface MapStorage extends Storage {
  room: number
}

export function mapStorage(): MapStorage {
  const kept = new Map<string, string>()
  const methods: MapStorage = {
    room: Infinity,
    get length() {
      return kept.size
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      const others = [...kept].reduce((sum, [name, text]) => sum + (name === key ? 0 : name.length + text.length), 0)
      if (others + key.length + value.length > methods.room) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
  return new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      typeof key === 'string' && kept.has(key)
        ? { value: kept.get(key), enumerable: true, configurable: true }
        : undefined,
  })
}

export interface MemoryBodies extends TextBodies {
  readonly kept: Map<string, string>
  isFull: boolean
}

export function memoryBodies(): MemoryBodies {
  const kept = new Map<string, string>()
  const bodies: MemoryBodies = {
    kept,
    isFull: false,
    get: async (key) => kept.get(key) ?? null,
    async put(key, text) {
      if (bodies.isFull) return false
      kept.set(key, text)
      return true
    },
    keys: async () => [...kept.keys()],
    remove: async (keys) => keys.forEach((key) => kept.delete(key)),
    clear: async () => kept.clear(),
  }
  return bodies
}

export interface Place {
  readonly session: Storage
  readonly hash: string
  readonly entry?: string
  readonly type?: string
}

/** A window at a place of the history; `asks`: whether it asks before it is left. */
export function windowIn({ session, hash, entry, type }: Place) {
  const listeners = new Set<(event: Event) => void>()
  const browser: EntryBrowser & Pick<Window, 'addEventListener' | 'removeEventListener'> = {
    location: { hash },
    sessionStorage: session,
    performance: {
      getEntriesByType: (name) =>
        type === undefined ? [] : [{ name, entryType: name, startTime: 0, duration: 0, type, toJSON: () => null }],
    },
    ...(entry === undefined ? {} : { navigation: { currentEntry: { key: entry } } }),
    addEventListener: (_: string, listener: (event: Event) => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: (event: Event) => void) => void listeners.delete(listener),
  }
  return { browser, asks: () => listeners.size > 0 }
}
