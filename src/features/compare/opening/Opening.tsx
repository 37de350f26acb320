/** The opening text's question and its answer, from the lanes below it, and a first thing to do: guess where it is split. */
import { Suspense, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { openingLanguage } from '../../../core/samples/openings.ts'
import { defaultSampleId } from '../../../core/samples/samples.ts'
import { useAppState } from '../../../state/react.ts'
import { laneState } from '../../../state/selectors.ts'
import { useTokenizerName } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { languageFor } from '../../../ui/messages/shell.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { lazyWithMessages } from '../../lazyWithMessages.tsx'
import { findingsOf, leadOf, MUCH, type Finding } from './openingFinding.ts'
import styles from './Opening.module.css'

const GuessGame = lazyWithMessages('compare/opening', () => import('./GuessGame.tsx'))

const DEFAULT_LANGUAGE = 'my'

/** The language of the opening's second line; null if what is compared is no opening. */
function languageOf(sampleId: string | null): string | null {
  if (sampleId === null) return null
  return sampleId === defaultSampleId ? DEFAULT_LANGUAGE : openingLanguage(sampleId)
}

export function Opening() {
  const language = useAppState((state) => languageOf(state.comparison.sampleId))
  return language === null ? null : <Question language={language} />
}

interface SentenceProps {
  readonly language: string
  readonly lead: Finding
  readonly least: Finding
}

function Sentence({ language, lead, least }: SentenceProps) {
  const t = useTranslations('opening')
  // In the language of the words around it, not in that of the reader's numbers.
  const languageName =
    new Intl.DisplayNames([languageFor(navigator.languages)], { type: 'language' }).of(language) ?? language
  const [ratio, whole] = [useNumbers(1), useNumbers(0)]
  const [leadName, leastName] = [useTokenizerName(lead.lane), useTokenizerName(least.lane)]
  const shown = (value: number): string => (value >= 10 ? whole(value) : ratio(value))
  return (
    <p className={styles['finding']}>
      {t('finding', { name: leadName, language: languageName, ratio: shown(lead.ratio) })}{' '}
      {lead.ratio / least.ratio > MUCH && (
        <span className={styles['contrast']}>{t('contrast', { name: leastName, ratio: shown(least.ratio) })}</span>
      )}
    </p>
  )
}

function Question({ language }: { readonly language: string }) {
  const t = useTranslations('opening')
  const text = useAppState((state) => state.comparison.text)
  const [isGuessing, setGuessing] = useState(false)
  const begin = useRef<HTMLButtonElement>(null)
  const lanes = useAppState((state) => state.comparison.tokenizers)
  const baseline = useAppState((state) => state.comparison.baseline)
  const results = useAppState(useShallow((state) => lanes.map((lane) => laneState(state, lane).result)))
  const findings = useMemo(
    () =>
      findingsOf(
        text,
        lanes.flatMap((lane, index) => {
          const result = results[index] ?? null
          const encoding = result?.encoding.encoding ?? null
          return encoding === null || result?.input.text !== text ? [] : [{ lane, encoding }]
        }),
      ),
    [lanes, results, text],
  )
  const lead = leadOf(findings, baseline)
  const least = findings.at(-1)
  if (lead === null || least === undefined) return null
  const close = (): void => {
    flushSync(() => setGuessing(false))
    // After the game the focus is where it was begun.
    begin.current?.focus()
  }
  return (
    <section aria-label={t('label')} className={`${styles['opening']} screen-only`}>
      <Sentence language={language} lead={lead} least={least} />
      {isGuessing ? (
        <Suspense fallback={<p>{t('loading')}</p>}>
          <GuessGame onClose={close} />
        </Suspense>
      ) : (
        <Button look="primary" ref={begin} onClick={() => setGuessing(true)}>
          {t('guess')}
        </Button>
      )}
    </section>
  )
}
