/** What both say together of the prompt, for the weight on the slider: bits per byte, the curve over all weights, the next byte. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ensembleAt, ensembleBits, ensembleKinds, type ReadTogether } from '../../../core/bytelevel/ensemble.ts'
import { greatest } from '../../../core/text/append.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { seriesColour, seriesDash } from '../../../ui/series.ts'
import series from '../../../ui/series.module.css'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { SymbolsTable } from '../model/SymbolsTable.tsx'
import { useShares } from '../useShares.ts'
import lab from '../LabPart.module.css'
import styles from './Ensemble.module.css'
import type { Guess } from './Predict.tsx'
import { continuers } from './questions.ts'
import { bestOf, pathOf, weighedBits } from './weighed.ts'

const [WIDTH, HEIGHT] = [320, 120]

interface Props {
  readonly read: ReadTogether
  readonly names: { readonly one: string; readonly other: string }
  readonly guess: Guess | null
}

export function Results({ read, names, guess }: Props) {
  const t = useTranslations('ensemble')
  const store = useAppStore()
  const { kind, weight } = useAppState((state) => state.comparison.ensemble)
  const format = useNumbers(3)
  const formatShare = useShares(0)
  const curves = useMemo(() => ensembleKinds.map((one) => ({ kind: one, weighed: weighedBits(read, one) })), [read])
  const perByte = (of: number): number => ensembleBits(read, of, kind) / read.bytes.length
  const bits = { one: perByte(1), other: perByte(0), together: perByte(weight) }
  const shown = (value: number): string => (Number.isFinite(value) ? format(value) : t('impossible'))
  const best = bestOf(curves.find((curve) => curve.kind === kind)?.weighed ?? [])
  const winner = continuers.toSorted((a, b) => bits[a] - bits[b])[0] ?? 'together'
  const most = greatest(
    curves.flatMap(({ weighed }) => weighed.map(({ bitsPerByte }) => (Number.isFinite(bitsPerByte) ? bitsPerByte : 0))),
  )
  const nameOf = { ...names, together: t('predict.together') }
  const place = read.bytes.length
  return (
    <>
      <section aria-labelledby="ensemble-bits">
        <h3 id="ensemble-bits">{t('bits.title')}</h3>
        <div className={lab['settings']}>
          <label>
            {t('kind.label')}
            <select
              value={kind}
              onChange={({ target }) =>
                setOptions(store, 'ensemble', { kind: ensembleKinds.find((one) => one === target.value) ?? kind })
              }
            >
              {ensembleKinds.map((one) => (
                <option key={one} value={one}>
                  {t(`kind.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className={`${lab['slider']} ${styles['weight']}`}>
            <span>{t('weight', { name: names.one })}</span>
            <input
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={weight}
              onChange={({ target }) => setOptions(store, 'ensemble', { weight: Number(target.value) })}
            />
            <output>{formatShare(weight)}</output>
          </label>
        </div>
        <p className={lab['note']}>{t(`kind.${kind}-formula`)}</p>
        <dl className={styles['bits']}>
          {continuers.map((by) => (
            <div key={by} data-by={by}>
              <dt>{by === 'together' ? nameOf[by] : <bdi translate="no">{nameOf[by]}</bdi>}</dt>
              <dd>{shown(bits[by])}</dd>
            </div>
          ))}
        </dl>
        <p className={lab['note']}>{t('bits.definition', { count: place })}</p>
        <output className={styles['verdict']}>
          {t('bits.winner', { name: nameOf[winner] })}{' '}
          {guess !== null && t(guess === winner ? 'predict.right' : 'predict.wrong', { name: nameOf[guess] })}{' '}
          {best !== null &&
            t('bits.best', { weight: formatShare(best.weight), name: names.one, bits: format(best.bitsPerByte) })}
        </output>
        {most > 0 && (
          <figure className={`${series['series']} ${styles['figure']}`}>
            <svg viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} aria-hidden="true">
              <path className={styles['axis']} d={`M0 0V${HEIGHT}H${WIDTH}`} />
              {curves.map((curve, index) => (
                <path
                  key={curve.kind}
                  d={pathOf(curve.weighed, most, WIDTH, HEIGHT)}
                  fill="none"
                  strokeWidth={2}
                  stroke={seriesColour(index)}
                  strokeDasharray={seriesDash(index)}
                />
              ))}
              {Number.isFinite(bits.together) && (
                <circle
                  cx={weight * WIDTH}
                  cy={HEIGHT - (bits.together / most) * HEIGHT}
                  r={4}
                  className={styles['dot']}
                />
              )}
            </svg>
            <figcaption>
              <span>{t('bits.curve', { most: format(most) })}</span>
              {curves.map((curve, index) => (
                <span key={curve.kind}>
                  <svg className={styles['sample']} viewBox="0 0 28 6" aria-hidden="true">
                    <path
                      d="M0 3H28"
                      strokeWidth={2}
                      stroke={seriesColour(index)}
                      strokeDasharray={seriesDash(index)}
                    />
                  </svg>{' '}
                  {t(`kind.${curve.kind}`)}
                </span>
              ))}
              <span>{t('bits.axes', { most: format(most), one: names.one, other: names.other })}</span>
            </figcaption>
          </figure>
        )}
      </section>
      <section aria-labelledby="ensemble-next">
        <h3 id="ensemble-next">{t('next')}</h3>
        <SymbolsTable
          caption={t('next')}
          columns={[
            { id: 'one', head: <bdi translate="no">{names.one}</bdi>, distribution: read.one[place] ?? null },
            { id: 'other', head: <bdi translate="no">{names.other}</bdi>, distribution: read.other[place] ?? null },
            { id: 'together', head: nameOf.together, distribution: ensembleAt(read, place, weight, kind) },
          ]}
        />
      </section>
    </>
  )
}
