/** From where and how a text is continued. */
import { useTranslations } from 'use-intl'
import { MAX_SEED } from '../../../core/options/fields.ts'
import { setContinuation } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import styles from './ContinueSection.module.css'

const UNITS = ['bytes', 'tokens'] as const

const whole = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(value)))

export function SamplingFields() {
  const t = useTranslations('probabilities.continue')
  const store = useAppStore()
  const { fromCaret, sampled, temperature, topK, topP, seed, most, unit } = useAppState(
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
          {t('most')}
          <NumberField
            label={t('most')}
            value={most}
            above={0}
            onChange={(value) => setContinuation(store, { most: whole(value ?? 160, 1, 4000) })}
          />
        </label>
        <select
          className={styles['select']}
          aria-label={t('unit')}
          value={unit}
          onChange={(event) => setContinuation(store, { unit: event.target.value === 'tokens' ? 'tokens' : 'bytes' })}
        >
          {UNITS.map((id) => (
            <option key={id} value={id}>
              {t(`units.${id}`)}
            </option>
          ))}
        </select>
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
                onChange={(value) => setContinuation(store, { seed: whole(value ?? 1, 0, MAX_SEED) })}
              />
            </label>
          </>
        )}
      </div>
    </div>
  )
}
