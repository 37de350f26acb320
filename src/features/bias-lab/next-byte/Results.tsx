/** The answers about one prompt: behind it or behind a beginning of it that the reader chose, and how it goes on. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { decodeUtf8 } from '../../../core/text/utf8.ts'
import { useAppState } from '../../../state/react.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { Along } from './Along.tsx'
import { AnswersTable } from './AnswersTable.tsx'
import { Covers } from './Covers.tsx'
import { Onward } from './Onward.tsx'
import { Tokens } from '../../../ui/Tokens.tsx'
import type { NextByteStates } from './useNextByte.ts'
import { Work } from '../model/Work.tsx'
import lab from '../LabPart.module.css'
import styles from './NextByte.module.css'

function ByteLevelFailed() {
  const t = useTranslations('nextByte')
  const failureText = useFailureText()
  const status = useAppState((state) => languageModelStatus(state, BYTE_LANGUAGE_MODEL))
  return status.status === 'failed' ? (
    <p role="alert">{t('withoutByteLevel', { why: failureText(status.failure) })}</p>
  ) : null
}

interface Props {
  readonly work: NextByteStates
  /** The beam is to be asked too. */
  readonly onBeam: () => void
  readonly onGo: () => void
}

export function Results({ work, onBeam, onGo }: Props) {
  const t = useTranslations('nextByte')
  const { beamWaits, question, whole, along, onward } = work
  /** Where the reader moved to, in which prompt. */
  const [moved, setMoved] = useState<{ readonly question: typeof question; readonly at: number } | null>(null)
  // What has answered so far, the cheapest method first.
  const answer = whole.answer ?? whole.step
  if (question === null || answer === null) return <Work work={whole} label={t('asking')} done={null} />
  const read = decodeUtf8(answer.bytes)
  const isSpaced = read === ` ${question.prompt}`
  const { length } = Array.from(read)
  const at = moved !== null && moved.question === question ? moved.at : length
  // Behind the whole prompt the answer says more than the step that ends there.
  const report = at === length ? answer : (along.steps[at] ?? answer)
  return (
    <div className={styles['results']}>
      <ByteLevelFailed />
      {!answer.isWellFormed && <p className={lab['note']}>{t('illFormed')}</p>}
      {answer.isNormalized && <p className={lab['note']}>{isSpaced ? t('spaced') : t('normalized')}</p>}
      <section aria-labelledby="answers-title">
        <h3 id="answers-title">{at === length ? t('answers') : t('answersAt', { count: at, of: length })}</h3>
        <p className={styles['cut']}>
          {t('cut')}{' '}
          {report.tokens === null || report.tokens.length === 0 ? t('emptyCut') : <Tokens tokens={report.tokens} />}
        </p>
        <AnswersTable report={report} />
        {beamWaits && whole.answer !== null && (
          <p className={lab['note']}>
            {t('beamWaits')}{' '}
            <Button look="quiet" onClick={onBeam}>
              {t('askBeam')}
            </Button>
          </p>
        )}
        {whole.answer === null && (
          <Work
            work={whole}
            label={t('askingMore')}
            done={{ count: answer.methods.length, of: question.methods.length }}
          />
        )}
      </section>
      {along.steps.length > 0 && (
        <Along
          prompt={answer.bytes}
          steps={along.steps}
          length={length}
          at={at}
          onMove={(to) => setMoved({ question, at: to })}
        />
      )}
      {along.status !== 'waiting' && (
        <Work work={along} label={t('along.asking')} done={{ count: along.steps.length, of: length + 1 }} />
      )}
      <Covers report={report} />
      <Onward question={question} work={onward} onGo={onGo} />
    </div>
  )
}
