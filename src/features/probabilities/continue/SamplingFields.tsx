/** From where and how a text is continued. */
import { useTranslations } from 'use-intl'
import { setContinuation } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import styles from './ContinueSection.module.css'

const whole = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(value)))

export function SamplingFields() {
  const t = useTranslations('probabilities.continue')
  const store = useAppStore()
  const { fromCaret, sampled, temperature, topK, topP, seed, mostTokens } = useAppState(
    (state) => state.comparison.probabilities.continuation,
  )
  return (
    <div className={styles['fields']}>
      <fieldset className={styles['group']}>
        <legend className="visually-hidden">{t('from')}</legend>
        <label>
          <input
            type="radio"
            name="continue-from"
            checked={!fromCaret}
            onChange={() => setContinuation(store, { fromCaret: false })}
          />
          {t('fromEnd')}
        </label>
        <label>
          <input
            type="radio"
            name="continue-from"
            checked={fromCaret}
            onChange={() => setContinuation(store, { fromCaret: true })}
          />
          {t('fromCaret')}
        </label>
      </fieldset>
      <fieldset className={styles['group']}>
        <legend className="visually-hidden">{t('how')}</legend>
        <label>
          <input
            type="radio"
            name="continue-how"
            checked={!sampled}
            onChange={() => setContinuation(store, { sampled: false })}
          />
          {t('greedy')}
        </label>
        <label>
          <input
            type="radio"
            name="continue-how"
            checked={sampled}
            onChange={() => setContinuation(store, { sampled: true })}
          />
          {t('sampled')}
        </label>
      </fieldset>
      <div className={styles['group']}>
        <label>
          {t('mostTokens')}
          <NumberField
            label={t('mostTokens')}
            value={mostTokens}
            above={0}
            onChange={(value) => setContinuation(store, { mostTokens: whole(value ?? 40, 1, 1000) })}
          />
        </label>
        {sampled && (
          <>
            <label>
              {t('temperature')}
              <NumberField
                label={t('temperature')}
                value={temperature}
                above={0}
                onChange={(value) => setContinuation(store, { temperature: Math.min(100, value ?? 1) })}
              />
            </label>
            <label>
              {t('topK')}
              <NumberField
                label={t('topK')}
                value={topK}
                placeholder={t('all')}
                above={0}
                onChange={(value) =>
                  setContinuation(store, { topK: value === null ? null : whole(value, 1, 10_000_000) })
                }
              />
            </label>
            <label>
              {t('topP')}
              <NumberField
                label={t('topP')}
                value={topP}
                placeholder={t('all')}
                above={0}
                onChange={(value) => setContinuation(store, { topP: value === null ? null : Math.min(1, value) })}
              />
            </label>
            <label>
              {t('seed')}
              <NumberField
                label={t('seed')}
                value={seed}
                above={-1}
                onChange={(value) => setContinuation(store, { seed: whole(value ?? 1, 0, 4_294_967_295) })}
              />
            </label>
          </>
        )}
      </div>
    </div>
  )
}
