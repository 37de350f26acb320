/** What each method says of the next byte, side by side: the most probable bytes as bars, and what is measured of each below. */
import { greatest } from '../../../core/text/append.ts'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { MethodReport, PrefixReport } from './questions.ts'
import { sharesOfRest, shownSymbols } from './shownSymbols.ts'
import { CopyTsv } from '../CopyTsv.tsx'
import { useShares } from '../useShares.ts'
import { answersTsv } from './answersTsv.ts'
import { useSymbolLabel } from './useSymbolLabel.ts'
import lab from '../LabPart.module.css'
import styles from './AnswersTable.module.css'

/** Divergences below this are those of 32-bit sums. */
const EQUAL_BITS = 5e-5

interface BarRowProps {
  readonly label: ReactNode
  readonly shares: readonly (number | null)[]
  readonly methods: readonly MethodReport[]
  /** The share that fills a cell. */
  readonly full: number
}

function BarRow({ label, shares, methods, full }: BarRowProps) {
  const format = useShares(1)
  return (
    <tr>
      <th scope="row">{label}</th>
      {shares.map((share, index) => (
        <td key={methods[index]?.method}>
          {share === null ? (
            '–'
          ) : (
            <>
              {format(share)}
              <span className={styles['bar']} aria-hidden="true">
                <span style={{ inlineSize: `${Math.min(100, (100 * share) / full)}%` }} />
              </span>
            </>
          )}
        </td>
      ))}
    </tr>
  )
}

interface MeasureProps {
  readonly id: 'divergence' | 'entropy' | 'leftOut' | 'passes' | 'time'
  readonly methods: readonly MethodReport[]
  readonly valueOf: (report: MethodReport) => string | null
}

/** A figure of every method under its name and definition. */
function Measure({ id, methods, valueOf }: MeasureProps) {
  const t = useTranslations('nextByte.measures')
  return (
    <tbody className={styles['measure']}>
      <tr>
        <th scope="colgroup" colSpan={methods.length + 1}>
          {t(`${id}.name`)} <span className={lab['note']}>{t(`${id}.definition`)}</span>
        </th>
      </tr>
      <tr data-measure={id}>
        <th scope="row">
          <span className="visually-hidden">{t(`${id}.name`)}</span>
        </th>
        {methods.map((report) => (
          <td key={report.method}>{valueOf(report) ?? '–'}</td>
        ))}
      </tr>
    </tbody>
  )
}

export function AnswersTable({ report }: { readonly report: PrefixReport }) {
  const t = useTranslations('nextByte')
  const labelOf = useSymbolLabel(report.characters)
  const formatShare = useShares(1)
  const [formatBits, formatShort, formatCount] = [useNumbers(3), useNumbers(1), useNumbers(0)]
  const { methods } = report
  const shown = shownSymbols(methods)
  const full = greatest(shown.flatMap(({ shares }) => shares.map((share) => share ?? 0)))
  const ofDefined =
    (read: (says: Extract<MethodReport['says'], { defined: true }>) => string | null) => (one: MethodReport) =>
      one.says.defined ? read(one.says) : null
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['scroll']} aria-label={t('answers')} tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('byte')}</th>
              {methods.map(({ method }) => (
                <th key={method} scope="col" data-method={method}>
                  {t(`short.${method}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ symbol, shares }) => (
              <BarRow key={symbol} label={labelOf(symbol)} shares={shares} methods={methods} full={full} />
            ))}
            <BarRow label={t('rest')} shares={sharesOfRest(methods, shown)} methods={methods} full={full} />
          </tbody>
          <Measure
            id="divergence"
            methods={methods}
            valueOf={ofDefined(({ divergenceBits }) =>
              divergenceBits === null
                ? null
                : divergenceBits < EQUAL_BITS
                  ? formatCount(0)
                  : formatBits(divergenceBits),
            )}
          />
          <Measure id="entropy" methods={methods} valueOf={ofDefined(({ entropyBits }) => formatBits(entropyBits))} />
          <Measure
            id="leftOut"
            methods={methods}
            valueOf={ofDefined(({ leftOut }) => formatShare(leftOut < 1e-6 ? 0 : leftOut))}
          />
          <Measure id="passes" methods={methods} valueOf={({ passes }) => formatCount(passes)} />
          <Measure id="time" methods={methods} valueOf={({ milliseconds }) => formatShort(milliseconds)} />
        </table>
      </section>
      <p className={lab['note']}>{t('barScale', { share: formatShare(full) })}</p>
      <CopyTsv
        tsv={() =>
          answersTsv(methods, {
            byte: t('byte'),
            end: t('end'),
            method: ({ method }) => t(`short.${method}`),
            measure: (id) => t(`measures.${id}.name`),
          })
        }
      />
      <dl className={styles['hows']}>
        {methods.map(({ method }) => (
          <div key={method}>
            <dt>{t(`short.${method}`)}</dt>
            <dd>{t(`hows.${method}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
