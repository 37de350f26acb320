/** What was counted: a row per lane, how the lengths spread, and the table to save with the numbers. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { FIRST_BUDGET, MAX_BUDGET } from '../../../core/metrics/budget.ts'
import { SHOWN_PERCENTILES } from '../../../core/metrics/tokenDistribution.ts'
import { shownName } from '../../../core/text/shownName.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { CopyTsv } from '../CopyTsv.tsx'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { Spread } from './Spread.tsx'
import { laneLabel, savedName, summaryRow, summaryTsv } from './summaryRows.ts'
import { tableWithCounts, useTables, type Counted } from './tables.ts'
import styles from './Table.module.css'

function Save({ counted }: { readonly counted: Counted }) {
  const t = useTranslations('tokenTable')
  const file = useTables((state) => state.file)
  const isBusy = useTables((state) => state.work !== null)
  const [saved, setSaved] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    if (file === null) return
    setSaved(null)
    const blob = await tableWithCounts(counted.lanes.map(laneLabel))
    if (blob === null) return
    const name = savedName(file.name)
    saveFile(name, file.type === '' ? 'text/plain' : file.type, blob)
    setSaved(name)
  }
  return (
    <p className={shared['buttons']}>
      <Button look="primary" disabled={isBusy} onClick={() => void save()}>
        {t('save')}
      </Button>
      <output className={shared['note']}>
        {saved === null ? t('saveNote') : t('saved', { name: shownName(saved) })}
      </output>
    </p>
  )
}

export function Counts({ counted }: { readonly counted: Counted }) {
  const t = useTranslations('tokenTable')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const whole = useNumbers()
  const tenths = useNumbers(1)
  const { column, lanes, result } = counted
  const shown = useAppState((state) => state.comparison.tokenizers)
  const limit = useAppState((state) => state.comparison.compare.budget ?? FIRST_BUDGET)
  const names = useAppState(useShallow((state) => lanes.map((lane) => nameOf(state, lane))))
  const { records, ascending } = result
  const texts = ascending[0]?.length ?? 0
  const rows = useMemo(() => ascending.map((one) => summaryRow(one, limit)), [ascending, limit])
  const heads = [
    t('columns.lane'),
    t('columns.tokens'),
    t('columns.mean'),
    ...SHOWN_PERCENTILES.map((percent) => t('columns.percentile', { percent })),
    t('columns.longest'),
    t('columns.over'),
    t('columns.share'),
  ]
  return (
    <section aria-labelledby="table-results" className={styles['results']}>
      <h3 id="table-results">{t('results', { column: shownName(column) })}</h3>
      {texts === 0 ? (
        <p className={shared['note']}>{t('nothing')}</p>
      ) : (
        <>
          <output className={shared['note']}>{t('records', { texts, without: records - texts })}</output>
          {lanes.join() !== shown.join() && <p className={shared['note']}>{t('others')}</p>}
          <p className={shared['buttons']}>
            {t('limit')}
            <NumberField
              label={t('limit')}
              value={limit}
              above={0}
              most={MAX_BUDGET}
              isWhole
              onChange={(value) => value !== null && setOptions(store, 'compare', { budget: value })}
            />
            <span className={shared['note']}>{t('limitNote')}</span>
          </p>
          <ScrollRegion label={t('results', { column: shownName(column) })} className={styles['frame']}>
            <table>
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ tokens, mean, percentiles, longest, over, share }, lane) => (
                  <tr key={lanes[lane]}>
                    <th scope="row" translate="no">
                      {names[lane]}
                    </th>
                    <td>{whole(tokens)}</td>
                    <td>{tenths(mean)}</td>
                    {percentiles.map((value, index) => (
                      <td key={SHOWN_PERCENTILES[index]}>{whole(value)}</td>
                    ))}
                    <td>{whole(longest)}</td>
                    <td className={over > 0 ? styles['over'] : ''}>{whole(over)}</td>
                    <td>{tenths(100 * share)} %</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <p className={shared['note']}>{t('percentiles')}</p>
          <p className={shared['buttons']}>
            <CopyTsv tsv={() => summaryTsv(heads, names, rows)} />
          </p>
          <Save counted={counted} />
          <Spread names={names} columns={ascending} limit={limit} />
        </>
      )}
    </section>
  )
}
