/** One line a tokenizer: how unequal it is over the chosen languages, its worst and its best, with 95 % intervals. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { fairnessMetricIds, type FairnessMetricId } from '../../../core/metrics/metrics.ts'
import { useAppStore } from '../../../state/react.ts'
import { MetricDefinition } from '../../../ui/metrics/MetricDefinition.tsx'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import { countedSoFar } from '../figures/countedSoFar.ts'
import { useResampled } from '../intervals/useResampled.ts'
import panelStyles from '../LanguagesPanel.module.css'
import type { LanguageData } from '../useLanguageData.ts'
import { comparedMetricIds, fairnessMetric, summaryRows, type SummaryRow } from './summaryRows.ts'
import styles from './Summary.module.css'
import { setOptions } from '../../../state/actions/options.ts'

function Cell({
  row,
  id,
  languageName,
}: {
  readonly row: SummaryRow
  readonly id: FairnessMetricId
  readonly languageName: (code: string | null) => string
}) {
  const t = useTranslations('languages')
  const format = useMetricNumbers()
  if (row.values === null) {
    return (
      <>
        <span aria-hidden="true">{row.isFailed ? '–' : '·'}</span>
        <span className="visually-hidden">{row.isFailed ? t('cellFailed') : t('pending')}</span>
      </>
    )
  }
  const interval = row.intervals?.[id] ?? null
  const { language } = fairnessMetric(id)
  const named = language === 'worst' ? row.worstCode : language === 'best' ? row.bestCode : null
  return (
    <>
      {named !== null && <span className={styles['named']}>{languageName(named)} </span>}
      {format(id, row.values[id])}
      <span className={styles['interval']}>
        {interval === null
          ? ''
          : t('fromToInterval', { low: format(id, interval.low), high: format(id, interval.high) })}
      </span>
    </>
  )
}

export function Summary({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const tMetric = useTranslations('metric')
  const store = useAppStore()
  const format = useMetricNumbers()
  const references = useMemo(() => data.columns.map(({ reference }) => reference), [data.columns])
  const resampled = useResampled(data, references, 'premium')
  const rows = summaryRows(data, (reference) => resampled.get(reference)?.resampled.fairness ?? null)
  const names = useMemo(() => new Map(data.keyed.corpus.languages.map(({ code, name }) => [code, name])), [data.keyed])
  const languageName = (code: string | null): string => names.get(code ?? '') ?? ''
  const baselineRow = rows.find(({ reference }) => reference === data.baseline)
  const voided = rows.reduce((sum, row) => sum + row.voided, 0)
  const partly = countedSoFar(data)
  const dimmed = partly === null ? '' : panelStyles['partly']
  return (
    <section aria-labelledby="languages-summary" className={panelStyles['section']}>
      <output className={`${styles['headline']} ${dimmed}`}>
        {partly !== null
          ? t('soFar', { ...partly })
          : baselineRow?.values != null &&
              baselineRow.values['worst-premium'] > 1 &&
              baselineRow.worstCode !== data.base
            ? t('headline', {
                times: format('worst-premium', baselineRow.values['worst-premium']),
                worst: languageName(baselineRow.worstCode),
                base: languageName(data.base),
                tokenizer: baselineRow.name,
              })
            : ''}
      </output>
      <div className={panelStyles['sectionHead']}>
        <h2 id="languages-summary">{t('summaryTitle')}</h2>
        <label className={styles['seed']}>
          {t('seed')}
          <NumberField
            label={t('seed')}
            value={data.options.seed}
            above={-1}
            most={2_000_000_000}
            isWhole
            onChange={(seed) => setOptions(store, 'languages', { seed: seed ?? 1 })}
          />
        </label>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={`${styles['scroll']} ${dimmed}`} aria-label={t('summaryTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('tokenizer')}</th>
              {fairnessMetricIds.map((id) => (
                // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its text is the button's
                <th key={id} scope="col">
                  <MetricDefinition id={id} />
                </th>
              ))}
              <th scope="col">{t('againstBaseline')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.reference}>
                <th scope="row">
                  {row.name}
                  {row.pending > 0 && !row.isFailed && (
                    <span className={styles['pending']}>
                      {t('countedLanguages', { done: data.codes.length - row.pending, total: data.codes.length })}
                    </span>
                  )}
                </th>
                {fairnessMetricIds.map((id) => (
                  <td key={id}>
                    <Cell row={row} id={id} languageName={languageName} />
                  </td>
                ))}
                <td className={styles['differences']}>
                  {row.reference === data.baseline
                    ? t('isBaseline')
                    : row.differences === null
                      ? '–'
                      : comparedMetricIds.map((id) => (
                          <span key={id}>
                            {t(`difference.${row.differences?.get(id) ?? 'unclear'}`, {
                              measure: tMetric(`words.${id}.name`),
                            })}
                          </span>
                        ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={panelStyles['note']}>
        {t('summaryNote', { seed: data.options.seed })} {voided > 0 && t('voidedNote', { count: voided })}
      </p>
    </section>
  )
}
