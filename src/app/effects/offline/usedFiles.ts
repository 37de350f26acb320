/**
 * Files of the site that were fetched before there was a service worker: it keeps them too, so that the first visit is
 * enough to work without a network. Says which; fetches nothing.
 */
import type { FileGroup, ShippedFile } from '../../../platform/offline/shippedFiles.ts'
import { findCard } from '../../../core/tokenizers/catalogue/catalogue.ts'
import type { AppState } from '../../../state/store.ts'
import { parseOriginal } from '../../../core/tokenizers/reference.ts'

const isKeptWhenUsed = (group: FileGroup): boolean => group !== 'page' && group !== 'largeWeights'

const isUsed = ({ status }: { readonly status: string }): boolean => status === 'loading' || status === 'ready'

function usedKeys(statuses: Readonly<Record<string, { readonly status: string }>>): readonly string[] {
  return Object.entries(statuses).flatMap(([key, status]) => (isUsed(status) ? [key] : []))
}

function tokenizerFiles(reference: string): readonly string[] {
  const parsed = parseOriginal(reference)
  if (parsed?.kind === 'shipped') return [findCard(parsed.id)?.asset?.path ?? []].flat()
  if (parsed?.kind === 'multi-word')
    return [...tokenizerFiles(parsed.base), ...(parsed.fittedOn === 'list' ? ['multiword/english.json'] : [])]
  return []
}

/** What workers fetched for the tokenizers and language models that are loaded. */
export function filesOfLoaded(files: readonly ShippedFile[], { session }: AppState): readonly ShippedFile[] {
  const tokenizers = new Set(usedKeys(session.tokenizers).flatMap(tokenizerFiles))
  const folders = usedKeys(session.scoring.languageModels).map((languageModel) => `models/${languageModel}/`)
  return files.filter(({ url, group }) => {
    if (!isKeptWhenUsed(group)) return false
    if (tokenizers.has(url)) return true
    if (group === 'runtime') return folders.length > 0 && url.includes('/ort-')
    return folders.some((folder) => url.startsWith(folder))
  })
}

/** Those of the addresses, which the page itself asked for, that are kept when used. */
export function filesAt(
  addresses: ReadonlySet<string>,
  files: readonly ShippedFile[],
  scope: string,
): readonly ShippedFile[] {
  return files.filter(({ url, group }) => isKeptWhenUsed(group) && addresses.has(new URL(url, scope).href))
}
