/** The reader's own files to train on, each with its weight. They are read in the browser and travel in no link. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { fail, type Failure } from '../../../core/tokenizers/failure.ts'
import { useServices } from '../../../state/react.ts'
import { FilePicker } from '../../../ui/FilePicker.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import shared from '../Workshop.module.css'
import { setFiles, useRuns, type ReaderText } from './runs.ts'
import { WeightRows } from './WeightRows.tsx'

/** Of all files together; pairs of a larger text would fill the memory of a phone. */
const MAX_BYTES = 50_000_000

export function FileTexts() {
  const t = useTranslations('train.text')
  const services = useServices()
  const failureText = useFailureText()
  const files = useRuns((state) => state.files)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isReading, setReading] = useState(false)

  async function take(picked: readonly File[]): Promise<void> {
    setFailure(null)
    const before = files.reduce((sum, { text }) => sum + text.length, 0)
    if (picked.reduce((sum, { size }) => sum + size, before) > MAX_BYTES) {
      setFailure(fail('too-large', { what: picked.map(({ name }) => name).join(', '), limit: '50 MB' }).failure)
      return
    }
    setReading(true)
    const read: ReaderText[] = []
    for (const file of picked) {
      const outcome = await services.files.readText(file)
      if (outcome.ok) read.push({ name: file.name, text: outcome.value.text, weight: 1 })
      else setFailure(outcome.failure)
    }
    setReading(false)
    setFiles([...files.filter(({ name }) => !read.some((one) => one.name === name)), ...read])
  }

  return (
    <>
      <WeightRows
        rows={files.map(({ name, weight }) => ({ key: name, name, weight }))}
        onWeight={(key, weight) => setFiles(files.map((file) => (file.name === key ? { ...file, weight } : file)))}
        onRemove={(key) => setFiles(files.filter(({ name }) => name !== key))}
      />
      <p className={shared['buttons']}>
        <FilePicker label={t('pick')} disabled={isReading} onPick={(picked) => void take(picked)} />
      </p>
      <p className={shared['note']}>{t('filesNote')}</p>
      {failure !== null && (
        <p role="alert" className={shared['failed']}>
          {failureText(failure)}
        </p>
      )}
    </>
  )
}
