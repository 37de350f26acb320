/** What dropped files become: a text the text, a tokenizer's files a tokenizer, a comparison's file the comparison. Fetched with the first drop. */
import { readAllowed } from '../effects/consent.ts'
import { isComparisonFile, openComparisonFile } from '../effects/openFile.ts'
import { isTokenizerFile, readTokenizerFiles } from '../effects/readFiles.ts'
import { panels } from '../panels/panels.ts'
import { setText } from '../state/actions/comparison.ts'
import { addFailureNotice, addNotice, dismissFailures } from '../state/actions/session.ts'
import type { Services } from '../state/services.ts'
import type { Store } from '../state/store.ts'

export async function takeFiles(store: Store, services: Services, files: readonly File[]): Promise<void> {
  dismissFailures(store)
  const tokenizerFiles = files.filter((file) => isTokenizerFile(file.name))
  if (tokenizerFiles.length > 0) {
    // A dropped rank file has the pattern that its name or hash tells; for others the dialog offers the choice.
    for (const read of await readTokenizerFiles(services.files, tokenizerFiles, null)) {
      const added = read.ok ? await services.addFile(read.value) : read
      if (!added.ok) addFailureNotice(store, added.failure)
    }
  }
  const comparisonFile = files.find((file) => isComparisonFile(file.name))
  if (comparisonFile !== undefined) {
    await openComparisonFile(store, services.files, comparisonFile, panels.map(({ id }) => id), readAllowed(() => window.sessionStorage))
    return
  }
  const textFile = files.find((file) => !tokenizerFiles.includes(file))
  if (textFile === undefined) return
  const read = await services.files.readText(textFile)
  if (!read.ok) {
    addFailureNotice(store, read.failure)
    return
  }
  setText(store, read.value.text)
  if (read.value.byteOrderMark) addNotice(store, { message: 'notice.file-bom', values: {}, tone: 'info' })
}
