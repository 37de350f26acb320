/** Tokens changed per character changed as dots, a line a language, a number and a colour a lane. The table says the same. */
import { greatest } from '../../../core/text/append.ts'
import { useTranslations } from 'use-intl'
import { seriesColour } from '../../../ui/series.ts'
import series from '../../../ui/series.module.css'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { dotGroups, scaleEnd } from './plotLayout.ts'
import type { ChangeRow } from './tableRows.ts'
import type { NamedLane } from './useChangesData.ts'
import styles from './PerturbationsPlot.module.css'

const TICKS = [0, 0.5, 1]

export function PerturbationsPlot({
  rows,
  lanes,
}: {
  readonly rows: readonly ChangeRow[]
  readonly lanes: readonly NamedLane[]
}) {
  const t = useTranslations('perturbations')
  const format = useNumbers(2)
  const shown = rows.filter(({ text, cells }) => text.after !== null && cells.some((cell) => cell !== null))
  if (shown.length === 0) return null
  const end = scaleEnd(greatest(shown.flatMap(({ cells }) => cells.map((cell) => cell?.perCharacter ?? 0))))
  return (
    <figure className={series['series']}>
      <figcaption>
        <h3>{t('plot')}</h3>
        <ul className={styles['legend']}>
          {lanes.map(({ reference, name }, lane) => (
            <li key={reference}>
              <span className={styles['key']} style={{ color: seriesColour(lane) }}>
                {lane + 1}
              </span>
              <span translate="no">{name}</span>
            </li>
          ))}
        </ul>
        <p className={styles['note']}>{t('plotNote')}</p>
      </figcaption>
      <div aria-hidden="true">
        {shown.map(({ text, name, cells }) => (
          <div key={text.language} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
            <span className={styles['track']}>
              {dotGroups(
                cells.map((cell) => cell?.perCharacter ?? null),
                end,
              ).map(({ at, lanes: together }) => (
                <span key={at} className={styles['dots']} style={{ insetInlineStart: `${100 * at}%` }}>
                  {together.map((lane) => (
                    <span key={lane} style={{ color: seriesColour(lane) }}>
                      {lane + 1}
                    </span>
                  ))}
                </span>
              ))}
            </span>
          </div>
        ))}
        <div className={styles['row']}>
          <span />
          <span className={styles['scale']}>
            {TICKS.map((tick) => (
              <span key={tick} style={{ insetInlineStart: `${100 * tick}%` }}>
                {format(tick * end)}
              </span>
            ))}
          </span>
        </div>
      </div>
    </figure>
  )
}
