/** The Languages panel: what each tokenizer costs each language, over a parallel corpus. */
import { useTranslations } from 'use-intl'
import { retryCounting } from '../../state/actions/languages.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { SlowFetch } from '../../ui/SlowFetch.tsx'
import { useFailureText } from '../../ui/useFailureText.ts'
import { Controls, CorpusControl } from './controls/Controls.tsx'
import controlStyles from './controls/Controls.module.css'
import { CorpusNote } from './controls/CorpusNote.tsx'
import { Progress } from './controls/Progress.tsx'
import { ForAPerson } from './person/ForAPerson.tsx'
import { AlignedReader } from './reader/AlignedReader.tsx'
import styles from './LanguagesPanel.module.css'
import { OwnCorpus } from './corpus/OwnCorpus.tsx'
import { Translations } from './corpus/Translations.tsx'
import { Summary } from './summary/Summary.tsx'
import { useLanguageData } from './useLanguageData.ts'
import { Views } from './views/Views.tsx'

export default function LanguagesPanel() {
  const t = useTranslations('languages')
  const data = useLanguageData()
  const corpus = useAppState((state) => state.comparison.languages.corpus)
  return (
    <div className={styles['panel']}>
      <section aria-label={t('controls')} className={controlStyles['controls']}>
        <CorpusControl />
        {data !== null && <Controls data={data} />}
      </section>
      {corpus === 'own' && <OwnCorpus />}
      {corpus === 'text' && <Translations />}
      <CorpusState />
      {data !== null && (
        <>
          <CorpusNote data={data} />
          <Progress />
          <Summary data={data} />
          <Views data={data} />
          <ForAPerson data={data} />
          <AlignedReader data={data} />
        </>
      )}
    </div>
  )
}

/** What stands in the way of counting: a corpus that is not there yet, or could not be had; a tokenizer that failed. */
function CorpusState() {
  const t = useTranslations('languages')
  const store = useAppStore()
  const failureText = useFailureText()
  const services = useServices()
  const corpus = useAppState((state) => state.comparison.languages.corpus)
  const status = useAppState((state) => state.session.languages.corpora[corpus])
  const columnFailures = useAppState((state) => state.session.languages.columnFailures)
  const languageFailures = useAppState((state) => state.session.languages.languageFailures)
  if (status?.status === 'loading') {
    const { loadedBytes, totalBytes } = status
    return (
      <div className={styles['state']}>
        <p>{t('corpusLoading')}</p>
        <SlowFetch
          name={t('theCorpus')}
          loadedBytes={loadedBytes}
          totalBytes={totalBytes}
          onStop={() => services.languages.stopOpening(corpus)}
        />
      </div>
    )
  }
  const failures = [
    ...(status?.status === 'failed' ? [status.failure] : []),
    ...Object.values(columnFailures),
    ...Object.values(languageFailures).slice(0, 3),
  ]
  if (failures.length === 0) return null
  const sentences = [...new Set(failures.map(failureText))]
  return (
    <div role="alert" className={styles['failed']}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Button onClick={() => retryCounting(store)}>{t('retry')}</Button>
    </div>
  )
}
