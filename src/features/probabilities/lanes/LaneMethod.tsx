/** How a lane was scored, or why it is not and what to do; and what the chosen figure cannot say of it. */
import { useTranslations } from 'use-intl'
import { largeBytesOf, needsConsent } from '../../../core/scores/catalogue.ts'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { tokenName } from './tokenName.ts'
import { allowLanguageModel, retryLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import { laneScoring, maxReadBytes, planOfLane, languageModelStatus } from '../../../state/scoringSelectors.ts'
import { laneState } from '../../../state/selectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useByteSizes } from '../choice/useByteSizes.ts'
import { figureLack, laneNote } from './laneNotes.ts'
import type { LaneNote } from './laneNotes.ts'
import { useLanguageModelNames } from './useLanguageModelNames.ts'
import styles from './LaneMethod.module.css'
import { LaneWithout } from './LaneWithout.tsx'

interface Props {
  readonly reference: string
  readonly name: string
  readonly view: LaneView | null
  readonly scored: ScoredLane | null
}

interface MethodProps {
  readonly note: LaneNote
  readonly reference: string
  readonly name: string
}

/** That a language model is not here, and the button by which the reader agrees to fetch it. */
function ToAllow({ languageModel, name }: { readonly languageModel: string; readonly name: string }) {
  const t = useTranslations('probabilities.method')
  const store = useAppStore()
  const languageModelName = useLanguageModelNames()(languageModel)
  const sizeOf = useByteSizes()
  const size = largeBytesOf(languageModel)
  return (
    <>
      {size === null
        ? t('notAllowed', { languageModel: languageModelName })
        : t('notFetched', { languageModel: languageModelName, size: sizeOf(size) })}{' '}
      <Button
        look="quiet"
        aria-label={t('allowFor', { languageModel: languageModelName, name })}
        onClick={() => allowLanguageModel(store, languageModel)}
      >
        {t('allow')}
      </Button>
    </>
  )
}

function Method({ note, reference, name }: MethodProps) {
  const t = useTranslations('probabilities.method')
  const store = useAppStore()
  const languageModelName = useLanguageModelNames()
  switch (note.type) {
    case 'scored':
      return (
        <p className={styles['method']}>
          <InfoPopover title={t(`title.${note.method}`)} trigger={t(`title.${note.method}`)}>
            <p>{t(`what.${note.method}`, { languageModel: languageModelName(note.languageModel) })}</p>
            <p>{t('notByToken')}</p>
          </InfoPopover>{' '}
          {t(`by.${note.method}`, { languageModel: languageModelName(note.languageModel) })}{' '}
          {note.recorded && t('recorded')}
          {note.toAllow && (
            <>
              {' '}
              <ToAllow languageModel={note.languageModel} name={name} />
            </>
          )}
        </p>
      )
    case 'no-language-model':
      return <LaneWithout reference={reference} name={name} />
    case 'waits-for-read':
      return (
        <p className={styles['method']}>
          {t('waitsForRead', { languageModel: languageModelName(note.languageModel) })}
        </p>
      )
    case 'not-allowed':
      return (
        <p className={styles['method']}>
          <ToAllow languageModel={note.languageModel} name={name} />
        </p>
      )
    case 'language-model-failed':
      return (
        <p className={styles['method']}>
          {t('languageModelFailed', { languageModel: languageModelName(note.languageModel) })}{' '}
          <Button
            look="quiet"
            aria-label={t('retryFor', { languageModel: languageModelName(note.languageModel), name })}
            onClick={() => retryLanguageModel(store, note.languageModel)}
          >
            {t('retry')}
          </Button>
        </p>
      )
    case 'loading':
    case 'scoring':
      return (
        <p className={styles['method']}>{t(note.type, { languageModel: languageModelName(note.languageModel) })}</p>
      )
    case 'too-long':
      return <p className={styles['method']}>{t('tooLong')}</p>
  }
}

/** That the language model does not know one of the tokens, so that it cannot go on. */
function BeyondLogits({ view, scored }: { readonly view: LaneView; readonly scored: ScoredLane }) {
  const t = useTranslations('probabilities.method.beyond')
  const languageModelName = useLanguageModelNames()
  const beyond = scored.scores?.beyond ?? null
  if (beyond === null) return null
  const { token, id, logits } = beyond
  const name = tokenName(view, token)
  const values = {
    id: String(id),
    languageModel: languageModelName(scored.languageModel),
    count: logits,
    last: String(logits - 1),
  }
  return <p className={styles['failed']}>{name === null ? t('id', values) : t('token', { ...values, token: name })}</p>
}

export function LaneMethod({ reference, name, view, scored }: Props) {
  const t = useTranslations('probabilities.method')
  const services = useServices()
  const failureText = useFailureText()
  const planKey = useAppState((state) => {
    const plan = planOfLane(state, reference)
    return plan === null ? '' : `${plan.method} ${plan.languageModel}`
  })
  const [method, languageModel = ''] = planKey.split(' ')
  const status = useAppState((state) => languageModelStatus(state, languageModel))
  const isAllowed = useAppState(
    (state) => !needsConsent(languageModel) || state.session.scoring.allowed.includes(languageModel),
  )
  const figure = useAppState((state) => state.comparison.probabilities.figure)
  const progress = useAppState((state) => laneScoring(state, reference).progress)
  const failure = useAppState((state) => laneScoring(state, reference).failure)
  const isLong = useAppState(
    (state) => (laneState(state, reference).result?.encoding.textBytes ?? 0) > maxReadBytes(state, languageModel),
  )
  const isEncoded = useAppState((state) => state.session.lanes[reference]?.result != null)
  if (!isEncoded || view?.layout.text === '') return null
  const note = laneNote({
    isDrawn: view !== null,
    scored,
    plan: planKey === '' ? null : { method: method === 'paired' ? 'paired' : 'bytes', languageModel },
    languageModelStatus: status,
    isAllowed,
    isLong,
    hasFailed: failure !== null,
  })
  const lack = scored === null ? null : figureLack(figure, scored)
  return (
    <>
      {note !== null && <Method note={note} reference={reference} name={name} />}
      {view !== null && scored !== null && <BeyondLogits view={view} scored={scored} />}
      {failure !== null && (
        <div role="alert" className={styles['failed']}>
          <p>{failureText(failure)}</p>
          <Button aria-label={t('scoreAgainNamed', { name })} onClick={() => services.scoring.retryLanes()}>
            {t('scoreAgain')}
          </Button>
        </div>
      )}
      {progress !== null && (
        <p className={styles['progress']}>
          {t(method === 'bytes' ? 'progressBytes' : 'progress', {
            done: progress.doneTokens,
            total: progress.totalTokens,
          })}{' '}
          <progress
            aria-label={t('progressOf', { name })}
            value={progress.doneTokens}
            max={Math.max(1, progress.totalTokens)}
          />
        </p>
      )}
      {lack !== null && <p className={styles['lack']}>{t(`lack.${lack}`)}</p>}
    </>
  )
}
