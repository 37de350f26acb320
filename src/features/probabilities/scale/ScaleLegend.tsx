/** What the tints mean: each level with its rule, and the values between which it stands. */
import { useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useScoredLanes } from '../lanes/useScoredLanes.ts'
import { unlikelyOfLane } from '../overview/unreadText.ts'
import { figureScales, LEVELS } from './figureScale.ts'
import { classOfLevel } from './tokenLook.ts'
import styles from './scale.module.css'

export function ScaleLegend() {
  const t = useTranslations('probabilities')
  const hasUnlikely = useScoredLanes().some(({ view, scored }) => unlikelyOfLane(view, scored).length > 0)
  const figure = useAppState((state) => state.comparison.probabilities.figure)
  const formatWhole = useNumbers()
  const formatHalf = useNumbers(1)
  const { edges } = figureScales[figure]
  const format = edges.every(Number.isInteger) ? formatWhole : formatHalf
  const edge = (level: number): string => format(edges[level] ?? 0)
  return (
    <div className={styles['legend']}>
      <span>{t(`legend.${figure}`)}</span>
      <span className="visually-hidden">{t('legend.spoken', { least: edge(0), most: edge(edges.length - 1) })}</span>
      <div aria-hidden="true" className={styles['steps']}>
        {Array.from({ length: LEVELS }, (_, level) => (
          <div key={level} className={styles['step']}>
            <span className={`${styles['swatch']} ${classOfLevel(figure, level)}`} />
            <span className={styles['from']}>
              {level === 0
                ? figure === 'rank'
                  ? '1'
                  : figureScales[figure].kind === 'sequential'
                    ? '0'
                    : ''
                : edge(level - 1)}
            </span>
          </div>
        ))}
      </div>
      {hasUnlikely && (
        <span>
          <span className={styles['guessing']}>{t('legend.guessingSample')}</span> {t('legend.guessing')}
        </span>
      )}
    </div>
  )
}
