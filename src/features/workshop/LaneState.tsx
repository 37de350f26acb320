/** Why there is nothing to see yet: no tokenizer, one that is not there, a question that failed or takes a while. */
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/useFailureText.ts'
import type { Asked } from '../../ui/useAsked.ts'
import type { ChosenLane } from './useLane.ts'
import styles from './Workshop.module.css'

interface Props {
  readonly lane: ChosenLane
  readonly asked: Pick<Asked<unknown>, 'answer' | 'failure' | 'isAsking' | 'again'>
}

export function LaneState({ lane, asked }: Props) {
  const t = useTranslations('workshop')
  const failureText = useFailureText()
  if (lane.reference === null) return <p className={styles['note']}>{t('noLanes')}</p>
  if (lane.notReady !== null)
    return <p className={styles['note']}>{t(`notReady.${lane.notReady}`, { name: lane.name })}</p>
  if (asked.failure !== null)
    return (
      <p role="alert" className={styles['failed']}>
        {failureText(asked.failure)} <Button onClick={asked.again}>{t('again')}</Button>
      </p>
    )
  if (asked.isAsking && asked.answer === null) return <p className={styles['asking']}>{t('asking')}</p>
  return null
}
