/** One tokenizer of the comparison: handle, name, family, status, baseline, remove. */
import type { ButtonHTMLAttributes, CSSProperties, Ref } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { removeTokenizer, setBaseline } from '../../../state/actions/comparison.ts'
import { retryTokenizer } from '../../../state/actions/session.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { cardOf, tokenizerStatus } from '../../../state/selectors.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { CloseIcon, GripIcon, RetryIcon, WarningIcon } from '../../../ui/icons.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { parseReference } from '../../../core/tokenizers/reference.ts'
import styles from './Chips.module.css'
import { useTokenizerName } from '../../../state/tokenizerNames.ts'

function LoadingStatus({ reference }: { readonly reference: string }) {
  const t = useTranslations('tokenizers')
  const format = useFormatter()
  const status = useAppState((state) => tokenizerStatus(state, reference))
  if (status.status === 'needsConsent') return <span className={styles['status']}>{t('held')}</span>
  if (status.status !== 'loading') return null
  const { progress } = status
  if (progress?.phase === 'building') return <span className={styles['status']}>{t('building')}</span>
  const share = progress?.totalBytes ? Math.min(1, progress.loadedBytes / progress.totalBytes) : null
  return (
    <span className={styles['status']}>
      {share === null
        ? t('loading')
        : t(progress?.phase === 'training' ? 'training' : 'loadingOf', {
            share: format.number(share, { style: 'percent' }),
          })}
    </span>
  )
}

function Failed({ reference, name }: { readonly reference: string; readonly name: string }) {
  const t = useTranslations('tokenizers')
  const store = useAppStore()
  const failureText = useFailureText()
  const status = useAppState((state) => tokenizerStatus(state, reference))
  if (status.status !== 'failed') return null
  return (
    <div role="alert" className={styles['failure']}>
      <WarningIcon />
      <span>{failureText(status.failure)}</span>
      <IconButton label={t('retryNamed', { name })} onClick={() => retryTokenizer(store, reference)}>
        <RetryIcon />
      </IconButton>
    </div>
  )
}

/** What makes a chip movable; see `SortableChips.tsx`. */
export interface ChipHandles {
  readonly chip: Ref<HTMLLIElement>
  readonly grip: Ref<HTMLButtonElement>
  readonly gripAttributes: ButtonHTMLAttributes<HTMLButtonElement>
  readonly style: CSSProperties
  readonly dragging: boolean
}

export function Chip({ reference, handles }: { readonly reference: string; readonly handles?: ChipHandles }) {
  const t = useTranslations('tokenizers')
  const store = useAppStore()
  const name = useTokenizerName(reference)
  const family = useAppState((state) => {
    if (parseReference(reference)?.kind === 'multi-word') return 'multi-word'
    return cardOf(state, reference)?.family ?? 'unknown'
  })
  const isBaseline = useAppState((state) => state.comparison.baseline === reference)

  return (
    <li
      ref={handles?.chip}
      style={handles?.style}
      className={`${styles['chip']} ${handles?.dragging === true ? styles['dragging'] : ''} ${isBaseline ? styles['baselineChip'] : ''}`}
    >
      <button
        type="button"
        ref={handles?.grip}
        className={styles['grip']}
        {...handles?.gripAttributes}
        aria-label={t('move', { name })}
      >
        <GripIcon />
      </button>
      <span className={styles['name']} title={reference} translate="no">
        {name}
      </span>
      <span className={styles['family']}>{t(`family.${family}`)}</span>
      <LoadingStatus reference={reference} />
      <label className={styles['baseline']}>
        <input
          type="radio"
          name="baseline"
          checked={isBaseline}
          onChange={() => setBaseline(store, reference)}
          aria-label={t('makeBaseline', { name })}
        />
        <span className={isBaseline ? '' : styles['baselineWord']}>{t('baseline')}</span>
      </label>
      <IconButton label={t('remove', { name })} onClick={() => removeTokenizer(store, reference)}>
        <CloseIcon />
      </IconButton>
      <Failed reference={reference} name={name} />
    </li>
  )
}
