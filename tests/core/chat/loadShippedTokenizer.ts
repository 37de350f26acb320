/** A shipped tokenizer as the page loads it. */
import { loadShipped } from '../../../src/platform/tokenizers/shipped.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { assetsBase, serveShippedFiles } from '../../platform/workers/shippedFiles.ts'

export async function loadShippedTokenizer(id: string): Promise<Tokenizer> {
  serveShippedFiles()
  const loaded = await loadShipped(id, { assetsBase, signal: new AbortController().signal, onProgress: () => {} })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  return loaded.value
}
