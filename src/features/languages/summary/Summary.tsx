/** One line a tokenizer: how unequal it is over the chosen languages, its worst and its best, with 95 % intervals. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { FairnessMeasure } from '../../../core/metrics/fairness.ts'
import { useAppStore } from '../../../state/react.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useResampled } from '../intervals/useResampled.ts'
import panelStyles from '../LanguagesPanel.module.css'
import type { LanguageData } from '../useLanguageData.ts'
import { comparedMeasures, summaryRows, type SummaryRow } from './summaryRows.ts'
import styles from './Summary.module.css'
import { setOptions } from '../../../state/actions/options.ts'

const MEASURES = ['gini', 'worst', 'best', 'ratio', 'mean', 'median'] as const

function Cell({
  row,
  measure,
  languageName,
}: {
  readonly row: SummaryRow
  readonly measure: FairnessMeasure
  readonly languageName: (code: string | null) => string
}) {
  const t = useTranslations('languages')
  const format = useNumbers(measure === 'gini' ? 3 : 2)
  if (row.values === null) {
    return (
      <>
        <span aria-hidden="true">{row.isFailed ? '–' : '·'}</span>
        <span className="visually-hidden">{row.isFailed ? t('cellFailed') : t('pending')}</span>
      </>
    )
  }
  const interval = row.intervals[measure]
  const named = measure === 'worst' ? row.worstCode : measure === 'best' ? row.bestCode : null
  return (
    <>
      {named !== null && <span className={styles['named']}>{languageName(named)} </span>}
      {format(row.values[measure])}
      <span className={styles['interval']}>
        {interval == null ? '' : t('fromToInterval', { low: format(interval.low), high: format(interval.high) })}
      </span>
    </>
  )
}

export function Summary({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const store = useAppStore()
  const format = useNumbers(1)
  const references = useMemo(() => data.columns.map(({ reference }) => reference), [data.columns])
  const resampled = useResampled(data, references, 'premium')
  const rows = summaryRows(data, (reference) => resampled.get(reference)?.resampled.fairness ?? null)
  const names = useMemo(() => new Map(data.keyed.corpus.languages.map(({ code, name }) => [code, name])), [data.keyed])
  const languageName = (code: string | null): string => names.get(code ?? '') ?? ''
  const baselineRow = rows.find(({ reference }) => reference === data.baseline)
  const voided = rows.reduce((sum, row) => sum + row.voided, 0)
  return (
    <section aria-labelledby="languages-summary" className={panelStyles['section']}>
      <output className={styles['headline']}>
        {baselineRow?.values != null && baselineRow.values.worst > 1 && baselineRow.worstCode !== data.base
          ? t('headline', {
              times: format(baselineRow.values.worst),
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
      <section className={styles['scroll']} aria-label={t('summaryTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('tokenizer')}</th>
              {MEASURES.map((measure) => (
                // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its text is the button's
                <th key={measure} scope="col">
                  <InfoPopover
                    trigger={t(`measureName.${measure}`)}
                    label={t('definitionOf', { name: t(`measureName.${measure}`) })}
                    title={t(`measureName.${measure}`)}
                  >
                    <p>{t(`measureDefinition.${measure}`)}</p>
                  </InfoPopover>
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
                {MEASURES.map((measure) => (
                  <td key={measure}>
                    <Cell row={row} measure={measure} languageName={languageName} />
                  </td>
                ))}
                <td className={styles['differences']}>
                  {row.reference === data.baseline
                    ? t('isBaseline')
                    : row.differences === null
                      ? '–'
                      : comparedMeasures.map((measure) => (
                          <span key={measure}>
                            {t(`difference.${row.differences?.[measure] ?? 'unclear'}`, {
                              measure: t(`measureName.${measure}`),
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
