/**
 * Downloads one large file: with progress, a watch for stalled connections, and a resumption where the connection is cut
 * in the middle, by itself or when it is run again. Keeps what has come while it is not whole, and nothing behind that.
 */
import { fail, succeed, type Failure, type Outcome } from '../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds } from '../tokenizers/fetching.ts'

/**
 * How often in a row a connection may be cut without a byte having come. Those that a browser had not yet handed on when
 * the connection was cut are lost, so the first one may bring none.
 */
const MAX_BARREN = 3

export interface DownloadOptions {
  readonly signal: AbortSignal
  readonly onProgress: (loadedBytes: number, totalBytes: number | null) => void
  readonly stallMilliseconds?: number
}

interface Part {
  readonly chunks: Uint8Array[]
  loaded: number
  total: number | null
}

/** Where a file is, and what an answer means that is not the file. */
export interface DownloadSource {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly classify: (response: Response) => Failure | null
}

export class Download {
  readonly #source: DownloadSource
  readonly #part: Part = { chunks: [], loaded: 0, total: null }

  constructor(source: DownloadSource) {
    this.#source = source
  }

  /** Goes on where an earlier run of it failed. Failures: `network`, `stalled`, `cancelled`, and those of the answer. */
  async run(options: DownloadOptions): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
    const part = this.#part
    let barren = 0
    for (;;) {
      const before = part.loaded
      const fetched = await fetchRest(this.#source, part, options)
      if (fetched.ok) return succeed(joined(part))
      if (fetched.failure.code !== 'network') return fetched
      barren = part.loaded > before ? 0 : barren + 1
      if (barren >= MAX_BARREN) return fetched
    }
  }
}

async function fetchRest(source: DownloadSource, part: Part, options: DownloadOptions): Promise<Outcome<null>> {
  const { signal, onProgress, stallMilliseconds = defaultStallMilliseconds } = options
  const stalled = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const watch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => stalled.abort(), stallMilliseconds)
  }
  const where = new URL(source.url).host
  try {
    watch()
    const range = part.loaded > 0 ? { range: `bytes=${part.loaded}-` } : {}
    const response = await fetch(source.url, {
      signal: AbortSignal.any([signal, stalled.signal]),
      headers: { ...source.headers, ...range },
    })
    const failure = source.classify(response)
    if (failure !== null) {
      await response.body?.cancel()
      return { ok: false, failure }
    }
    if (response.status !== 206) {
      // The whole file: the server does not take files up in the middle.
      part.chunks.length = 0
      part.loaded = 0
    }
    part.total = totalOf(response, part.loaded) ?? part.total
    if (response.body !== null) {
      const reader = response.body.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        watch()
        part.chunks.push(value)
        part.loaded += value.length
        onProgress(part.loaded, part.total)
      }
    }
    return part.total === null || part.loaded >= part.total
      ? succeed(null)
      : fail('network', { where, detail: 'the connection was cut' })
  } catch (error) {
    if (signal.aborted) return fail('cancelled')
    if (stalled.signal.aborted) return fail('stalled', { where, limit: stallMilliseconds / 1000 })
    return fail('network', { where, detail: error instanceof Error ? error.message : String(error) })
  } finally {
    clearTimeout(timer)
  }
}

/** Of the whole file; null where the answer does not say, as a compressed one does not. */
function totalOf(response: Response, from: number): number | null {
  const length = Number(response.headers.get('content-length'))
  return length > 0 && response.headers.get('content-encoding') === null ? from + length : null
}

function joined({ chunks, loaded }: Part): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(loaded)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
