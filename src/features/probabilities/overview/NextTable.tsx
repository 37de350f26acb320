/** What comes next: the most probable tokens by each language model, a column each, tokens that begin alike lined up. */
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { greatest } from '../../../core/text/append.ts'
import { Button } from '../../../ui/Button.tsx'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { tokenLabel } from '../detail/tokenLabel.ts'
import { TokenName } from '../detail/TokenName.tsx'
import { alignNext } from './alignNext.ts'
import { ASKED_NEXT, useNextTokens, type NextState } from './useNextTokens.ts'
import { useNextPrompt } from './useNextPrompt.ts'
import styles from './Overview.module.css'

/** Rows at first, and after it was asked for more. */
const FEW = 8
const MANY = 24
/** Of the end of the text, so that it is seen what comes next is next to. UTF-16 units. */
const SHOWN_BEFORE = 28

export interface NextColumn {
  readonly key: string
  readonly languageModel: string
  /** What stands over the column, the name of its lane in it. */
  readonly head: ReactNode
}

const nextOf = (state: NextState) => (state.status === 'known' ? state.next : null)

/** @param most the greatest probability in the table, which fills a bar */
function Share({ value, most }: { readonly value: number | null; readonly most: number }) {
  const t = useTranslations('probabilities.next')
  const formatPercent = useNumbers(1)
  if (value === null)
    return (
      <td className={styles['absent']}>
        <span className="visually-hidden">{t('absent', { count: ASKED_NEXT })}</span>
      </td>
    )
  const percent = 100 * value
  return (
    <td>
      <span
        aria-hidden="true"
        className={styles['bar']}
        style={{ inlineSize: `${most === 0 ? 0 : (62 * value) / most}%` }}
      />{' '}
      {percent > 0 && percent < 0.05
        ? t('under', { least: formatPercent(0.1) })
        : t('percent', { value: formatPercent(percent) })}
    </td>
  )
}

function Place() {
  const t = useTranslations('probabilities.next')
  const store = useAppStore()
  const atCaret = useAppState((state) => state.comparison.probabilities.nextAtCaret)
  return (
    <fieldset className={`${styles['place']} screen-only`}>
      <legend className="visually-hidden">{t('where')}</legend>
      {[false, true].map((value) => (
        <label key={String(value)}>
          <input
            type="radio"
            name="next-at"
            checked={atCaret === value}
            onChange={() => setOptions(store, 'probabilities', { nextAtCaret: value })}
          />
          {t(value ? 'atCaret' : 'atEnd')}
        </label>
      ))}
    </fieldset>
  )
}

export function NextTable({ columns }: { readonly columns: readonly NextColumn[] }) {
  const t = useTranslations('probabilities.next')
  const failureText = useFailureText()
  const begin = useAppState((state) => state.comparison.scoring.begin)
  const prompt = useNextPrompt()
  const models = useMemo(() => [...new Set(columns.map(({ languageModel }) => languageModel))], [columns])
  const stateOf = useNextTokens(models, prompt, begin)
  const [many, setMany] = useState(false)
  const rows = useMemo(
    () =>
      alignNext(
        columns.map(({ languageModel }) => nextOf(stateOf(languageModel))?.tokens ?? null),
        many ? MANY : FEW,
      ),
    [columns, stateOf, many],
  )
  const states = columns.map(({ languageModel }) => stateOf(languageModel))
  const isStale = states.some((state) => state.status === 'known' && state.of !== prompt)
  const failed = states.filter((state) => state.status === 'failed')
  const most = greatest(rows.flatMap(({ probabilities }) => probabilities.map((value) => value ?? 0)))
  const before = prompt.slice(-SHOWN_BEFORE).toWellFormed()
  return (
    <section
      aria-label={t('title')}
      className={styles['next']}
      aria-busy={isStale || states.some(({ status }) => status === 'waiting')}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['scroll']} aria-label={t('table')} tabIndex={0}>
        <table className={isStale ? styles['stale'] : ''}>
          <thead>
            <tr>
              <th scope="col">
                <span className={styles['question']}>{t('title')}</span>
                <span className={styles['before']} dir="auto" translate="no">
                  {prompt.length > SHOWN_BEFORE && '…'}
                  {before}
                  <span aria-hidden="true" className={styles['gap']} />
                </span>
              </th>
              {columns.map(({ key, head }) => (
                <th key={key} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, token, depth, probabilities }) => {
              const label = tokenLabel(token.bytes, token.piece)
              return (
                <tr key={key}>
                  <th scope="row" style={{ '--depth': depth }}>
                    <TokenName id={token.id} label={label} />
                    {label.kind === 'bytes' && <span className={styles['bytes']}>{t('bytes')}</span>}
                  </th>
                  {probabilities.map((value, column) => (
                    <Share key={columns[column]?.key} value={value} most={most} />
                  ))}
                </tr>
              )
            })}
            {rows.length === 0 &&
              failed.length === 0 &&
              Array.from({ length: FEW }, (_, row) => (
                <tr key={row}>
                  <th scope="row" className={styles['absent']}>
                    {row === 0 ? t('waiting') : '\u00a0'}
                  </th>
                  {columns.map(({ key }) => (
                    <td key={key}>{'\u00a0'}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      {failed.map(({ of, failure }) => (
        <p key={`${of}${failure.code}`} className={styles['failed']}>
          {failureText(failure)}
        </p>
      ))}
      <div className={styles['below']}>
        <Place />
        <Button look="quiet" onClick={() => setMany(!many)} aria-expanded={many}>
          {t(many ? 'fewer' : 'more')}
        </Button>
        <InfoPopover trigger={t('how')} label={t('howLabel')} title={t('title')}>
          <p>{t('about')}</p>
          <p>{t('aligned', { count: ASKED_NEXT })}</p>
        </InfoPopover>
      </div>
    </section>
  )
}
