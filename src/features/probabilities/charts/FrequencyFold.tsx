/** The fold that shows surprisal against frequency, for one lane at a time; asks and draws nothing until it is opened. */
import { Suspense, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { pointerTo } from '../../../ui/lanes/pointedToken.ts'
import { hoverToken } from '../../../state/actions/view.ts'
import { useAppStore } from '../../../state/react.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'
import { frequencyPoints, rankCorrelation } from './spreadSeries.ts'
import { useFrequencyRanks } from './useFrequencyRanks.ts'
import styles from './Charts.module.css'
import { lazyPart } from '../../../ui/lazyPart.tsx'

const FrequencyChart = lazyPart(() => import('./FrequencyChart.tsx'))

function Opened({ lanes }: { readonly lanes: readonly NamedScoredLane[] }) {
  const t = useTranslations('probabilities.charts')
  const store = useAppStore()
  const formatCorrelation = useNumbers(2)
  const [chosen, setChosen] = useState<string | null>(null)
  const lane =
    lanes.find(({ reference }) => reference === chosen) ??
    lanes.find(({ scored }) => scored.method === 'paired') ??
    lanes[0]
  const frequencies = useFrequencyRanks(lane)
  const points = useMemo(
    () =>
      lane === undefined || frequencies === null
        ? []
        : frequencyPoints(lane, (id) => frequencies.ranks.get(id) ?? null),
    [lane, frequencies],
  )
  const correlation = useMemo(() => rankCorrelation(points), [points])
  if (lane === undefined) return null
  return (
    <>
      <label className={styles['kind']}>
        {t('lane')}
        <select className={styles['select']} value={lane.reference} onChange={(event) => setChosen(event.target.value)}>
          {lanes.map(({ reference, name }) => (
            <option key={reference} value={reference} translate="no">
              {name}
            </option>
          ))}
        </select>
      </label>
      {frequencies !== null && (
        <p className={styles['note']}>
          {t(`frequencySource.${frequencies.source}`)}{' '}
          {correlation !== null && t('correlation', { value: formatCorrelation(correlation), count: points.length })}
        </p>
      )}
      {points.length > 0 && frequencies !== null && (
        <Suspense fallback={<p className={styles['note']}>{t('loading')}</p>}>
          <FrequencyChart
            points={points}
            axis={t(`frequencyAxis.${frequencies.source}`)}
            onPoint={(token) => hoverToken(store, token === null ? null : pointerTo(lane.view, token))}
          />
        </Suspense>
      )}
    </>
  )
}

export function FrequencyFold({ lanes }: { readonly lanes: readonly NamedScoredLane[] }) {
  const t = useTranslations('probabilities.charts')
  const [open, setOpen] = useState(false)
  return (
    <details className={styles['fold']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('frequencyTitle')}</summary>
      <p className={styles['note']}>{t('frequencyNote')}</p>
      {open && <Opened lanes={lanes} />}
    </details>
  )
}
