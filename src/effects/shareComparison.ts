/** The comparison on its way out and in: as a link, as a file. */
import { loadedSampleText } from '../samples/samples.ts'
import { COMPARISON_FILE_SUFFIX, readComparisonFile, writeComparisonFile } from '../share/comparisonFile.ts'
import { fullAddress } from '../share/embedding.ts'
import { writeLink } from '../share/link.ts'
import type { LinkContent } from '../share/linkContent.ts'
import { replaceComparison } from '../state/actions/comparison.ts'
import { addFailureNotice, addNotice, holdTokenizers } from '../state/actions/session.ts'
import { loadedReferences } from './loadedReferences.ts'
import type { SharedLink } from '../state/services.ts'
import type { Store } from '../state/store.ts'
import { parseReference } from '../tokenizers/reference.ts'
import { awaitingConsent } from './consent.ts'
import { contentOf } from './linkOfComparison.ts'
import { openReading } from './openAddress.ts'
import { readTextFile } from './readFiles.ts'

function contentNow(store: Store): LinkContent {
  const state = store.getState()
  return contentOf(state.comparison, loadedReferences(state))
}

/** The link at the page's own address. */
export function sharedLink(store: Store, { origin, pathname, search }: Pick<Location, 'origin' | 'pathname' | 'search'>): SharedLink {
  const { fragment, status, leftOut } = writeLink(contentNow(store), loadedSampleText)
  return {
    address: fullAddress(`${origin}${pathname}${search}${fragment}`),
    complete: status === 'complete',
    leftOut: leftOut.flatMap((reference) => {
      const parsed = parseReference(reference)
      return parsed?.kind === 'file' ? [{ name: parsed.name, sha256: parsed.sha256 }] : []
    }),
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

/** Whether a file's name says that it is a comparison of ours. */
export function isComparisonFile(name: string): boolean {
  return name.endsWith(COMPARISON_FILE_SUFFIX)
}

/** Opens a comparison's file in the place of what is on the screen; what it names from the hub waits as with a link. */
export async function openComparisonFile(store: Store, file: File, panels: readonly string[], allowed: ReadonlySet<string>): Promise<void> {
  const read = await readTextFile(file)
  if (!read.ok) {
    addFailureNotice(store, read.failure)
    return
  }
  const { comparison, session } = store.getState()
  const opened = openReading(readComparisonFile(read.value.text), null, comparison.text, panels, loadedReferences(store.getState()))
  if (opened.notice !== null) addNotice(store, opened.notice)
  if (opened.comparison === null) return
  holdTokenizers(store, awaitingConsent(opened.comparison.tokenizers, allowed, session.hubAddress))
  replaceComparison(store, opened.comparison)
}
