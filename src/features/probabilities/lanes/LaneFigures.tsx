/** A lane's totals, in its head: bits, and bits per byte. */
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
  const formatBits = useNumbers(1)
  const formatRatio = useNumbers(3)
  const totals = useMemo(() => laneTotals(view, scored), [view, scored])
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
