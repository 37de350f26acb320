/** The link as a QR code, for a room: drawn as one path, black on white in every theme, for cameras read it so. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { encode } from 'uqr'
import styles from './ShareDialog.module.css'

/** Bytes that the largest code holds at the lowest correction level (ISO/IEC 18004, version 40-L). */
const MAX_BYTES = 2953
/** Modules of white that the standard asks for on each side. */
const QUIET_ZONE = 4

export function QrCode({ address }: { readonly address: string }) {
  const t = useTranslations('share')
  const drawn = useMemo(() => {
    if (new TextEncoder().encode(address).length > MAX_BYTES) return null
    const { size, data } = encode(address, { ecc: 'L', border: QUIET_ZONE })
    const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
    return { size, path }
  }, [address])
  if (drawn === null) return <p className={styles['note']}>{t('noCode', { most: MAX_BYTES })}</p>
  return (
    <figure className={styles['code']}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn here, not loaded from a file */}
      <svg viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label={t('code')} shapeRendering="crispEdges">
        <rect width={drawn.size} height={drawn.size} fill="#fff" />
        <path d={drawn.path} fill="#000" />
      </svg>
      <figcaption className={styles['note']}>{t('codeNote')}</figcaption>
    </figure>
  )
}
