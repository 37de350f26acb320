/** zip2zip over a tokenizer of the comparison. */
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { usualAdaptation } from '../../../core/tokenizers/adaptive/adaptation.ts'
import { formatReference, parseReference } from '../../../core/tokenizers/reference.ts'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'
import styles from './AddDialog.module.css'

const referenceOver = (base: string): string => formatReference({ kind: 'adaptive', base, adaptation: usualAdaptation })

export function AdaptiveForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations('add')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const bases = useAppState(
    useShallow(({ comparison }) =>
      comparison.tokenizers.filter((reference) => parseReference(referenceOver(reference)) !== null),
    ),
  )
  const names = useAppState(useShallow((state) => bases.map((reference) => nameOf(state, reference))))
  const [chosen, setChosen] = useState<string | null>(null)
  const id = useId()
  const base = chosen !== null && bases.includes(chosen) ? chosen : bases[0]
  if (base === undefined) return null

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    addTokenizer(store, referenceOver(base))
    onAdded()
  }

  return (
    <section aria-labelledby={`${id}-heading`} className={styles['part']}>
      <h3 id={`${id}-heading`} className={styles['heading']}>
        {t('zip2zip')}
      </h3>
      <p className={styles['note']}>{t('zip2zipNote')}</p>
      <form onSubmit={submit} className={styles['form']}>
        <label htmlFor={`${id}-base`}>{t('zip2zipBase')}</label>
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
          <Button type="submit" aria-label={t('addNamed', { name: t('zip2zip') })}>
            <PlusIcon />
            {t('add')}
          </Button>
        </div>
      </form>
    </section>
  )
}
