/** What dropped files become: a text the text, a tokenizer's files a tokenizer, a comparison's file the comparison. Fetched with the first drop. */
import { readAllowed } from './effects/consent.ts'
import { openComparisonFile } from './effects/openFile.ts'
import { readTokenizerFiles, recogniseFile } from '../state/readFiles.ts'
import { isTable } from '../core/corpora/rows/tableNames.ts'
import { fileFormats, type Becomes } from '../core/files/fileFormats.ts'
import { aboveChosen } from '../features/above.ts'
import { panels } from '../features/panels.ts'
import { replaceText, setPanel } from '../state/actions/comparison.ts'
import { addFailureNotice, addNotice, dismissFailures } from '../state/actions/session.ts'
import type { Services } from '../state/services.ts'
import type { Store } from '../state/store.ts'

export async function takeFiles(store: Store, services: Services, files: readonly File[]): Promise<void> {
  dismissFailures(store)
  const formats = (await Promise.all(files.map(recogniseFile))).map((id) => fileFormats[id])
  const those = (...kinds: readonly Becomes[]): readonly File[] =>
    files.filter((_, at) => kinds.some((kind) => formats[at]?.becomes === kind))
  const tokenizerFiles = those('tokenizer', 'tokenizer-part')
  if (tokenizerFiles.length > 0) {
    // A dropped rank file has the pattern that its name or hash tells; for others the dialog offers the choice.
    for (const { read, others } of await readTokenizerFiles(services.files, tokenizerFiles, null)) {
      const added = read.ok ? await services.addFile(read.value) : read
      if (!added.ok) addFailureNotice(store, added.failure)
      else if (read.ok && others.length > 0)
        addNotice(store, {
          message: 'notice.files-same',
          values: { what: read.value.name, list: others.join(', ') },
          tone: 'info',
        })
    }
  }
  const [comparisonFile, ...otherComparisons] = those('comparison')
  const [textFile, ...otherTexts] = those('text')
  const left = [
    ...otherComparisons,
    ...(comparisonFile === undefined || textFile === undefined ? [] : [textFile]),
    ...otherTexts,
  ]
  if (left.length > 0)
    addNotice(store, {
      message: 'notice.files-left',
      values: { list: left.map(({ name }) => name).join(', ') },
      tone: 'warning',
    })
  if (comparisonFile !== undefined)
    await openComparisonFile(
      store,
      services.files,
      comparisonFile,
      panels.map(({ id }) => id),
      readAllowed(() => window.sessionStorage),
    )
  else if (textFile !== undefined) await takeText(store, services, textFile)
}

async function takeText(store: Store, services: Services, file: File): Promise<void> {
  const read = await services.files.readText(file)
  if (!read.ok) {
    addFailureNotice(store, read.failure)
    return
  }
  const { text, byteOrderMark } = read.value
  // What is on the screen is kept.
  await services.keepFirst(text)
  replaceText(store, text, { offersUndo: true })
  // Else nothing on the screen would be of it.
  if (aboveChosen(store.getState().comparison).text === 'none') setPanel(store, 'compare')
  if (isTable(file.name)) addNotice(store, { message: 'notice.file-table', values: { what: file.name }, tone: 'info' })
  if (byteOrderMark) addNotice(store, { message: 'notice.file-bom', values: {}, tone: 'info' })
}
