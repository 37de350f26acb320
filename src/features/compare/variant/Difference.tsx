/** The first place at which a variant splits a text otherwise, as both split it. */
import { useTranslations } from 'use-intl'
import type { FirstDifference } from '../../../core/tokenizers/variants/trial.ts'
import styles from './Variant.module.css'

/** Tokens of either that are shown. */
const MAX_PIECES = 12
/** UTF-16 units of a token. */
const LONGEST_PIECE = 40

export function Difference({ first }: { readonly first: FirstDifference }) {
  const t = useTranslations('variant')
  return (
    <dl className={styles['difference']} aria-label={t('first')}>
      <dt>{t('original')}</dt>
      <dd>
        <Pieces pieces={first.original} />
      </dd>
      <dt>{t('variant')}</dt>
      <dd>
        <Pieces pieces={first.variant} />
      </dd>
    </dl>
  )
}

function Pieces({ pieces }: { readonly pieces: readonly string[] }) {
  return (
    <bdi translate="no" className={styles['pieces']}>
      {pieces.slice(0, MAX_PIECES).map((piece, index) => (
        // Pieces have no names of their own, and their order is what is shown.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>{shown(piece)}</span>
      ))}
      {pieces.length > MAX_PIECES && '…'}
    </bdi>
  )
}

function shown(piece: string): string {
  const marked = piece.replaceAll(' ', '·').replaceAll('\n', '↵').replaceAll('\t', '→')
  return marked.length > LONGEST_PIECE ? `${marked.slice(0, LONGEST_PIECE).toWellFormed()}…` : marked
}
