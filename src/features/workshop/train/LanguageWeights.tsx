/** The languages of the Declaration to train on, each with its weight. */
import { useTranslations } from 'use-intl'
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import { MAX_LANGUAGES } from '../../../core/training/names.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import shared from '../Workshop.module.css'
import type { TrainOptions } from './options.ts'
import styles from './Train.module.css'
import { WeightRows } from './WeightRows.tsx'

export function LanguageWeights({ known }: { readonly known: readonly CorpusLanguage[] }) {
  const t = useTranslations('train.text')
  const store = useAppStore()
  const chosen = useAppState((state) => state.comparison.train.languages)
  const set = (languages: TrainOptions['languages']): void => setOptions(store, 'train', { languages })
  const nameOf = (code: string): string => known.find((language) => language.code === code)?.name ?? code
  const left = known.filter(({ code }) => !chosen.some((one) => one.code === code))
  return (
    <>
      <WeightRows
        rows={chosen.map(({ code, weight }) => ({ key: code, name: nameOf(code), weight }))}
        onWeight={(key, weight) => set(chosen.map((one) => (one.code === key ? { ...one, weight } : one)))}
        onRemove={(key) => set(chosen.filter(({ code }) => code !== key))}
      />
      <div className={shared['buttons']}>
        <label className={`${shared['field']} ${styles['add']}`}>
          {t('add')}
          <select
            value=""
            disabled={chosen.length >= MAX_LANGUAGES}
            onChange={(event) => set([...chosen, { code: event.target.value, weight: 1 }])}
          >
            <option value="" disabled>
              {t('choose')}
            </option>
            {left.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {chosen.length > 1 && (
          <Button onClick={() => set(chosen.map((one) => ({ ...one, weight: 1 })))}>{t('evenly')}</Button>
        )}
      </div>
    </>
  )
}
