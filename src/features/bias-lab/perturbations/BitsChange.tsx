/** How much less probable a changed text is: bits in all, what that is as a factor, and per byte beside it. */
import { useTranslations } from 'use-intl'
import { tenTo } from '../../../ui/powersOfTen.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { TextBits } from './cells.ts'
import { useSigned } from './useSigned.ts'
import styles from './PerturbationsPart.module.css'

/** Bits below which two texts are called as probable. */
const EQUAL_BITS = 0.05
/** Factors below have a decimal; those above are written as powers of ten. */
const WHOLE = 10
const WRITTEN_OUT = 10_000

export function BitsChange({ change, isQuiet = false }: { readonly change: TextBits; readonly isQuiet?: boolean }) {
  const t = useTranslations('perturbations')
  const [inAll, perByte] = [useSigned(1), useSigned(3)]
  const [withDecimal, whole] = [useNumbers(1), useNumbers()]
  const { bits, bitsPerByte } = change
  const size = Math.abs(bits)
  // 2 to so many bits, which may be too many for a number.
  const factor = 2 ** size
  const shown =
    factor < WHOLE
      ? withDecimal(factor)
      : factor < WRITTEN_OUT
        ? whole(factor)
        : size === Infinity
          ? '∞'
          : tenTo(size * Math.log10(2))
  const kind = size < EQUAL_BITS ? 'same' : bits > 0 ? 'less' : 'more'
  return (
    <>
      <span className={isQuiet ? styles['quiet'] : undefined}>{t('bitsChange', { change: inAll(bits) })}</span>
      <span className={styles['quiet']}>{t(`probable.${kind}`, { factor: shown })}</span>
      <span className={styles['quiet']}>{t('bitsPerByteChange', { change: perByte(bitsPerByte) })}</span>
    </>
  )
}
