/** That a language model has not read a script or a language of the text, and where it is worse than guessing bytes. Nothing if there is nothing to say. */
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import type { LanguageModelFacts } from '../../../state/services.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { greatest } from '../../../core/text/append.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { LEAST_LETTERS, MEASURED, PROFILES } from '../../../core/text/languageAccuracy.ts'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'
import { unlikelyOfLane, unreadScripts } from './unreadText.ts'
import { useUnreadLanguages } from './useUnreadLanguages.ts'
import styles from './Overview.module.css'

/** Languages that are named: the rest has fewer bytes. */
const SHOWN = 3

export function UnreadNote({
  name,
  facts,
  lane,
}: {
  readonly name: string
  readonly facts: LanguageModelFacts | undefined
  /** A lane that it scored; null while there is none. */
  readonly lane: NamedScoredLane | null
}) {
  const t = useTranslations('probabilities.unread')
  const locale = useLocale()
  const formatBits = useNumbers(1)
  const text = useAppState((state) => state.comparison.text)
  const scripts = useMemo(() => (facts === undefined ? [] : unreadScripts(text, facts.languages)), [facts, text])
  const languages = useUnreadLanguages(text, facts?.languages ?? null)
  const unlikely = useMemo(() => (lane === null ? [] : unlikelyOfLane(lane.view, lane.scored)), [lane])
  if (scripts.length === 0 && languages.length === 0 && unlikely.length === 0) return null
  const nameOfScript = (code: string): string => new Intl.DisplayNames(locale, { type: 'script' }).of(code) ?? code
  const nameOfLanguage = (code: string): string => new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  const bytes = unlikely.reduce((sum, { startByte, endByte }) => sum + endByte - startByte, 0)
  const formatPercent = (share: number): string => new Intl.NumberFormat(locale, { style: 'percent' }).format(share)
  const most = greatest(unlikely.map(({ bitsPerByte }) => bitsPerByte))
  const mostly = String(facts?.mostly === true)
  const what = facts !== undefined && (
    <p>{t('languages', { name, mostly, list: facts.languages.map(nameOfLanguage).join(', ') })}</p>
  )
  return (
    <span className={styles['unread']}>
      {scripts.length > 0 && (
        <InfoPopover
          trigger={t('scripts', { mostly, list: scripts.map(({ script }) => nameOfScript(script)).join(', ') })}
          title={t('title', { name })}
        >
          {what}
          <p>{t('meaning')}</p>
        </InfoPopover>
      )}{' '}
      {languages.length > 0 && (
        <InfoPopover
          trigger={t('inLanguages', {
            name,
            mostly,
            list: languages
              .slice(0, SHOWN)
              .map(({ language }) => nameOfLanguage(language))
              .join(', '),
          })}
          title={t('title', { name })}
        >
          {what}
          <p>
            {t('judged', {
              count: PROFILES,
              letters: LEAST_LETTERS,
              found: formatPercent(MEASURED.found),
              named: formatPercent(MEASURED.named),
            })}
          </p>
        </InfoPopover>
      )}{' '}
      {unlikely.length > 0 && (
        <InfoPopover trigger={t('guessing')} title={t('guessing')}>
          <p>{t('stretches', { count: unlikely.length, bytes, most: formatBits(most) })}</p>
        </InfoPopover>
      )}
    </span>
  )
}
