/** The prompt typed character by character: how far each method is from the exact one along it, and a slider to any place. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { seriesColour, seriesDash } from '../../../ui/series.ts'
import series from '../../../ui/series.module.css'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { decodeUtf8 } from '../../../core/text/utf8.ts'
import type { PrefixReport } from './questions.ts'
import { divergenceCurves, pathOf } from './divergenceCurves.ts'
import { characterLabel } from '../../../ui/bytesLabel.ts'
import lab from '../LabPart.module.css'
import styles from './Along.module.css'

interface Props {
  readonly prompt: Uint8Array
  readonly steps: readonly PrefixReport[]
  /** Characters of the prompt. */
  readonly length: number
  /** Characters that are read; at most those of the steps. */
  readonly at: number
  readonly onMove: (at: number) => void
}

export function Along({ prompt, steps, length, at, onMove }: Props) {
  const t = useTranslations('nextByte.along')
  const names = useTranslations('nextByte.short')
  const format = useNumbers(3)
  const slider = useId()
  const curves = divergenceCurves(steps)
  const characters = Array.from(decodeUtf8(prompt))
  const last = Math.max(0, steps.length - 1)
  const shownAt = Math.min(at, last)
  return (
    <section aria-labelledby="along-title" className={series['series']}>
      <h3 id="along-title">{t('title')}</h3>
      <p className={lab['note']}>{t('what')}</p>
      <ul className={styles['key']}>
        {curves.map(({ method, bits }, index) => (
          <li key={method} data-curve={method}>
            <svg className={styles['sample']} viewBox="0 0 28 6" aria-hidden="true">
              <path d="M0 3H28" stroke={seriesColour(index)} strokeDasharray={seriesDash(index)} />
            </svg>
            {names(method)}{' '}
            <strong>
              {bits[shownAt] === null || bits[shownAt] === undefined
                ? '–'
                : t('bits', { bits: format(Math.max(0, bits[shownAt])) })}
            </strong>
          </li>
        ))}
      </ul>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['scroll']} aria-label={t('plot')} tabIndex={0}>
        <div className={styles['plot']} style={{ minInlineSize: `${0.75 * (length + 1)}rem` }}>
          <span className={styles['top']} aria-hidden="true">
            {t('one')}
          </span>
          <svg
            className={styles['lines']}
            viewBox={`-0.5 -0.04 ${length + 1} 1.08`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path
              className={styles['axis']}
              d={`M-0.5 0H${length + 0.5}M-0.5 0.5H${length + 0.5}M-0.5 1H${length + 0.5}`}
            />
            <path className={styles['cursor']} d={`M${shownAt} 0V1`} />
            {curves.map(({ method, bits }, index) => (
              <path key={method} d={pathOf(bits)} stroke={seriesColour(index)} strokeDasharray={seriesDash(index)} />
            ))}
          </svg>
          <span
            className={styles['letters']}
            aria-hidden="true"
            style={{ gridTemplateColumns: `repeat(${length + 1}, minmax(0, 1fr))` }}
          >
            <span />
            {characters.map((character, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a character's place is what it is
              <span key={index} className={index < shownAt ? styles['read'] : undefined}>
                {characterLabel(character)}
              </span>
            ))}
          </span>
        </div>
      </section>
      <p className={styles['slider']}>
        <label htmlFor={slider}>{t('slider')}</label>
        <input
          id={slider}
          type="range"
          min={0}
          max={last}
          step={1}
          value={shownAt}
          aria-valuetext={t('place', { count: shownAt, of: length })}
          onChange={(event) => onMove(Number(event.target.value))}
        />
        <output>{t('place', { count: shownAt, of: length })}</output>
      </p>
    </section>
  )
}
