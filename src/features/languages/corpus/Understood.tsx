/**
 * What was understood of the reader's files: languages, units and first units, to be looked at before anything is counted.
 * Each text's language can be corrected, and each text left out or taken.
 */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LanguageAssignments, UnderstoodCorpus } from '../../../state/languageServices.ts'
import { shownName } from '../../../core/text/shownName.ts'
import type { UnderstoodText } from '../../../platform/workers/reading/protocol.ts'
import { LanguageName } from '../LanguageName.tsx'
import { languageTag } from '../languageTag.ts'
import styles from './OwnCorpus.module.css'

interface Props {
  readonly understood: UnderstoodCorpus
  readonly onChange: (understood: UnderstoodCorpus) => void
}

interface RowProps {
  readonly text: UnderstoodText
  /** What the reader said its language is; undefined if nothing was said. */
  readonly said: string | null | undefined
  /** A code or name; empty: the text is taken as it was understood; null: it is left out. */
  readonly onSay: (language: string | null) => void
}

function Row({ text, said, onSay }: RowProps) {
  const t = useTranslations('languages')
  const { id, language, isKnown, isTaken, firstUnits } = text
  const [typed, setTyped] = useState<string | null>(null)
  const named = said === undefined || said === null || said === '' ? id : said
  // At once, before the worker has understood the files anew.
  const isChecked = said === '' || (said !== null && isTaken)
  const say = (): void => {
    setTyped(null)
    if (typed !== null && typed.trim() !== '' && typed !== named) onSay(typed)
  }
  return (
    <li data-known={isKnown}>
      <input
        type="checkbox"
        checked={isChecked}
        aria-label={t('takeText', { name: shownName(id) })}
        onChange={(event) => onSay(event.target.checked ? '' : null)}
      />
      <span>
        <LanguageName language={language} />
        {isTaken && !isKnown && <span className={styles['unknown']}>{t('languageUnknown')}</span>}
      </span>
      <input
        className={styles['code']}
        aria-label={t('languageOf', { name: shownName(id) })}
        value={typed ?? named}
        maxLength={80}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={say}
        onKeyDown={(event) => event.key === 'Enter' && say()}
      />
      <bdi lang={languageTag(language)} dir={language.direction} translate="no">
        {firstUnits.join(' ⏎ ')}
      </bdi>
    </li>
  )
}

export function Understood({ understood, onChange }: Props) {
  const t = useTranslations('languages')
  const [assigned, setAssigned] = useState<LanguageAssignments>(new Map())
  const { corpus, texts, leftOut, blank } = understood
  const say = async (id: string, language: string | null): Promise<void> => {
    const next = new Map([...assigned, [id, language] as const])
    setAssigned(next)
    const again = await understood.assign(next)
    if (again.ok) onChange(again.value)
  }
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
        {texts.map((text) => (
          <Row
            key={text.id}
            text={text}
            said={assigned.get(text.id)}
            onSay={(language) => void say(text.id, language)}
          />
        ))}
      </ul>
      {blank > 0 && <p>{t('blankRows', { count: blank })}</p>}
      {leftOut.length > 0 && (
        <p>{t('leftOut', { list: leftOut.slice(0, 20).map(shownName).join(', '), count: leftOut.length })}</p>
      )}
    </section>
  )
}
