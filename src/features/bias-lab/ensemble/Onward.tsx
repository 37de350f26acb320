/** How each goes on alone, and both together, from the same random numbers. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { END } from '../../../core/bytelevel/distribution.ts'
import { MAX_CONTINUED_BYTES } from '../../../core/bytelevel/nextByteMethods.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { ByteText } from '../../../ui/Tokens.tsx'
import { useLabWork } from '../model/useLabWork.ts'
import { Work } from '../model/Work.tsx'
import lab from '../LabPart.module.css'
import styles from './Ensemble.module.css'
import { continuers } from './questions.ts'

interface Props {
  readonly question: { readonly prompt: string; readonly other: string }
  readonly names: { readonly one: string; readonly other: string }
}

/** Characters of the prompt that stand before a continuation. */
const TAIL = 16

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
  const tail = encodeUtf8(Array.from(question.prompt).slice(-TAIL).join(''))
  return (
    <section aria-labelledby="ensemble-onward">
      <h3 id="ensemble-onward">{t('title')}</h3>
      <p className={lab['note']}>{t('what')}</p>
      <div className={lab['settings']}>
        <label>
          {t('seed')}
          <NumberField
            label={t('seed')}
            value={seed}
            above={-1}
            most={4_294_967_295}
            isWhole
            onChange={(value) => value !== null && setOptions(store, 'ensemble', { seed: value })}
          />
        </label>
        <label>
          {t('bytes')}
          <NumberField
            label={t('bytes')}
            value={mostBytes}
            above={0}
            most={MAX_CONTINUED_BYTES}
            isWhole
            onChange={(value) => value !== null && setOptions(store, 'ensemble', { mostBytes: value })}
          />
        </label>
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
                  <span className={styles['tail']}>
                    <ByteText bytes={tail} />
                  </span>
                  <ByteText bytes={Uint8Array.from(symbols.filter((symbol) => symbol !== END))} />
                  {symbols.includes(END) && <span className={lab['note']}> {t('ended')}</span>}
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
