/** One line that says what is counted: the corpus, its units, how many, in which mode, against which base. */
import { useTranslations } from 'use-intl'
import { shownName } from '../../../core/text/shownName.ts'
import type { LanguageData } from '../useLanguageData.ts'
import styles from '../LanguagesPanel.module.css'

export function CorpusNote({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const { keyed, mode, base } = data
  const { corpus } = keyed
  const baseName = corpus.languages.find(({ code }) => code === base)?.name ?? ''
  const units = t(`unitCount.${corpus.unit}`, { count: corpus.unitCount })
  const licence = corpus.licence === '' ? '' : ` ${t('licence', { licence: corpus.licence })}`
  const segmenter = base === null ? undefined : data.statisticsOf(base)?.segmenter
  return (
    <p className={styles['note']}>
      {t('corpusNote', { name: shownName(corpus.name), units, languages: corpus.languages.length })}{' '}
      {t(`modeNote.${mode}`, { base: baseName })}
      {licence}
      {segmenter !== undefined && ` ${t('wordsBy', { segmenter })}`}
    </p>
  )
}
