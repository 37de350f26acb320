/** A lane's totals, in its head: bits, and bits per byte; if it is read by bytes, what is its own, which they are not. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import frame from '../../../ui/lanes/Lane.module.css'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { laneTotals } from '../totals/laneTotals.ts'

interface Props {
  readonly view: LaneView
  readonly scored: ScoredLane
  readonly stale: boolean
}

export function LaneFigures({ view, scored, stale }: Props) {
  const t = useTranslations('probabilities.lane')
  const formatNumber = useNumbers()
  const formatBits = useNumbers(1)
  const formatRatio = useNumbers(3)
  const totals = useMemo(() => laneTotals(view, scored), [view, scored])
  if (scored.method === 'bytes') {
    const tokens = view.encoding.ids.length
    return (
      <p className={`${frame['figures']} ${stale ? frame['stale'] : ''}`}>
        {totals.bits !== null && tokens > 0 && (
          <span>{t('bitsPerToken', { value: formatBits(totals.bits / tokens) })}</span>
        )}
        <span className={frame['countWords']}>
          <strong className={frame['count']}>{formatNumber(tokens)}</strong>{' '}
          <span>{t('tokens', { count: tokens })}</span>
        </span>
      </p>
    )
  }
  return (
    <p className={`${frame['figures']} ${stale ? frame['stale'] : ''}`}>
      {totals.unscoredTokens > 0 && (
        <span>{t('leftOut', { count: totals.unscoredTokens, bytes: totals.unscoredBytes })}</span>
      )}
      {totals.bitsPerByte !== null && <span>{t('bitsPerByte', { value: formatRatio(totals.bitsPerByte) })}</span>}
      <span className={frame['countWords']}>
        {totals.bits === null ? (
          t('noBits')
        ) : (
          <>
            <strong className={frame['count']}>{formatBits(totals.bits)}</strong> <span>{t('bits')}</span>
          </>
        )}
      </span>
    </p>
  )
}
