/** A language model of the hub: looked up first, with the sizes of what it offers; fetched only when one is chosen. */
import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { addLanguageModel } from '../../../state/actions/scoring.ts'
import { setHubToken } from '../../../state/actions/session.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import type { Running } from '../../../state/services.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import { hubReferenceOf } from '../../../core/tokenizers/hubReference.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { HubListing } from '../../../platform/languageModels/hub/listing.ts'
import { languageModelSuggestions } from './languageModelSuggestions.ts'
import { useByteSizes } from './useByteSizes.ts'
import styles from './ChoiceSection.module.css'

type Lookup =
  | { readonly status: 'none' | 'invalid' | 'looking' }
  | { readonly status: 'found'; readonly listing: HubListing }
  | { readonly status: 'failed'; readonly failure: Failure }

function Listing({ listing, onChosen }: { readonly listing: HubListing; readonly onChosen: (dtype: string) => void }) {
  const t = useTranslations('probabilities.hub')
  const formatNumber = useNumbers()
  const sizeOf = useByteSizes()
  const { repository, revision, modelType, contextLength, vocabularySize, dtypes } = listing
  return (
    <div className={styles['listing']}>
      <p>
        {t('found', { repository, revision, modelType })}
        {contextLength !== null && ` · ${t('context', { count: contextLength })}`}
        {vocabularySize !== null && ` · ${t('vocabulary', { count: formatNumber(vocabularySize) })}`}
      </p>
      <ul aria-label={t('dtypes')} className={styles['dtypes']}>
        {dtypes.map(({ dtype, downloadBytes, cached }) => {
          const size = downloadBytes === null ? t('sizeUnknown') : sizeOf(downloadBytes)
          return (
            <li key={dtype}>
              <Button onClick={() => onChosen(dtype)}>
                {dtype} · {size} {cached && `· ${t('cached')}`}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

export function HubLanguageModelForm() {
  const t = useTranslations('probabilities.hub')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const formatNumber = useNumbers()
  const field = useId()
  const hubAddress = useAppState((state) => state.session.hubAddress)
  const hubToken = useAppState((state) => state.session.hubToken)
  const [typed, setTyped] = useState('')
  const [lookup, setLookup] = useState<Lookup>({ status: 'none' })
  const running = useRef<Running<HubListing> | null>(null)
  useEffect(() => () => running.current?.cancel(), [])

  const stop = (): void => {
    running.current?.cancel()
    running.current = null
    setLookup({ status: 'none' })
  }
  const look = (repository: string): void => {
    running.current?.cancel()
    const languageModel = hubReferenceOf(repository, hubAddress)
    if (languageModel === null) return setLookup({ status: 'invalid' })
    const mine = services.scoring.inspect(languageModel)
    running.current = mine
    setLookup({ status: 'looking' })
    void mine.outcome.then((outcome) => {
      if (running.current !== mine) return
      setLookup(
        outcome.ok ? { status: 'found', listing: outcome.value } : { status: 'failed', failure: outcome.failure },
      )
    })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    look(typed)
  }
  return (
    <div className={styles['hub']}>
      <p className={styles['note']}>{t('note', { address: hubAddress })}</p>
      <form onSubmit={submit} noValidate className={styles['form']}>
        <label htmlFor={field}>{t('label')}</label>
        <input
          id={field}
          className={styles['input']}
          value={typed}
          placeholder={t('placeholder')}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-invalid={lookup.status === 'invalid'}
          aria-describedby={`${field}-state`}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{t('look')}</Button>
        <label className={styles['token']}>
          {t('token')}
          <input
            type="password"
            className={styles['input']}
            autoComplete="off"
            value={hubToken ?? ''}
            onChange={(event) => setHubToken(store, event.currentTarget.value)}
          />
        </label>
      </form>
      <ul aria-label={t('suggestions')} className={styles['suggestions']}>
        {languageModelSuggestions.map(({ repository, parameters }) => (
          <li key={repository}>
            <Button
              look="quiet"
              onClick={() => {
                setTyped(repository)
                look(repository)
              }}
            >
              {repository} <span className={styles['quiet']}>{t('millions', { count: formatNumber(parameters) })}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div id={`${field}-state`} aria-live="polite">
        {lookup.status === 'invalid' && <p className={styles['error']}>{t('invalid')}</p>}
        {lookup.status === 'looking' && (
          <p className={styles['note']}>
            {t('looking')}{' '}
            <Button look="quiet" onClick={stop}>
              {t('stop')}
            </Button>
          </p>
        )}
        {lookup.status === 'failed' && <p className={styles['error']}>{failureText(lookup.failure)}</p>}
        {lookup.status === 'found' && (
          <Listing
            listing={lookup.listing}
            onChosen={(dtype) => {
              addLanguageModel(store, lookup.listing.languageModel, dtype)
              setLookup({ status: 'none' })
            }}
          />
        )}
      </div>
    </div>
  )
}
