/** The question of a step; its answer comes after the reader has predicted, or asked for it. */
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { isRight, numberOf, type Given } from './given.ts'
import type { ChoiceId, Step } from './lesson.ts'
import styles from './LessonPanel.module.css'

interface Props {
  readonly step: Step
  /** Null: not answered yet. */
  readonly given: Given | null
  readonly onGive: (given: Given) => void
}

export function StepQuestion({ step, given, onGive }: Props) {
  const t = useTranslations('lesson')
  const title = useId()
  const verdict = useRef<HTMLOutputElement>(null)
  const wasGiven = useRef(given !== null)
  useEffect(() => {
    // The button that was pressed may be gone: without the focus, the keys of the lesson would be too.
    if (given !== null && !wasGiven.current) verdict.current?.focus({ preventScroll: true })
    wasGiven.current = given !== null
  }, [given])
  const { id, question, facts } = step
  return (
    <section aria-labelledby={title} className={styles['question']}>
      <h3 id={title}>{t('predict')}</h3>
      <p>{t(`steps.${id}.question`, facts)}</p>
      {question.kind === 'choice' ? (
        <ul className={styles['choices']}>
          {question.choices.map((choice) => (
            <li key={choice}>
              <Button
                className={given !== null && choice === question.answer ? styles['answer'] : ''}
                aria-pressed={given?.kind === 'choice' && given.choice === choice}
                onClick={() => onGive({ kind: 'choice', choice })}
              >
                {t(`choices.${choice}`)}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <NumberAnswer most={question.most} isWhole={question.isWhole} onGive={onGive} />
      )}
      {given === null && (
        <Button look="quiet" onClick={() => onGive({ kind: 'shown' })}>
          {t('show')}
        </Button>
      )}
      <output ref={verdict} tabIndex={-1} className={styles['verdict']}>
        {given !== null && <Verdict step={step} given={given} />}
      </output>
      {given !== null && (
        <>
          <p>{t(`steps.${id}.answer`, facts)}</p>
          <h3>{t('thenTry')}</h3>
          <p>{t(`steps.${id}.try`, facts)}</p>
        </>
      )}
    </section>
  )
}

function NumberAnswer({
  most,
  isWhole,
  onGive,
}: {
  readonly most: number
  readonly isWhole: boolean
  readonly onGive: (given: Given) => void
}) {
  const t = useTranslations('lesson')
  const [value, setValue] = useState<number | null>(null)
  return (
    <form
      className={styles['number']}
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== null) onGive({ kind: 'number', value })
      }}
    >
      <NumberField label={t('number')} value={value} above={-1} most={most} isWhole={isWhole} onChange={setValue} />
      <Button type="submit" disabled={value === null}>
        {t('compare')}
      </Button>
    </form>
  )
}

/** Whether the prediction was right. */
function Verdict({ step, given }: { readonly step: Step; readonly given: Given }) {
  const t = useTranslations('lesson')
  const said = (answer: ChoiceId | number): string =>
    typeof answer === 'number' ? t('value', { value: answer }) : t(`choices.${answer}`)
  const { question } = step
  const answer = said(question.kind === 'choice' ? question.answer : (numberOf(step) ?? 0))
  if (given.kind === 'shown') return t('shown', { answer })
  return isRight(step, given) === true
    ? t('right', { answer })
    : t('notSo', { given: said(given.kind === 'choice' ? given.choice : given.value), answer })
}
