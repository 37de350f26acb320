/** By which algorithm a tokenizer is trained, and how large it becomes. */
import { useTranslations } from 'use-intl'
import {
  LEAST_SIZE,
  MOST_SIZE,
  parityVariants,
  takesBase,
  takesPattern,
  trainingAlgorithms,
  trainingPatterns,
} from '../../../core/training/names.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import { LaneSelect } from '../LaneSelect.tsx'
import { useLane } from '../useLane.ts'
import shared from '../Workshop.module.css'
import styles from './Train.module.css'

/** Places of the slider for a doubling of the size. */
const STEPS_PER_DOUBLING = 4

const placeOf = (size: number): number => Math.round(Math.log2(size) * STEPS_PER_DOUBLING)
const sizeAt = (place: number): number => Math.max(LEAST_SIZE, Math.round(2 ** (place / STEPS_PER_DOUBLING)))

interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly values: readonly Value[]
  readonly nameOf: (value: Value) => string
  readonly onChoose: (value: Value) => void
}

function Select<Value extends string>({ label, value, values, nameOf, onChoose }: SelectProps<Value>) {
  return (
    <label className={shared['field']}>
      {label}
      <select value={value} onChange={(event) => onChoose(values.find((one) => one === event.target.value) ?? value)}>
        {values.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

export function Method() {
  const t = useTranslations('train.method')
  const store = useAppStore()
  const { algorithm, pattern, size, firstStage, parity, base } = useAppState((state) => state.comparison.train)
  const { reference } = useLane(base)
  const sizeLabel = t(algorithm === 'continue' ? 'added' : algorithm === 'prune-leaves' ? 'dropped' : 'size')
  const setSize = (next: number): void => setOptions(store, 'train', { size: next })
  return (
    <fieldset className={styles['group']}>
      <legend>{t('legend')}</legend>
      <div className={shared['controls']}>
        <Select
          label={t('algorithm')}
          value={algorithm}
          values={trainingAlgorithms}
          nameOf={(one) => t(`algorithms.${one}`)}
          onChoose={(next) => setOptions(store, 'train', { algorithm: next })}
        />
        {takesPattern(algorithm) && (
          <Select
            label={t('pattern')}
            value={pattern}
            values={trainingPatterns}
            nameOf={(one) => t(`patterns.${one}`)}
            onChoose={(next) => setOptions(store, 'train', { pattern: next })}
          />
        )}
        {algorithm === 'parity' && (
          <Select
            label={t('parity')}
            value={parity}
            values={parityVariants}
            nameOf={(one) => t(`parities.${one}`)}
            onChoose={(next) => setOptions(store, 'train', { parity: next })}
          />
        )}
        {takesBase(algorithm) && reference !== null && (
          <LaneSelect
            lane={reference}
            label={t(algorithm === 'continue' ? 'base' : 'baseToPrune')}
            onChoose={(next) => setOptions(store, 'train', { base: next })}
          />
        )}
        {algorithm === 'superwords' && (
          <span className={shared['field']}>
            <span aria-hidden="true">{t('firstStage')}</span>
            <NumberField
              label={t('firstStage')}
              value={firstStage}
              above={0}
              most={99}
              isWhole
              onChange={(value) => value !== null && setOptions(store, 'train', { firstStage: value })}
            />
          </span>
        )}
      </div>
      <p className={shared['note']}>{t(`what.${algorithm}`)}</p>
      <div className={styles['size']}>
        <span aria-hidden="true">{sizeLabel}</span>
        <input
          type="range"
          aria-label={t('sizeSlider')}
          aria-valuetext={String(size)}
          min={placeOf(LEAST_SIZE)}
          max={placeOf(MOST_SIZE)}
          value={placeOf(size)}
          onChange={(event) => setSize(sizeAt(Number(event.target.value)))}
        />
        <NumberField
          label={sizeLabel}
          value={size}
          above={LEAST_SIZE - 1}
          most={MOST_SIZE}
          isWhole
          onChange={(value) => value !== null && setSize(value)}
        />
      </div>
    </fieldset>
  )
}
