/** The reader's own parallel corpus: chosen or dropped, shown as it was understood, and counted only when that is confirmed. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { UnderstoodCorpus } from '../../../state/languageServices.ts'
import { useAppState, useServices } from '../../../state/react.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import { Button } from '../../../ui/Button.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { FilePicker } from '../../../ui/FilePicker.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import panelStyles from '../LanguagesPanel.module.css'
import { droppedFiles } from './droppedFiles.ts'
import styles from './OwnCorpus.module.css'
import { Understood } from './Understood.tsx'

export function OwnCorpus() {
  const t = useTranslations('languages')
  const services = useServices()
  const failureText = useFailureText()
  const isThere = useAppState((state) => state.session.languages.corpora['own'] !== undefined)
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [understood, setUnderstood] = useState<UnderstoodCorpus | null>(null)
  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return
    setReading(true)
    setFailure(null)
    understood?.discard()
    setUnderstood(null)
    const read = await services.languages.readCorpus(files)
    setReading(false)
    if (read.ok) setUnderstood(read.value)
    else setFailure(read.failure.code === 'cancelled' ? null : read.failure)
  }
  return (
    <section aria-label={t('corpusName.own')} className={styles['own']}>
      <FileDrop id="corpus" onDrop={(transfer) => void droppedFiles(transfer).then(take)}>
        <p>{reading ? t('corpusReading') : t('dropCorpus')}</p>
        <span className={styles['picks']}>
          <FilePicker label={t('chooseFolder')} isFolder disabled={reading} onPick={(files) => void take(files)} />
          <FilePicker label={t('chooseFiles')} disabled={reading} onPick={(files) => void take(files)} />
        </span>
      </FileDrop>
      <p className={panelStyles['note']}>{t('ownNote')}</p>
      {!isThere && understood === null && failure === null && <p className={panelStyles['note']}>{t('ownMissing')}</p>}
      {failure !== null && (
        <p role="alert" className={styles['refused']}>
          {failureText(failure)}
        </p>
      )}
      {understood !== null && (
        <>
          <Understood understood={understood} onChange={setUnderstood} />
          <Button
            look="primary"
            className={styles['use']}
            disabled={understood.corpus.languages.length < 2}
            onClick={() => {
              understood.use()
              setUnderstood(null)
            }}
          >
            {t('useCorpus')}
          </Button>
        </>
      )}
    </section>
  )
}
