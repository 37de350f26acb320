/** A tokenizer from the reader's disk, in any of the formats that are known, with what belongs to it. */
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readTokenizerFiles } from '../../../state/readFiles.ts'
import { useAppState, useServices } from '../../../state/react.ts'
import { fileFormatIds, fileFormats } from '../../../core/files/fileFormats.ts'
import { tiktokenPatterns, type TiktokenPattern } from '../../../core/tokenizers/bpe/tiktokenPatterns.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import { FilePicker } from '../../../ui/FilePicker.tsx'
import { FileProgress } from '../../../ui/FileProgress.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import styles from './AddDialog.module.css'

/** The endings of the files that are opened as tokenizers, for the system's dialog. */
const accepted = [
  ...new Set(
    fileFormatIds
      .map((id) => fileFormats[id])
      .filter(({ becomes }) => becomes === 'tokenizer' || becomes === 'tokenizer-part')
      .flatMap(({ names }) => names.map((name) => name.slice(name.lastIndexOf('.')))),
  ),
].join(',')

export function FileForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations('add')
  const failureText = useFailureText()
  const services = useServices()
  const progress = useAppState((state) => state.session.reading)
  const [pattern, setPattern] = useState<TiktokenPattern>('cl100k_base')
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const [reading, setReading] = useState(false)
  const id = useId()

  const take = async (files: readonly File[]) => {
    if (files.length === 0) return
    setReading(true)
    const failed: Failure[] = []
    for (const { read } of await readTokenizerFiles(services.files, files, pattern)) {
      const added = read.ok ? await services.addFile(read.value) : read
      if (!added.ok) failed.push(added.failure)
    }
    setReading(false)
    setFailures(failed)
    if (failed.length === 0) onAdded()
  }

  return (
    <section aria-labelledby={`${id}-heading`} className={styles['part']}>
      <h3 id={`${id}-heading`} className={styles['heading']}>
        {t('file')}
      </h3>
      <p className={styles['note']}>{t('fileNote')}</p>
      <div className={styles['form']}>
        <FilePicker
          label={reading ? t('fileReading') : t('fileChoose')}
          accept={accepted}
          disabled={reading}
          onPick={(files) => void take(files)}
        />
        {progress !== null && (
          <FileProgress name={progress.name} progress={progress} onCancel={() => services.files.cancelReading()} />
        )}
        <label htmlFor={`${id}-pattern`}>{t('filePattern')}</label>
        <select
          id={`${id}-pattern`}
          className={styles['input']}
          value={pattern}
          onChange={(event) =>
            setPattern(tiktokenPatterns.find((known) => known === event.currentTarget.value) ?? pattern)
          }
        >
          {tiktokenPatterns.map((known) => (
            <option key={known}>{known}</option>
          ))}
        </select>
        {failures.map((failure) => (
          <p key={failure.code} role="alert" className={styles['error']}>
            {failureText(failure)}
          </p>
        ))}
      </div>
    </section>
  )
}
