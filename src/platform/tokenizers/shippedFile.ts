/** Fetches the file of a shipped tokenizer, which is served with the page. */
import type { CatalogueEntry } from '../../core/tokenizers/catalogue/entry.ts'
import { fail, type Outcome } from '../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds, fetchBytes } from './fetching.ts'
import { sha256Hex } from './sha256.ts'

const LIMIT_BYTES = 16_000_000

export interface ShippedOptions {
  readonly assetsBase: string
  readonly signal: AbortSignal
  readonly onProgress: (file: string, loadedBytes: number, totalBytes: number | null) => void
}

/** The file of a shipped tokenizer, checked by its hash. Failures: `bad-integrity` {what, detail}, those of the fetch. */
export async function fetchShippedFile(
  asset: NonNullable<CatalogueEntry['asset']>,
  options: ShippedOptions,
): Promise<Outcome<Uint8Array>> {
  const url = new URL(asset.path, options.assetsBase).href
  const fetched = await fetchBytes(
    url,
    {
      signal: options.signal,
      limitBytes: LIMIT_BYTES,
      stallMilliseconds: defaultStallMilliseconds,
      onProgress: (loaded) => options.onProgress(asset.path, loaded, asset.bytes),
    },
    (response) =>
      response.ok
        ? null
        : {
            code: response.status === 404 ? 'not-found' : 'server',
            values: { what: asset.path, where: new URL(url).host, status: response.status },
          },
  )
  if (!fetched.ok) return fetched
  const found = await sha256Hex(fetched.value)
  return found !== null && found !== asset.sha256
    ? fail('bad-integrity', { what: asset.path, detail: `SHA-256 ${found}` })
    : fetched
}
