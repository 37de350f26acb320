/** What is counted and shown: corpus, languages, base, mode and figure. */
import { Suspense, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { chooseCorpus } from '../../../state/actions/languages.ts'
import { languageMetricIds } from '../../../core/metrics/metrics.ts'
import { countingModes } from '../../../core/metrics/unitCounts.ts'
import { languageCorpora } from '../options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import type { LanguageData } from '../useLanguageData.ts'
import { BaseLanguage } from './BaseLanguage.tsx'
import styles from './Controls.module.css'
import { MetricDefinition } from '../../../ui/metrics/MetricDefinition.tsx'
import { setOptions } from '../../../state/actions/options.ts'
import { lazyPart } from '../../../ui/lazyPart.tsx'

const LanguageChooser = lazyPart(() => import('../chooser/LanguageChooser.tsx'))

export function CorpusControl() {
  const id = useId()
  const t = useTranslations('languages')
  const store = useAppStore()
  const corpus = useAppState((state) => state.comparison.languages.corpus)
  return (
    <div className={styles['control']}>
      <label htmlFor={id}>{t('corpus')}</label>
      <select
        id={id}
        value={corpus}
        onChange={(event) =>
          chooseCorpus(store, languageCorpora.find((known) => known === event.target.value) ?? corpus)
        }
      >
        {languageCorpora.map((known) => (
          <option key={known} value={known}>
            {t(`corpusName.${known}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Controls({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const tMetric = useTranslations('metric')
  const store = useAppStore()
  const { keyed, options, base, codes, mode } = data
  const id = useId()
  const [choosing, setChoosing] = useState(false)
  const { languages } = keyed.corpus
  return (
    <>
      <div className={styles['control']}>
        <span id="languages-chosen">{t('languages')}</span>
        <Button look="plain" aria-describedby="languages-chosen" onClick={() => setChoosing(true)}>
          {t('chosenOf', { chosen: codes.length, total: languages.length })}
        </Button>
      </div>
      <div className={styles['control']}>
        <label htmlFor={`${id}-base`}>{t('base')}</label>
        <BaseLanguage
          id={`${id}-base`}
          languages={languages}
          base={base}
          onChoose={(code) => setOptions(store, 'languages', { base: code })}
        />
      </div>
      <fieldset className={styles['control']}>
        <legend>
          <InfoPopover trigger={t('mode')} title={t('mode')}>
            {countingModes.map((known) => (
              <p key={known}>{t(`modeDefinition.${known}`)}</p>
            ))}
          </InfoPopover>
        </legend>
        <span className={styles['choices']}>
          {countingModes.map((known) => (
            <label key={known} className={styles['choice']}>
              <input
                type="radio"
                name="languages-mode"
                checked={mode === known}
                onChange={() => setOptions(store, 'languages', { mode: known })}
              />
              {t(`modeName.${known}`)}
            </label>
          ))}
        </span>
      </fieldset>
      <div className={styles['control']}>
        <MetricDefinition id={options.figure} trigger={t('figure')} />
        <select
          aria-label={t('figure')}
          value={options.figure}
          onChange={(event) =>
            setOptions(store, 'languages', {
              figure: languageMetricIds.find((known) => known === event.target.value) ?? options.figure,
            })
          }
        >
          {languageMetricIds.map((known) => (
            <option key={known} value={known}>
              {tMetric(`words.${known}.name`)}
            </option>
          ))}
        </select>
      </div>
      {choosing && (
        <Suspense fallback={null}>
          <LanguageChooser
            languages={languages}
            chosen={codes}
            base={base}
            onChoose={(chosen) => setOptions(store, 'languages', { chosen })}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
    </>
  )
}
