/** Fetching one file with progress, a limit of size and a watch for stalled connections; failures are values. */
import { fail, succeed, type Failure, type Outcome } from '../../core/tokenizers/failure.ts'

export interface FetchOptions {
  readonly signal: AbortSignal
  /** Bytes arrived, and expected if the server said. */
  readonly onProgress: (loadedBytes: number, totalBytes: number | null) => void
  readonly headers?: Readonly<Record<string, string>>
  /** Most bytes that are taken. */
  readonly limitBytes: number
  /** How long nothing may arrive. */
  readonly stallMilliseconds: number
}

export const defaultStallMilliseconds = 20_000

/** What an answer other than 200 means; null: go on and read the body. */
export type Classify = (response: Response) => Failure | null

/**
 * The bytes of a file. Failures: `network` {where, detail}, `stalled` {where}, `too-large` {what, limit}, `cancelled`,
 * and what `classify` makes of the status.
 */
export async function fetchBytes(url: string, options: FetchOptions, classify: Classify): Promise<Outcome<Uint8Array>> {
  const stalled = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const watch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => stalled.abort(), options.stallMilliseconds)
  }
  const where = new URL(url).host
  try {
    watch()
    const response = await fetch(url, {
      signal: AbortSignal.any([options.signal, stalled.signal]),
      headers: { ...options.headers },
    })
    const failure = classify(response)
    if (failure !== null) {
      await discard(response)
      return { ok: false, failure }
    }
    return await readBody(response, url, options, watch)
  } catch (error) {
    if (options.signal.aborted) return fail('cancelled')
    if (stalled.signal.aborted) return fail('stalled', { where, limit: options.stallMilliseconds / 1000 })
    return fail('network', { where, detail: error instanceof Error ? error.message : String(error) })
  } finally {
    clearTimeout(timer)
  }
}

/** Ends a transfer whose body nobody will read; else it goes on until the response is collected as garbage. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel()
}

async function readBody(
  response: Response,
  url: string,
  options: FetchOptions,
  watch: () => void,
): Promise<Outcome<Uint8Array>> {
  const announced = Number(response.headers.get('content-length'))
  // A compressed body is longer than announced, so then the announced length is no total.
  const total = announced > 0 && response.headers.get('content-encoding') === null ? announced : null
  const tooLarge = fail('too-large', {
    what: url.slice(url.lastIndexOf('/') + 1),
    limit: `${options.limitBytes / 1e6} MB`,
  })
  if (total !== null && total > options.limitBytes) {
    await discard(response)
    return tooLarge
  }
  const chunks: Uint8Array[] = []
  let loaded = 0
  if (response.body !== null) {
    const reader = response.body.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      watch()
      chunks.push(value)
      loaded += value.length
      if (loaded > options.limitBytes) {
        await reader.cancel()
        return tooLarge
      }
      options.onProgress(loaded, total)
    }
  }
  const bytes = new Uint8Array(loaded)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return succeed(bytes)
}
