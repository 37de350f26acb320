/** Which change is made, and at which of the places that are drawn. */
import { useTranslations } from 'use-intl'
import { SCREEN_TEXT_LIMIT } from '../../../state/changedTexts.ts'
import type { PerturbationsOptions } from './options.ts'
import { useAppStore } from '../../../state/react.ts'
import { MAX_SEED } from '../../../core/options/fields.ts'
import { perturbationNames } from '../../../core/text/perturbationNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import lab from '../LabPart.module.css'
import styles from './PerturbationsPart.module.css'
import { setOptions } from '../../../state/actions/options.ts'

const CHANGES = [...perturbationNames, 'typed'] as const
/** Those that change one place, which is drawn. */
const DRAWN: ReadonlySet<PerturbationsOptions['change']> = new Set([
  'transposition',
  'deletion',
  'neighbour-key',
  'doubled-space',
  'look-alike',
])

export function PerturbationControls({
  options,
  languages,
}: {
  readonly options: PerturbationsOptions
  readonly languages: number
}) {
  const t = useTranslations('perturbations')
  const store = useAppStore()
  const { change, seed } = options
  return (
    <div>
      <div className={styles['controls']}>
        <label className={lab['field']}>
          {t('change')}
          <select
            value={change}
            onChange={(event) => {
              const chosen = CHANGES.find((one) => one === event.target.value)
              if (chosen !== undefined) setOptions(store, 'perturbations', { change: chosen })
            }}
          >
            {CHANGES.map((one) => (
              <option key={one} value={one}>
                {t(`names.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {DRAWN.has(change) && (
          <>
            <span className={lab['field']}>
              <span>{t('seed')}</span>
              <NumberField
                label={t('seed')}
                value={seed}
                above={-1}
                most={MAX_SEED}
                isWhole
                onChange={(value) => setOptions(store, 'perturbations', { seed: value ?? 1 })}
              />
            </span>
            <Button onClick={() => setOptions(store, 'perturbations', { seed: seed >= MAX_SEED ? 0 : seed + 1 })}>
              {t('another')}
            </Button>
          </>
        )}
      </div>
      <p className={lab['note']}>{t('texts', { count: languages, most: SCREEN_TEXT_LIMIT })}</p>
    </div>
  )
}
