/** Opens a file of a comparison, or of everything that was exported of one, in the place of what is on the screen. Fetched when first wanted. */
import { readExport, type ExportLane } from '../../core/export/readExport.ts'
import { readComparisonValue, readVersioned } from '../../state/links/comparisonFile.ts'
import type { ContentReading } from '../../state/links/link.ts'
import type { FileServices } from '../../state/fileServices.ts'
import { offerUndo, replaceComparison } from '../../state/actions/comparison.ts'
import { addFailureNotice, addNotice, holdTokenizers } from '../../state/actions/session.ts'
import type { Store } from '../../state/store.ts'
import { checkExport } from './checkExport.ts'
import { awaitingConsent } from './consent.ts'
import { loadedReferences } from './loadedReferences.ts'
import { openReading } from './openAddress.ts'

interface ReadFile {
  readonly reading: ContentReading
  /** Counts that an export says; null where the file holds none. */
  readonly lanes: readonly ExportLane[] | null
}

/** What the text of a file says. */
export function readFile(text: string): ReadFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { reading: { status: 'corrupt' }, lanes: null }
  }
  const exported = readExport(value)
  switch (exported.status) {
    case 'not-an-export':
      return { reading: readComparisonValue(value), lanes: null }
    case 'read':
      return { reading: readVersioned(exported.comparison), lanes: exported.lanes }
    case 'corrupt':
    case 'too-new':
      return { reading: exported, lanes: null }
  }
}

/** Opens the file; what it names from the hub waits as with a link. The numbers of an export are computed again and compared. */
export async function openComparisonFile(
  store: Store,
  files: FileServices,
  file: File,
  panels: readonly string[],
  allowed: ReadonlySet<string>,
): Promise<void> {
  const read = await files.readText(file)
  if (!read.ok) {
    addFailureNotice(store, read.failure)
    return
  }
  const { comparison, session } = store.getState()
  const { reading, lanes } = readFile(read.value.text)
  const opened = openReading('file', reading, null, comparison.text, panels, loadedReferences(store.getState()))
  if (opened.notice !== null) addNotice(store, opened.notice)
  if (opened.comparison === null) return
  holdTokenizers(store, awaitingConsent(opened.comparison.tokenizers, allowed, session.hubAddress))
  const { text, sampleId } = comparison
  replaceComparison(store, opened.comparison)
  if (opened.comparison.text !== text) offerUndo(store, { text, sampleId })
  if (lanes !== null) checkExport(store, lanes)
}
