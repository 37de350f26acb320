/** Multi-Word Tokenization over a shipped BPE tokenizer. */
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { useAppStore } from '../../../state/react.ts'
import { catalogue } from '../../../core/tokenizers/catalogue/catalogue.ts'
import { formatReference } from '../../../core/tokenizers/reference.ts'
import { Button } from '../../../ui/Button.tsx'
import { PlusIcon } from '../../../ui/icons.tsx'
import styles from './AddDialog.module.css'

const bases = catalogue.filter(({ engine }) => engine === 'bpe').map(({ card }) => card)

export function MultiWordForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations('add')
  const store = useAppStore()
  const [base, setBase] = useState(bases[0]?.id ?? '')
  const [fittedOn, setFittedOn] = useState<'list' | 'text'>('text')
  const id = useId()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    addTokenizer(store, formatReference({ kind: 'multi-word', base, fittedOn }))
    onAdded()
  }

  return (
    <section aria-labelledby={`${id}-heading`} className={styles['part']}>
      <h3 id={`${id}-heading`} className={styles['heading']}>
        {t('multiWord')}
      </h3>
      <p className={styles['note']}>{t('multiWordNote')}</p>
      <form onSubmit={submit} className={styles['form']}>
        <label htmlFor={`${id}-base`}>{t('multiWordBase')}</label>
        <select
          id={`${id}-base`}
          className={styles['input']}
          value={base}
          onChange={(event) => setBase(event.currentTarget.value)}
        >
          {bases.map((card) => (
            <option key={card.id} value={card.id} translate="no">
              {card.name}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-fitted`}>{t('multiWordFittedOn')}</label>
        <div className={styles['row']}>
          <select
            id={`${id}-fitted`}
            className={styles['input']}
            value={fittedOn}
            onChange={(event) => setFittedOn(event.currentTarget.value === 'list' ? 'list' : 'text')}
          >
            <option value="text">{t('multiWordText')}</option>
            <option value="list">{t('multiWordList')}</option>
          </select>
          <Button type="submit" aria-label={t('addNamed', { name: t('multiWord') })}>
            <PlusIcon />
            {t('add')}
          </Button>
        </div>
      </form>
    </section>
  )
}
