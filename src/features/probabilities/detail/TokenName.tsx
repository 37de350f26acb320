/** A token of a language model, as it is written in lists: its text with marks for what cannot be seen, its bytes, or its piece. */
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { drawText } from '../../../ui/lanes/drawText.tsx'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { TokenLabel } from './tokenLabel.ts'
import styles from './TokenScore.module.css'

/** Line breaks among it. */
function drawLabel(text: string): ReactNode {
  return text.split(/(\r\n|[\n\r])/u).map((part, place) => {
    const isBreak = place % 2 === 1
    // Parts have no identity but their place.
    return <Fragment key={`${place}${part}`}>{isBreak || part !== '' ? drawText(part, isBreak, true) : null}</Fragment>
  })
}

/** @param label null: not known yet */
export function TokenName({ id, label }: { readonly id: TokenId; readonly label: TokenLabel | null }) {
  const t = useTranslations('probabilities.token')
  if (label === null) return '…'
  if (label.kind === 'text') return <bdi translate="no">{drawLabel(label.text)}</bdi>
  if (label.kind !== 'none') return <code translate="no">{label.text}</code>
  return (
    <>
      <code translate="no">{t('unnamed', { id: String(id) })}</code>{' '}
      <span className={styles['mark']}>{t('unnamedNote')}</span>
    </>
  )
}
