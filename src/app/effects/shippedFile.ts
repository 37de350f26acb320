/** The files of shipped tokenizers, for those who take them along. */
import type { CatalogueEntry } from '../../core/tokenizers/catalogue/entry.ts'
import type { Outcome } from '../../core/tokenizers/failure.ts'

/** Failures: those of `fetchShippedFile`. */
export async function shippedFile(asset: NonNullable<CatalogueEntry['asset']>): Promise<Outcome<Uint8Array>> {
  const { fetchShippedFile } = await import('../../platform/tokenizers/shippedFile.ts')
  const assetsBase = new URL(import.meta.env.BASE_URL, document.baseURI).href
  return fetchShippedFile(asset, { assetsBase, signal: new AbortController().signal, onProgress: () => {} })
}
