/** The hub's address and the reader's access token. */
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { setHubAddress, setHubToken } from '../../../state/actions/session.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import styles from './AddDialog.module.css'

function isAddress(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value)
}

export function HubSettings() {
  const t = useTranslations('add')
  const store = useAppStore()
  const stored = useAppState((state) => state.session.hubAddress)
  const token = useAppState((state) => state.session.hubToken)
  const [address, setAddress] = useState(stored)
  const id = useId()

  const type = (value: string) => {
    setAddress(value)
    if (isAddress(value)) setHubAddress(store, value.replace(/\/+$/, ''))
  }

  return (
    <details className={styles['details']}>
      <summary>{t('hubSettings')}</summary>
      <div className={styles['form']}>
        <label htmlFor={`${id}-token`}>{t('hubToken')}</label>
        <input
          id={`${id}-token`}
          className={styles['input']}
          type="password"
          autoComplete="off"
          value={token ?? ''}
          aria-describedby={`${id}-note`}
          onChange={(event) => setHubToken(store, event.currentTarget.value)}
        />
        <p id={`${id}-note`} className={styles['note']}>
          {t('hubTokenNote')}
        </p>
        <label htmlFor={`${id}-address`}>{t('hubAddress')}</label>
        <input
          id={`${id}-address`}
          className={styles['input']}
          type="url"
          inputMode="url"
          spellCheck={false}
          value={address}
          aria-invalid={!isAddress(address)}
          onChange={(event) => type(event.currentTarget.value)}
        />
        {!isAddress(address) && (
          <p role="alert" className={styles['error']}>
            {t('hubAddressInvalid')}
          </p>
        )}
      </div>
    </details>
  )
}
