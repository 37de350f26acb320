/** How each goes on alone, and both together, from the same random numbers. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_CONTINUED_BYTES } from '../../../core/bytelevel/nextByteMethods.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { ContinuedText } from '../model/ContinuedText.tsx'
import { useLabWork } from '../model/useLabWork.ts'
import { SeedSetting } from '../model/SeedSetting.tsx'
import { WholeSetting } from '../../../ui/WholeSetting.tsx'
import { Work } from '../model/Work.tsx'
import lab from '../LabPart.module.css'
import styles from './Ensemble.module.css'
import { continuers } from './questions.ts'

interface Props {
  readonly question: { readonly prompt: string; readonly other: string }
  readonly names: { readonly one: string; readonly other: string }
}

export function Onward({ question, names }: Props) {
  const t = useTranslations('ensemble.onward')
  const together = useTranslations('ensemble.predict')('together')
  const store = useAppStore()
  const { languageModel, kind, weight, seed, mostBytes } = useAppState((state) => state.comparison.ensemble)
  /** What was asked for, by its settings: others ask for nothing until the reader says so. */
  const [asked, setAsked] = useState<{ readonly of: typeof question; readonly settings: string } | null>(null)
  const settings = JSON.stringify([languageModel, kind, weight, seed, mostBytes])
  const work = useMemo(
    () =>
      asked !== null && asked.of === question && asked.settings === settings
        ? { ...question, kind, weight, seed, mostBytes }
        : null,
    [asked, question, settings, kind, weight, seed, mostBytes],
  )
  const run = useLabWork('continue-together', languageModel, work)
  return (
    <section aria-labelledby="ensemble-onward">
      <h3 id="ensemble-onward">{t('title')}</h3>
      <p className={lab['note']}>{t('what')}</p>
      <div className={lab['settings']}>
        <SeedSetting
          label={t('seed')}
          value={seed}
          onChange={(value) => setOptions(store, 'ensemble', { seed: value })}
        />
        <WholeSetting
          label={t('bytes')}
          value={mostBytes}
          least={1}
          most={MAX_CONTINUED_BYTES}
          onChange={(value) => setOptions(store, 'ensemble', { mostBytes: value })}
        />
        <Button look="primary" onClick={() => setAsked({ of: question, settings })}>
          {t('go')}
        </Button>
      </div>
      {run.steps.length > 0 && (
        <dl className={styles['texts']}>
          {continuers.map((by) => {
            const symbols = run.steps.filter((step) => step.by === by).map(({ symbol }) => symbol)
            return (
              <div key={by} data-continued={by}>
                <dt>{by === 'together' ? together : <bdi translate="no">{names[by]}</bdi>}</dt>
                <dd translate="no">
                  <ContinuedText prompt={question.prompt} symbols={symbols} ended={t('ended')} />
                </dd>
              </div>
            )
          })}
        </dl>
      )}
      {run.status !== 'waiting' && (
        <Work work={run} label={t('going')} done={{ count: run.steps.length, of: mostBytes * continuers.length }} />
      )}
    </section>
  )
}
