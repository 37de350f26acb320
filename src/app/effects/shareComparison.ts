/** The comparison on its way out: as a link, as a file. The way in is in `openFile.ts`. */
import { loadedSampleText } from '../../core/samples/samples.ts'
import { COMPARISON_FILE_SUFFIX, writeComparisonFile } from '../../state/links/comparisonFile.ts'
import { writeLink } from '../../state/links/link.ts'
import type { LinkContent } from '../../state/links/linkContent.ts'
import { currentVersion } from '../../state/links/versions.ts'
import type { SharedLink, VersionedContent } from '../../state/services.ts'
import type { Store } from '../../state/store.ts'
import { parseOriginal } from '../../core/tokenizers/reference.ts'
import { recipeName } from '../../core/tokenizers/trainedRecipe.ts'
import { contentOf } from './linkOfComparison.ts'
import { loadedReferences } from './loadedReferences.ts'

/** The comparison as a link or a file says it now: its tokenizers in their order, those of the hub at the commit that is loaded. */
function contentNow(store: Store): LinkContent {
  const state = store.getState()
  return contentOf(state.comparison, loadedReferences(state))
}

export function versionedContent(store: Store): VersionedContent {
  return { version: currentVersion, content: contentNow(store) }
}

function namedLeftOut(reference: string): SharedLink['leftOut'] {
  const parsed = parseOriginal(reference)
  if (parsed?.kind === 'file') return [{ reason: 'file', name: parsed.name, sha256: parsed.sha256 }]
  if (parsed?.kind !== 'trained') return []
  return [{ reason: 'text', name: recipeName(parsed.recipe), sha256: parsed.sha256 }]
}

/** The link at the page's own address; without a query: what stands in one is of the way on which the page was opened. */
export function sharedLink(store: Store, { origin, pathname }: Pick<Location, 'origin' | 'pathname'>): SharedLink {
  const { fragment, status, leftOut } = writeLink(contentNow(store), loadedSampleText)
  return {
    address: `${origin}${pathname}${fragment}`,
    complete: status === 'complete',
    leftOut: leftOut.flatMap(namedLeftOut),
  }
}

/** Downloads the comparison as a file. */
export function saveComparison(store: Store, page: Document): void {
  const address = URL.createObjectURL(new Blob([writeComparisonFile(contentNow(store))], { type: 'application/json' }))
  const anchor = page.createElement('a')
  anchor.href = address
  anchor.download = `comparison${COMPARISON_FILE_SUFFIX}`
  anchor.click()
  URL.revokeObjectURL(address)
}
