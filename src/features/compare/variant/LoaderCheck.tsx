/** Loader check: tries how known loaders read the same files, and lists those that split the present text otherwise. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatReference } from '../../../core/tokenizers/reference.ts'
import type { VariantChanges } from '../../../core/tokenizers/variants/changes.ts'
import type { VariantChoices } from '../../../core/tokenizers/variants/choices.ts'
import { readingsFor, type LoaderReading } from '../../../core/tokenizers/variants/readings.ts'
import type { VariantTrial } from '../../../core/tokenizers/variants/trial.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import { useAppStore, useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { Difference } from './Difference.tsx'
import styles from './Variant.module.css'

interface Tried {
  readonly reading: LoaderReading
  readonly outcome: Outcome<VariantTrial>
}

interface Props {
  readonly base: string
  readonly name: string
  readonly choices: VariantChoices
  readonly onTake: (changes: VariantChanges) => void
}

export function LoaderCheck({ base, name, choices, onTake }: Props) {
  const t = useTranslations('variant')
  const store = useAppStore()
  const { workshop } = useServices()
  const [tried, setTried] = useState<readonly Tried[] | null>(null)
  const readings = readingsFor(choices)
  if (readings.length === 0) return null
  const isRunning = tried !== null && tried.length < readings.length

  const check = async (): Promise<void> => {
    const { text, compare } = store.getState().comparison
    setTried([])
    for (const reading of readings) {
      const reference = formatReference({ kind: 'variant', base, changes: reading.changes })
      // One after the other: the worker has one thread.
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await workshop.tryVariant(reference, text, compare)
      setTried((before) => [...(before ?? []), { reading, outcome }])
    }
  }
  const shown = (tried ?? []).filter(({ outcome }) => !outcome.ok || outcome.value.differing > 0)
  return (
    <section className={styles['check']} aria-labelledby="loader-check">
      <h3 id="loader-check" className={styles['name']}>
        {t('check')}
      </h3>
      <p className={styles['note']}>{t('checkNote')}</p>
      <div className={styles['submit']}>
        <Button disabled={isRunning} onClick={() => void check()}>
          {t('checkStart')}
        </Button>
        <output className={styles['note']}>
          {tried === null
            ? ''
            : isRunning
              ? t('checking', { done: tried.length + 1, all: readings.length })
              : shown.length === 0
                ? t('checkSame', { all: readings.length, name })
                : t('checkFound', { count: shown.length, all: readings.length })}
        </output>
      </div>
      {shown.length > 0 && (
        <ul className={styles['readings']}>
          {shown.map(({ reading, outcome }) => (
            <Row key={`${reading.loader} ${reading.name}`} reading={reading} outcome={outcome} onTake={onTake} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ reading, outcome, onTake }: Tried & Pick<Props, 'onTake'>) {
  const t = useTranslations('variant')
  const failureText = useFailureText()
  const { loader, name, changes } = reading
  const called = loader === 'llama.cpp' ? t('loader.llama', { name }) : t('loader.transformers', { name })
  return (
    <li className={styles['reading']}>
      <div className={styles['readingHead']}>
        <span className={styles['called']}>{called}</span>
        <Button look="quiet" aria-label={t('takeNamed', { name: called })} onClick={() => onTake(changes)}>
          {t('take')}
        </Button>
      </div>
      {outcome.ok ? (
        <>
          <p className={styles['note']}>
            {t('differs', { differing: outcome.value.differing, total: outcome.value.total })}
          </p>
          {outcome.value.first !== null && <Difference first={outcome.value.first} />}
        </>
      ) : (
        <p className={styles['failure']}>{failureText(outcome.failure)}</p>
      )}
    </li>
  )
}
