/** A language by its English name and its own, the latter in its script and direction. */
import type { CorpusLanguage } from '../../core/corpora/parallelCorpus.ts'
import { languageTag } from './languageTag.ts'
import styles from './LanguageName.module.css'

interface Props {
  readonly language: CorpusLanguage
  /** Words after the name, such as that it is the base. */
  readonly note?: string | undefined
}

export function LanguageName({ language, note }: Props) {
  const { name, autonym, direction } = language
  return (
    <span className={styles['name']}>
      <span>
        {name}
        {note !== undefined && <span className={styles['note']}> {note}</span>}
      </span>
      {autonym !== null && autonym !== name && (
        <bdi translate="no" className={styles['autonym']} lang={languageTag(language)} dir={direction}>
          {autonym}
        </bdi>
      )}
    </span>
  )
}
