/** What the page may ask of its offline side: what the browser keeps, and a new version. Types only. */
import type { Failure } from '../core/tokenizers/failure.ts'

/** `hub`: files of the hub, which are kept by the address with the commit in it. Others: see `offline/shippedFiles.ts`. */
export type StoredGroup =
  | 'page'
  | 'tokenizers'
  | 'corpora'
  | 'languageModels'
  | 'largeWeights'
  | 'names'
  | 'fonts'
  | 'runtime'
  | 'hub'

/** What is kept or removed as one: a tokenizer, a language model, a corpus. */
export interface StoredItem {
  /** Of the item: a path of the site, or a reference of the hub. */
  readonly id: string
  readonly group: StoredGroup
  readonly keptFiles: number
  readonly keptBytes: number
  readonly allFiles: number
  readonly allBytes: number
}

export interface Storage {
  /** In the order in which they are shown; `page` and everything of the site also if nothing of it is kept. */
  readonly items: readonly StoredItem[]
  /** Bytes that are not kept: of large weights, and of the rest of the site. */
  readonly missingBytes: Readonly<Record<KeptPart, number>>
  /** Of everything that the site keeps, by the browser's own estimate; null if it gives none. */
  readonly estimate: { readonly usageBytes: number; readonly quotaBytes: number } | null
  /** Whether the browser promised not to clear it by itself; null if it makes no such promises. */
  readonly persisted: boolean | null
}

/**
 * Why nothing can be kept. `insecure`: the address is neither https nor this machine's. `unsupported`: the browser lacks
 * service workers, or forbids storage. `not-ready`: the service worker is not installed yet.
 */
export type StorageAnswer =
  | ({ readonly status: 'ready' } & Storage)
  | { readonly status: 'insecure' | 'unsupported' | 'not-ready' }

/** What is kept as one when the reader says so: the large weights of language models, or the rest of the site. */
export type KeptPart = 'site' | 'largeWeights'

export type KeepOutcome =
  | { readonly status: 'kept' | 'cancelled' | 'full' }
  | { readonly status: 'failed'; readonly failure: Failure }

export interface OfflineServices {
  /** Shows the new version that waits, or that another tab took: reloads the page. */
  takeUpdate(): void
  storage(): Promise<StorageAnswer>
  /** Removes what is kept of the items. */
  remove(ids: readonly string[]): Promise<void>
  /** Keeps every file of the part. */
  keepAll(
    part: KeptPart,
    onProgress: (doneBytes: number, totalBytes: number) => void,
  ): {
    readonly outcome: Promise<KeepOutcome>
    readonly cancel: () => void
  }
  /** Asks the browser not to clear what is kept by itself; whether it promised. */
  persist(): Promise<boolean>
}
