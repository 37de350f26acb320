/** The charts under the lanes: bits along the text, and on demand surprisal against frequency and its histogram. */
import { Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { pointerTo } from '../../../ui/lanes/pointedToken.ts'
import { tokenAtByte } from '../../../ui/lanes/tokenSearch.ts'
import { hoverToken, pinToken } from '../../../state/actions/view.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import type { TokenPointer } from '../../../state/view.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import series from '../../../ui/series.module.css'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'
import { useScoredLanes } from '../lanes/useScoredLanes.ts'
import { curvePoints } from './curveSeries.ts'
import { FrequencyFold } from './FrequencyFold.tsx'
import { laneSpreads, spreadBins } from './spreadSeries.ts'
import styles from './Charts.module.css'
import { setOptions } from '../../../state/actions/options.ts'
import { lazyPart } from '../../../ui/lazyPart.tsx'

const CurveChart = lazyPart(() => import('./CurveChart.tsx'))
const SpreadChart = lazyPart(() => import('./SpreadChart.tsx'))

const KINDS = ['cumulative', 'smoothed'] as const

/** The token over the byte in the first lane: the same bytes light up in all lanes. */
function pointerAt([first]: readonly NamedScoredLane[], byte: number): TokenPointer | null {
  const token = first === undefined ? -1 : tokenAtByte(first.view.encoding, byte)
  return first === undefined || token < 0 ? null : pointerTo(first.view, token)
}

function Curves({ lanes }: { readonly lanes: readonly NamedScoredLane[] }) {
  const t = useTranslations('probabilities.charts')
  const store = useAppStore()
  const { curve, smoothingBytes } = useAppState((state) => state.comparison.probabilities)
  const points = useMemo(
    () => curvePoints(lanes, curve === 'smoothed' ? smoothingBytes : null),
    [lanes, curve, smoothingBytes],
  )
  const isInfinite = points.some(({ values }) => values.includes(Infinity))
  const names = useMemo(() => lanes.map(({ name }) => name), [lanes])
  const onPoint = useCallback(
    (byte: number | null) => hoverToken(store, byte === null ? null : pointerAt(lanes, byte)),
    [store, lanes],
  )
  const onChoose = useCallback((byte: number) => pinToken(store, pointerAt(lanes, byte)), [store, lanes])
  return (
    <section aria-labelledby="curve-title" className={styles['section']}>
      <div className={styles['head']}>
        <h2 id="curve-title">{t('curveTitle')}</h2>
        <fieldset className={styles['kinds']}>
          <legend className="visually-hidden">{t('curveKind')}</legend>
          {KINDS.map((kind) => (
            <label key={kind} className={styles['kind']}>
              <input
                type="radio"
                name="curve"
                checked={curve === kind}
                onChange={() => setOptions(store, 'probabilities', { curve: kind })}
              />
              {t(`kind.${kind}`)}
            </label>
          ))}
        </fieldset>
        {curve === 'smoothed' && (
          <label className={styles['kind']}>
            {t('window')}
            <NumberField
              label={t('windowLabel')}
              value={smoothingBytes}
              above={0}
              onChange={(value) =>
                setOptions(store, 'probabilities', {
                  smoothingBytes: Math.min(100_000, Math.max(1, Math.round(value ?? 32))),
                })
              }
            />
          </label>
        )}
      </div>
      <p className={styles['note']}>
        {t(`curveNote.${curve}`)} {isInfinite && t('infinite')}
      </p>
      <Suspense fallback={<p className={styles['note']}>{t('loading')}</p>}>
        <CurveChart names={names} points={points} kind={curve} onPoint={onPoint} onChoose={onChoose} />
      </Suspense>
    </section>
  )
}

function Spread({ lanes }: { readonly lanes: readonly NamedScoredLane[] }) {
  const t = useTranslations('probabilities.charts')
  const bins = useMemo(() => spreadBins(lanes), [lanes])
  const spreads = useMemo(() => laneSpreads(lanes), [lanes])
  return (
    <Suspense fallback={<p className={styles['note']}>{t('loading')}</p>}>
      <SpreadChart bins={bins} spreads={spreads} />
    </Suspense>
  )
}

export function Charts() {
  const t = useTranslations('probabilities.charts')
  const lanes = useScoredLanes()
  const [spreadOpen, setSpreadOpen] = useState(false)
  if (lanes.length === 0 || lanes[0]?.view.layout.bytes === 0) return null
  return (
    <div className={series['series']}>
      <Curves lanes={lanes} />
      <FrequencyFold lanes={lanes} />
      <details className={styles['fold']} onToggle={(event) => setSpreadOpen(event.currentTarget.open)}>
        <summary>{t('spreadTitle')}</summary>
        <p className={styles['note']}>{t('spreadNote')}</p>
        {spreadOpen && <Spread lanes={lanes} />}
      </details>
    </div>
  )
}
