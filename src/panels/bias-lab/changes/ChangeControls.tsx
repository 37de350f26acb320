/** Which change is made, and at which of the places that are drawn. */
import { useTranslations } from 'use-intl'
import { setChanges } from '../../../state/actions/biasLab.ts'
import { SCREEN_TEXT_LIMIT } from '../../../state/changedTexts.ts'
import type { ChangesOptions } from '../../../state/changesOptions.ts'
import { useAppStore } from '../../../state/react.ts'
import { perturbationNames } from '../../../text/perturbationNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import lab from '../LabPart.module.css'
import styles from './ChangesPart.module.css'

const CHANGES = [...perturbationNames, 'typed'] as const
/** Those that change one place, which is drawn. */
const DRAWN: ReadonlySet<ChangesOptions['change']> = new Set(['transposition', 'deletion', 'neighbour-key', 'doubled-space', 'look-alike'])
const LARGEST_SEED = 4_294_967_295

export function ChangeControls({ options, languages }: { readonly options: ChangesOptions; readonly languages: number }) {
  const t = useTranslations('changes')
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
              if (chosen !== undefined) setChanges(store, { change: chosen })
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
              <NumberField label={t('seed')} value={seed} above={-1} most={LARGEST_SEED} isWhole onChange={(value) => setChanges(store, { seed: value ?? 1 })} />
            </span>
            <Button onClick={() => setChanges(store, { seed: seed >= LARGEST_SEED ? 0 : seed + 1 })}>{t('another')}</Button>
          </>
        )}
      </div>
      <p className={lab['note']}>{t('texts', { count: languages, most: SCREEN_TEXT_LIMIT })}</p>
    </div>
  )
}
