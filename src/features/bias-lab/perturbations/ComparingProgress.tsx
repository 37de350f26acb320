/** How far the comparing is, what stops it or lets it go on, and lanes in which it fails. */
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import type { Comparing } from './useComparing.ts'
import type { NamedLane } from './useChangesData.ts'
import styles from './PerturbationsPart.module.css'

export function ComparingProgress({
  comparing,
  lanes,
}: {
  readonly comparing: Comparing
  readonly lanes: readonly NamedLane[]
}) {
  const t = useTranslations('perturbations')
  const failureText = useFailureText()
  const { done, total, isStopped, failures } = comparing
  const failed = lanes.filter(({ reference }) => failures[reference] !== undefined)
  return (
    <div>
      <p className={styles['progress']}>
        {isStopped ? (
          <>
            <output>{t('cancelled')}</output>
            <Button onClick={comparing.goOn}>{t('goOn')}</Button>
          </>
        ) : (
          done < total && (
            <>
              <progress value={done} max={total} aria-label={t('comparing')} />
              <span>{t('comparedOf', { done, total })}</span>
              <Button onClick={comparing.stop}>{t('cancel')}</Button>
            </>
          )
        )}
      </p>
      {failed.length > 0 && (
        <div role="alert" className={styles['failed']}>
          {failed.map(({ reference, name }) => {
            const failure = failures[reference]
            return failure === undefined ? null : (
              <p key={reference}>{t('laneFailed', { name, reason: failureText(failure) })}</p>
            )
          })}
          <Button onClick={comparing.goOn}>{t('retry')}</Button>
        </div>
      )}
    </div>
  )
}
