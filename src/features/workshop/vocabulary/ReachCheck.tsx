/** Entries that no text leads to: how many there are, of which kind, and why. */
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { reachKinds, type ReachKind } from '../../../core/vocabulary/reach.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import shared from '../Workshop.module.css'
import { BarTable } from './BarTable.tsx'
import type { OpenedVocabulary } from './openedVocabulary.ts'
import { UnreachedList } from './UnreachedList.tsx'
import { useReach } from './useReach.ts'
import styles from './Vocabulary.module.css'

interface Props {
  readonly opened: OpenedVocabulary
  readonly name: string
}

export function ReachCheck({ opened: { reference, summary }, name }: Props) {
  const t = useTranslations('vocabulary.reach')
  const format = useFormatter()
  const failureText = useFailureText()
  const { state, start, stop } = useReach(reference)
  const [kind, setKind] = useState<ReachKind | null>(null)
  const total = summary.entries
  const found = state.status === 'done' ? state.found : []
  const rows = reachKinds
    .map((one) => ({ one, count: found.reduce((sum, entry) => sum + (entry.kind === one ? 1 : 0), 0) }))
    .filter(({ count }) => count > 0)
  return (
    <section className={styles['section']} aria-labelledby="vocabulary-reach" data-reach={state.status}>
      <h3 id="vocabulary-reach">{t('title')}</h3>
      <p className={shared['note']}>{t('what')}</p>
      {state.status === 'running' ? (
        <p className={shared['buttons']}>
          <progress max={total} value={state.done} aria-label={t('checking', { name })} />
          {t('progress', { done: state.done, total })}
          <Button onClick={stop}>{t('stop')}</Button>
        </p>
      ) : (
        <p className={shared['buttons']}>
          <Button onClick={start}>{state.status === 'done' ? t('again') : t('start', { count: total })}</Button>
        </p>
      )}
      <output className={shared['note']}>
        {state.status === 'done' &&
          t('found', {
            name,
            count: found.filter((entry) => entry.kind !== 'not-utf8' && entry.kind !== 'continues').length,
            total: format.number(total),
          })}
        {state.status === 'failed' && failureText(state.failure)}
      </output>
      {rows.length > 0 && (
        <>
          <BarTable
            title={t('why')}
            total={total}
            rows={rows.map(({ one, count }) => ({
              id: one,
              name: t(`kinds.${one}`),
              count,
              isOn: kind === one,
              onPress: () => setKind(kind === one ? null : one),
            }))}
          />
          {kind !== null && (
            <UnreachedList reference={reference} kind={kind} found={found.filter((entry) => entry.kind === kind)} />
          )}
        </>
      )}
    </section>
  )
}
