/** What is counted and shown: corpus, languages, base, mode and figure. */
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { chooseCorpus, setLanguageOptions } from '../../../state/actions/languages.ts'
import { languageFigureIds } from '../../../metrics/languageFigures.ts'
import { languageCorpora } from '../../../state/languages.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import type { LanguageData } from '../useLanguageData.ts'
import styles from './Controls.module.css'
import { FigureDefinition } from './FigureDefinition.tsx'

const LanguageChooser = lazy(() => import('../chooser/LanguageChooser.tsx'))

const MODES = ['per-unit', 'joined'] as const

export function CorpusControl() {
  const t = useTranslations('languages')
  const store = useAppStore()
  const corpus = useAppState((state) => state.comparison.languages.corpus)
  return (
    <label className={styles['control']}>
      <span>{t('corpus')}</span>
      <select value={corpus} onChange={(event) => chooseCorpus(store, languageCorpora.find((id) => id === event.target.value) ?? corpus)}>
        {languageCorpora.map((id) => (
          <option key={id} value={id}>
            {t(`corpusName.${id}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

export function Controls({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const store = useAppStore()
  const { keyed, options, base, codes, mode } = data
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
      <label className={styles['control']}>
        <span>{t('base')}</span>
        <select value={base ?? ''} onChange={(event) => setLanguageOptions(store, { base: event.target.value })}>
          {languages.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={styles['control']}>
        <legend>
          <InfoPopover trigger={t('mode')} title={t('mode')}>
            <p>{t('modeDefinition.per-unit')}</p>
            <p>{t('modeDefinition.joined')}</p>
          </InfoPopover>
        </legend>
        <span className={styles['choices']}>
          {MODES.map((id) => (
            <label key={id} className={styles['choice']}>
              <input
                type="radio"
                name="languages-mode"
                checked={mode === id}
                onChange={() => setLanguageOptions(store, { mode: id })}
              />
              {t(`modeName.${id}`)}
            </label>
          ))}
        </span>
      </fieldset>
      <label className={styles['control']}>
        <FigureDefinition figure={options.figure} trigger={t('figure')} />
        <select
          value={options.figure}
          onChange={(event) =>
            setLanguageOptions(store, { figure: languageFigureIds.find((id) => id === event.target.value) ?? options.figure })
          }
        >
          {languageFigureIds.map((id) => (
            <option key={id} value={id}>
              {t(`figureName.${id}`)}
            </option>
          ))}
        </select>
      </label>
      {choosing && (
        <Suspense fallback={null}>
          <LanguageChooser
            languages={languages}
            chosen={codes}
            base={base}
            onChoose={(chosen) => setLanguageOptions(store, { chosen })}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
    </>
  )
}
