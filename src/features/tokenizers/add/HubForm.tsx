/** Any repository of the hub. Nothing is fetched while it is typed: a load starts on Enter, the button or a choice. */
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { allowTokenizer } from '../../../state/actions/session.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { tokenizerStatus } from '../../../state/selectors.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './AddDialog.module.css'
import { HubSettings } from './HubSettings.tsx'
import { hubReferenceOf } from '../../../core/tokenizers/hubReference.ts'
import { Suggestions } from './Suggestions.tsx'

/** What was typed last, so that opening the dialog again finds it. */
let lastTyped = ''

export function HubForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations()
  const store = useAppStore()
  const hubAddress = useAppState((state) => state.session.hubAddress)
  const [typed, setTyped] = useState(lastTyped)
  const [invalid, setInvalid] = useState(false)
  const field = useId()

  const type = (value: string) => {
    lastTyped = value
    setTyped(value)
    setInvalid(false)
  }
  const load = (repository: string) => {
    const reference = hubReferenceOf(repository, hubAddress)
    if (reference === null) {
      setInvalid(true)
      return
    }
    if (tokenizerStatus(store.getState(), reference).status === 'needsConsent') allowTokenizer(store, reference)
    addTokenizer(store, reference)
    onAdded()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    load(typed)
  }

  return (
    <section aria-labelledby={`${field}-heading`} className={styles['part']}>
      <h3 id={`${field}-heading`} className={styles['heading']}>
        {t('add.hub')}
      </h3>
      <p className={styles['note']}>{t('add.hubNote')}</p>
      <form onSubmit={submit} noValidate className={styles['form']}>
        <label htmlFor={field}>{t('add.hubLabel')}</label>
        <div className={styles['row']}>
          <input
            id={field}
            className={styles['input']}
            value={typed}
            placeholder={t('add.hubPlaceholder')}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            aria-invalid={invalid}
            aria-describedby={invalid ? `${field}-error` : undefined}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Button type="submit" look="primary">
            {t('add.hubLoad')}
          </Button>
        </div>
        {invalid && (
          <p id={`${field}-error`} role="alert" className={styles['error']}>
            {t('add.hubInvalid')}
          </p>
        )}
      </form>
      <Suggestions typed={typed} onLoad={load} onAdded={onAdded} />
      <HubSettings />
    </section>
  )
}
