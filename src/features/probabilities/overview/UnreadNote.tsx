/** That a language model has not read a script of the text, and where it is worse than guessing bytes. Nothing if there is nothing to say. */
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import type { LanguageModelFacts } from '../../../state/services.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { greatest } from '../../../core/text/append.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'
import { unlikelyOfLane, unreadScripts } from './unreadText.ts'
import styles from './Overview.module.css'

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
  const scripts = useMemo(
    () =>
      facts === undefined
        ? []
        : unreadScripts(
            text,
            facts.languages.map(({ language }) => language),
          ),
    [facts, text],
  )
  const unlikely = useMemo(() => (lane === null ? [] : unlikelyOfLane(lane.view, lane.scored)), [lane])
  if (scripts.length === 0 && unlikely.length === 0) return null
  const nameOfScript = (code: string): string => new Intl.DisplayNames(locale, { type: 'script' }).of(code) ?? code
  const nameOfLanguage = (code: string): string => new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  const bytes = unlikely.reduce((sum, { startByte, endByte }) => sum + endByte - startByte, 0)
  const most = greatest(unlikely.map(({ bitsPerByte }) => bitsPerByte))
  return (
    <span className={styles['unread']}>
      {scripts.length > 0 && facts !== undefined && (
        <InfoPopover
          trigger={t('scripts', { list: scripts.map(({ script }) => nameOfScript(script)).join(', ') })}
          title={t('title', { name })}
        >
          <p>
            {t('languages', {
              name,
              list: facts.languages.map(({ language }) => nameOfLanguage(language)).join(', '),
            })}
          </p>
          <p>{t('meaning')}</p>
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
