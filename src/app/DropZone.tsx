/** Takes files dropped anywhere on the page; what becomes of them is in `takeFiles.ts`. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppStore, useServices } from '../state/react.ts'
import styles from './DropZone.module.css'

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
      // The browser empties the transfer when this returns.
      const files = [...(event.dataTransfer?.files ?? [])]
      import('./takeFiles.ts').then(
        ({ takeFiles }) => takeFiles(store, services, files),
        // A notice says that a part could not be fetched.
        () => {},
      )
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
