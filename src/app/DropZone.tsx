/** Takes files dropped anywhere on the page: a text becomes the text, a tokenizer's files become a tokenizer. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readAllowed } from '../effects/consent.ts'
import { isComparisonFile } from '../effects/shareComparison.ts'
import { panels } from '../panels/panels.ts'
import { isTokenizerFile, readTextFile, readTokenizerFiles } from '../effects/readFiles.ts'
import { setText } from '../state/actions/comparison.ts'
import { addFailureNotice, addNotice, dismissFailures } from '../state/actions/session.ts'
import { useAppStore, useServices } from '../state/react.ts'
import type { Services } from '../state/services.ts'
import type { Store } from '../state/store.ts'
import styles from './DropZone.module.css'

async function takeFiles(store: Store, services: Services, files: readonly File[]): Promise<void> {
  dismissFailures(store)
  const tokenizerFiles = files.filter((file) => isTokenizerFile(file.name))
  if (tokenizerFiles.length > 0) {
    // A dropped rank file gets the pattern of its name, as OpenAI names them; the dialog offers the choice.
    const pattern = tokenizerFiles.some((file) => file.name.includes('o200k')) ? 'o200k_base' : 'cl100k_base'
    for (const read of await readTokenizerFiles(tokenizerFiles, pattern)) {
      const added = read.ok ? await services.addFile(read.value) : read
      if (!added.ok) addFailureNotice(store, added.failure)
    }
  }
  const comparisonFile = files.find((file) => isComparisonFile(file.name))
  if (comparisonFile !== undefined) {
    const { openComparisonFile } = await import('../effects/openFile.ts')
    await openComparisonFile(store, comparisonFile, panels.map(({ id }) => id), readAllowed(() => window.sessionStorage))
    return
  }
  const textFile = files.find((file) => !tokenizerFiles.includes(file))
  if (textFile === undefined) return
  const read = await readTextFile(textFile)
  if (!read.ok) {
    addFailureNotice(store, read.failure)
    return
  }
  setText(store, read.value.text)
  if (read.value.byteOrderMark) addNotice(store, { message: 'notice.file-bom', values: {}, tone: 'info' })
}

export function DropZone() {
  const t = useTranslations('text')
  const store = useAppStore()
  const services = useServices()
  const [over, setOver] = useState(false)

  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      void takeFiles(store, services, [...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [store, services])

  return over ? <div className={styles['zone']}>{t('drop')}</div> : null
}
