/** All segmentations side by side: drawn token by token, with what the language model gives each and whether it is canonical. */
import { greatest } from '../../../core/text/append.ts'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { layoutText } from '../../../ui/lanes/textLayout.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import type { MarginalEstimate } from './questions.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { BreakNote } from './BreakNote.tsx'
import type { CutRow } from './segmentationRows.ts'
import { shareInterval } from './shareInterval.ts'
import { BitsBar, SegmentationText } from './SegmentationText.tsx'
import { useShares } from '../useShares.ts'
import styles from './Segmentations.module.css'

interface Props {
  /** The normalized text. */
  readonly text: string
  readonly rows: readonly CutRow[]
  /** Bits of all together; null while they are not known. */
  readonly allBits: number | null
  /** Of that sum; null where it is exact or not known. */
  readonly estimate: MarginalEstimate | null
}

export function SegmentationsTable({ text, rows, allBits, estimate }: Props) {
  const t = useTranslations('segmentations')
  const formatBits = useNumbers(2)
  const formatCount = useNumbers()
  const formatShare = useShares(2)
  const layout = useMemo(() => layoutText(text), [text])
  const bytes = useMemo(() => encodeUtf8(text), [text])
  const canonicalBits = rows.find(({ names }) => names.includes('canonical'))?.bits ?? null
  const most = greatest(
    rows.map(({ bits }) => bits ?? 0),
    1e-9,
  )
  const difference = (bits: number): string => {
    if (canonicalBits === null) return ''
    const more = bits - canonicalBits
    return more >= 0.005 ? `+${formatBits(more)}` : more <= -0.005 ? `−${formatBits(-more)}` : formatBits(0)
  }
  const shareOf = (share: number): ReactNode => {
    const interval = estimate === null ? null : shareInterval(share, estimate)
    return (
      <>
        {formatShare(share)}
        {interval !== null && (
          <span className={styles['interval']}>
            {t('interval', { low: formatShare(interval.low), high: formatShare(interval.high) })}
          </span>
        )}
      </>
    )
  }
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{t('table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.tokens')}</th>
          <th scope="col">{t('column.bits')}</th>
          <th scope="col">{t('column.bitsPerByte')}</th>
          <th scope="col">{t('column.difference')}</th>
          <th scope="col">{t('column.share')}</th>
        </tr>
      </thead>
      {rows.map(({ names, segmentation, tokenBits, bits }) => (
        <tbody key={segmentation.ids.join()} data-names={names.join(' ')}>
          <tr>
            <th scope="rowgroup" colSpan={5}>
              <span className={styles['names']}>{names.map((name) => t(`ways.${name}`)).join(' · ')}</span>
              <SegmentationText layout={layout} bytes={bytes} segmentation={segmentation} />
              {tokenBits !== null && (
                <BitsBar
                  segmentation={segmentation}
                  bytes={bytes}
                  tokenBits={tokenBits}
                  most={most}
                  format={formatBits}
                />
              )}
            </th>
          </tr>
          <tr>
            <td>{formatCount(segmentation.ids.length)}</td>
            <td>{bits === null ? '…' : formatBits(bits)}</td>
            <td>{bits === null ? '…' : formatBits(bits / bytes.length)}</td>
            <td>{bits === null ? '…' : difference(bits)}</td>
            <td>{bits === null || allBits === null ? '…' : shareOf(2 ** (allBits - bits))}</td>
          </tr>
          <tr>
            <td colSpan={5} className={styles['remark']}>
              <BreakNote segmentation={segmentation} bytes={bytes} />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}
