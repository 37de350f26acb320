/** What the variant that is being chosen is called, and what it does to the text on the screen. */
import { useTranslations } from 'use-intl'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import { useAppState } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { Difference } from './Difference.tsx'
import type { Trial } from './useTrial.ts'
import styles from './Variant.module.css'

interface Props {
  /** Of the variant; null: nothing is changed yet. */
  readonly reference: string | null
  readonly trial: Trial
}

export function VariantPreview({ reference, trial: { trial, failure, isTrying } }: Props) {
  const t = useTranslations('variant')
  const nameOf = useTokenizerNames()
  const name = useAppState((state) => (reference === null ? null : nameOf(state, reference)))
  return (
    <section className={styles['preview']} aria-live="polite" aria-busy={isTrying}>
      {name === null ? (
        <p className={styles['note']}>{t('nothing')}</p>
      ) : (
        <h3 className={styles['name']} translate="no">
          {name}
        </h3>
      )}
      {failure !== null && <TrialFailure failure={failure} />}
      {name !== null && failure === null && trial === null && <p className={styles['note']}>{t('trying')}</p>}
      {name !== null && failure === null && trial !== null && (
        <div data-late={isTrying ? '' : undefined} className={styles['trial']}>
          <p>
            {trial.differing === 0 ? t('same') : t('differs', { differing: trial.differing, total: trial.total })}{' '}
            {t('tokens', { variant: trial.variantTokens, original: trial.originalTokens })}
          </p>
          {trial.first !== null && <Difference first={trial.first} />}
        </div>
      )}
    </section>
  )
}

function TrialFailure({ failure }: { readonly failure: Failure }) {
  const t = useTranslations('variant')
  const failureText = useFailureText()
  const isSlow = failure.code === 'worker-stopped' || failure.code === 'slow-pattern'
  return (
    <p role="alert" className={styles['failure']}>
      {isSlow ? t('stopped') : failureText(failure)}
    </p>
  )
}
