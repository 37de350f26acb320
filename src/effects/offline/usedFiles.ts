/**
 * Files of the site that were fetched before there was a service worker: it keeps them too, so that the first visit is
 * enough to work without a network. Decides which; fetches nothing.
 */
import type { ShippedFile } from '../../offline/shippedFiles.ts'
import type { AppState } from '../../state/store.ts'
import { findCard } from '../../tokenizers/catalogue/catalogue.ts'
import { parseReference } from '../../tokenizers/reference.ts'

const isUsed = ({ status }: { readonly status: string }): boolean => status === 'loading' || status === 'ready'

function tokenizerFiles(reference: string): readonly string[] {
  const parsed = parseReference(reference)
  if (parsed?.kind === 'shipped') return [findCard(parsed.id)?.asset?.path ?? '']
  if (parsed?.kind === 'multi-word') return [...tokenizerFiles(parsed.base), ...(parsed.fittedOn === 'list' ? ['multiword/english.json'] : [])]
  return []
}

/** `fetched`: addresses that the page itself asked for; what workers asked for is told by the state. */
export function usedFiles(files: readonly ShippedFile[], { session }: AppState, fetched: ReadonlySet<string>, scope: string): readonly ShippedFile[] {
  const tokenizers = new Set(Object.keys(session.tokenizers).filter((reference) => isUsed(session.tokenizers[reference] ?? { status: 'idle' })).flatMap(tokenizerFiles))
  const scorers = Object.entries(session.scoring.scorers).flatMap(([scorer, status]) => (isUsed(status) ? [`models/${scorer}/`] : []))
  return files.filter(({ url, group }) => {
    if (group === 'page') return false
    if (fetched.has(new URL(url, scope).href) || tokenizers.has(url)) return true
    if (group === 'runtime') return scorers.length > 0 && url.includes('/ort-')
    return scorers.some((folder) => url.startsWith(folder))
  })
}
