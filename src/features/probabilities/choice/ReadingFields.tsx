/** How lanes are scored: which are paired, what becomes of the others; begin token, windows, device, second language model. */
import { useTranslations } from 'use-intl'
import { offeredLanguageModels } from '../../../core/scores/catalogue.ts'
import { setDevicePreference } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import styles from './ChoiceSection.module.css'
import { setOptions } from '../../../state/actions/options.ts'

const DEVICES = ['auto', 'webgpu', 'wasm'] as const

export function ReadingFields() {
  const t = useTranslations('probabilities.reading')
  const store = useAppStore()
  const nameOf = useLanguageModelNames()
  const { languageModels, pairing, reader, readsOthers, excess, begin, stride } = useAppState(
    (state) => state.comparison.scoring,
  )
  const device = useAppState((state) => state.session.scoring.device)
  const candidates = [...new Set([...offeredLanguageModels, ...languageModels])]
  return (
    <div className={styles['fields']}>
      <div className={styles['settings']}>
        <label className={styles['option']}>
          <input
            type="checkbox"
            checked={pairing === 'automatic'}
            onChange={(event) =>
              setOptions(store, 'scoring', { pairing: event.target.checked ? 'automatic' : 'chosen' })
            }
          />
          {t('automatic')}
        </label>
        <label className={styles['option']}>
          <input
            type="checkbox"
            checked={readsOthers}
            onChange={(event) => setOptions(store, 'scoring', { readsOthers: event.target.checked })}
          />
          {t('others', { name: nameOf(reader) })}
        </label>
      </div>
      <div className={styles['settings']}>
        <label className={styles['option']}>
          <input
            type="checkbox"
            checked={begin}
            onChange={(event) => setOptions(store, 'scoring', { begin: event.target.checked })}
          />
          <span>
            {t('begin')}{' '}
            <InfoPopover trigger={t('why')} label={t('whyBegin')} title={t('begin')}>
              <p>{t('beginNote')}</p>
            </InfoPopover>
          </span>
        </label>
        <label className={styles['select']}>
          {t('stride')}
          <NumberField
            label={t('strideLabel')}
            value={stride}
            placeholder={t('half')}
            above={0}
            onChange={(value) =>
              setOptions(store, 'scoring', {
                stride: value === null ? null : Math.min(1_000_000, Math.max(1, Math.round(value))),
              })
            }
          />
        </label>
        <label className={styles['select']}>
          {t('excess')}
          <select
            value={excess ?? ''}
            onChange={(event) =>
              setOptions(store, 'scoring', { excess: event.target.value === '' ? null : event.target.value })
            }
          >
            <option value="">{t('none')}</option>
            {candidates.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles['select']}>
          {t('device')}
          <select
            value={device}
            onChange={(event) => {
              const chosen = DEVICES.find((one) => one === event.target.value)
              if (chosen !== undefined) setDevicePreference(store, chosen)
            }}
          >
            {DEVICES.map((id) => (
              <option key={id} value={id}>
                {t(`devices.${id}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  )
}
