/** Marks the lane of a variant as such, and says how many of its boundaries differ from the original's; lights them on demand. */
import { useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { parseReference } from '../../core/tokenizers/reference.ts'
import { boundaryDifferences, newStarts } from '../../core/tokenizers/variants/boundaryDifferences.ts'
import { useAppStateLater } from '../../state/react.ts'
import { laneState } from '../../state/selectors.ts'
import type { LaneResult } from '../../state/session.ts'
import type { AppState } from '../../state/store.ts'
import { useTokenizerName } from '../../state/tokenizerNames.ts'
import styles from '../../ui/lanes/Lane.module.css'

export interface VariantBoundaries {
  readonly original: string
  readonly differing: number
  readonly total: number
  readonly isLit: boolean
  readonly onLight: (isLit: boolean) => void
  /** By token: 1 if it starts where the original has no boundary; null if they are not lit. */
  readonly newStarts: Uint8Array | null
}

/** Null for a lane that is no variant, or while its original has no answer for the same text, as where it is no lane. */
export function useVariantBoundaries(reference: string, result: LaneResult | null): VariantBoundaries | null {
  const [isLit, setLit] = useState(false)
  const parsed = parseReference(reference)
  const original = parsed?.kind === 'variant' ? parsed.base : null
  const other = useAppStateLater(
    useCallback((state: AppState) => (original === null ? null : laneState(state, original).result), [original]),
  )
  return useMemo(() => {
    const [own, theirs] = [result?.encoding.encoding ?? null, other?.encoding.encoding ?? null]
    if (original === null || own === null || theirs === null || result?.input.text !== other?.input.text) return null
    return {
      original,
      ...boundaryDifferences(own, theirs),
      isLit,
      onLight: setLit,
      newStarts: isLit ? newStarts(own, theirs) : null,
    }
  }, [original, result, other, isLit])
}

export function VariantNote({ boundaries }: { readonly boundaries: VariantBoundaries }) {
  const t = useTranslations('lane')
  const { original, differing, total, isLit, onLight } = boundaries
  const name = useTokenizerName(original)
  if (differing === 0) return <span className={styles['variant']}>{t('variantSame', { name })}</span>
  return (
    <button
      type="button"
      className={styles['variant']}
      aria-pressed={isLit}
      title={t('variantLight')}
      onClick={() => onLight(!isLit)}
    >
      {t('variantDiffers', { differing, total, name })}
    </button>
  )
}
