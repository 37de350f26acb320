/** Another way with a tokenizer of the comparison: codes over its tokens, or another segmentation by its vocabulary. */
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { usualAdaptations } from '../../../core/tokenizers/adaptive/adaptation.ts'
import { formatReference, parseReference } from '../../../core/tokenizers/reference.ts'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'
import styles from './AddDialog.module.css'

function canBeBase(reference: string): boolean {
  const kind = parseReference(reference)?.kind
  return kind !== undefined && kind !== 'adaptive' && kind !== 'multi-word'
}

export function AdaptiveForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations('add')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const bases = useAppState(useShallow(({ comparison }) => comparison.tokenizers.filter(canBeBase)))
  const names = useAppState(useShallow((state) => bases.map((reference) => nameOf(state, reference))))
  const [chosen, setChosen] = useState<string | null>(null)
  const [method, setMethod] = useState<string | null>(null)
  const id = useId()
  const base = chosen !== null && bases.includes(chosen) ? chosen : bases[0]
  const adaptation = usualAdaptations.find((one) => one.method === method) ?? usualAdaptations[0]
  if (base === undefined || adaptation === undefined) return null

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    addTokenizer(store, formatReference({ kind: 'adaptive', base, adaptation }))
    onAdded()
  }

  return (
    <section aria-labelledby={`${id}-heading`} className={styles['part']}>
      <h3 id={`${id}-heading`} className={styles['heading']}>
        {t('adaptive')}
      </h3>
      <p className={styles['note']}>
        {t(`adaptiveNotes.${adaptation.method}`)} {adaptation.method !== 'zip2zip' && t('adaptiveBytes')}
      </p>
      <form onSubmit={submit} className={styles['form']}>
        <label htmlFor={`${id}-method`}>{t('adaptiveMethod')}</label>
        <select
          id={`${id}-method`}
          className={styles['input']}
          value={adaptation.method}
          onChange={(event) => setMethod(event.currentTarget.value)}
        >
          {usualAdaptations.map((one) => (
            <option key={one.method} value={one.method}>
              {t(`adaptiveMethods.${one.method}`)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-base`}>{t('adaptiveBase')}</label>
        <div className={styles['row']}>
          <select
            id={`${id}-base`}
            className={styles['input']}
            value={base}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {bases.map((reference, index) => (
              <option key={reference} value={reference} translate="no">
                {names[index]}
              </option>
            ))}
          </select>
          <Button type="submit" aria-label={t('addNamed', { name: t('adaptive') })}>
            <PlusIcon />
            {t('add')}
          </Button>
        </div>
      </form>
    </section>
  )
}
