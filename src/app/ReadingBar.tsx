/** Says over the page that a file is being read, wherever it was dropped. Fetched when one is read for long. */
import { useAppState, useServices } from '../state/react.ts'
import { FileProgress } from '../ui/FileProgress.tsx'
import styles from './ReadingBar.module.css'

export default function ReadingBar() {
  const services = useServices()
  const reading = useAppState((state) => state.session.reading)
  if (reading === null) return null
  return (
    <div className={styles['bar']}>
      <FileProgress name={reading.name} progress={reading} onCancel={() => services.files.cancelReading()} />
    </div>
  )
}
