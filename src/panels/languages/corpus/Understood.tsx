/** What was understood of the reader's files: languages, units and first units, to be looked at before anything is counted. */
import { useTranslations } from 'use-intl'
import type { UnderstoodCorpus } from '../../../state/languageServices.ts'
import { shownName } from '../../../text/shownName.ts'
import { LanguageName } from '../LanguageName.tsx'
import { languageTag } from '../languageTag.ts'
import styles from './OwnCorpus.module.css'

export function Understood({ understood }: { readonly understood: UnderstoodCorpus }) {
  const t = useTranslations('languages')
  const { corpus } = understood.keyed
  return (
    <section aria-label={t('understood')} className={styles['understood']}>
      <h3>{t('understood')}</h3>
      <p>
        {t('understoodNote', {
          languages: corpus.languages.length,
          units: t(`unitCount.${corpus.unit}`, { count: corpus.unitCount }),
        })}
      </p>
      <ul>
        {corpus.languages.map((language) => (
          <li key={language.code}>
            <span>
              <LanguageName language={language} note={language.code} />
            </span>
            <bdi translate="no" lang={languageTag(language)} dir={language.direction}>
              {understood.firstUnits[language.code]?.join(' ⏎ ') ?? ''}
            </bdi>
          </li>
        ))}
      </ul>
      {understood.leftOut.length > 0 && <p>{t('leftOut', { list: understood.leftOut.slice(0, 20).map(shownName).join(', '), count: understood.leftOut.length })}</p>}
    </section>
  )
}
