/** A number of tokens, and how much of the text it holds in each lane; the text in chunks. Computes nothing until it is opened. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FIRST_BUDGET, MAX_BUDGET } from '../../../core/metrics/budget.ts'
import { utf8Length } from '../../../core/text/utf8.ts'
import { wordSegmenter } from '../../../core/text/words.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { pinToken } from '../../../state/actions/view.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { laneViewOf } from '../../../ui/lanes/laneView.ts'
import { pointerTo } from '../../../ui/lanes/pointedToken.ts'
import { budgetRows, type BudgetRow } from './budgetRows.ts'
import { Chunks } from './Chunks.tsx'
import { useLaneEncodings } from './useLaneEncodings.ts'
import styles from './Budget.module.css'

/** Bytes of text whose words are counted here: more would hold up the page. */
const WORDS_LIMIT = 200_000

/** Whole words in the first so many bytes; null if they are too many to count here. */
function wordsIn(text: string, bytes: number, locale: string): number | null {
  if (bytes > WORDS_LIMIT) return null
  const { segmenter } = wordSegmenter(locale)
  let words = 0
  let end = 0
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    end += utf8Length(segment)
    if (end > bytes) break
    if (isWordLike === true) words++
  }
  return words
}

function Opened() {
  const t = useTranslations('budget')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const whole = useNumbers()
  const percent = useNumbers(1)
  const lanes = useLaneEncodings()
  const state = useAppState((all) => all)
  const { text, compare } = state.comparison
  const budget = compare.budget ?? FIRST_BUDGET
  const rows = useMemo(
    () =>
      budgetRows(text, lanes, budget).map((row) => ({ ...row, words: wordsIn(text, row.bytes, compare.wordLocale) })),
    [text, lanes, budget, compare.wordLocale],
  )
  const show = ({ lane, lastToken }: BudgetRow): void => {
    const encoding = lanes.find((one) => one.lane === lane)?.encoding
    if (encoding === undefined || lastToken === null) return
    pinToken(store, pointerTo(laneViewOf(lane, text, encoding), lastToken))
    document.querySelector(`[data-lane="${CSS.escape(lane)}"] [data-token="${lastToken}"]`)?.scrollIntoView({
      block: 'center',
    })
  }
  return (
    <>
      <p className={styles['note']}>{t('note')}</p>
      <p className={styles['fields']}>
        {t('tokens')}{' '}
        <NumberField
          label={t('tokens')}
          value={budget}
          above={0}
          most={MAX_BUDGET}
          isWhole
          onChange={(value) => value !== null && setOptions(store, 'compare', { budget: value })}
        />
      </p>
      {lanes.length === 0 && <p className={styles['note']}>{t(text === '' ? 'noLanes' : 'tooLong')}</p>}
      {lanes.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
        <section className={styles['table']} aria-label={t('table')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('lane')}</th>
                <th scope="col">{t('needs')}</th>
                <th scope="col">{t('bytes')}</th>
                <th scope="col">{t('words')}</th>
                <th scope="col">{t('share')}</th>
                <th scope="col" className={styles['end']}>
                  {t('endsAt')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.lane}>
                  <th scope="row" translate="no">
                    {nameOf(state, row.lane)}
                  </th>
                  <td>{whole(row.needs)}</td>
                  <td>{whole(row.bytes)}</td>
                  <td>{row.words === null ? '–' : whole(row.words)}</td>
                  <td>{percent(100 * row.share)} %</td>
                  <td className={styles['end']}>
                    {row.lastToken === null ? (
                      t('all')
                    ) : (
                      <>
                        <span className="visually-hidden">
                          {t('excerpt', { before: row.before, after: row.after })}
                        </span>
                        <bdi aria-hidden translate="no" className={styles['excerpt']}>
                          {row.before}
                          <span className={styles['bar']} />
                          <span className={styles['beyond']}>{row.after}</span>
                        </bdi>{' '}
                        <Button
                          look="quiet"
                          aria-label={t('show', { name: nameOf(state, row.lane) })}
                          onClick={() => show(row)}
                        >
                          {t('showShort')}
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Chunks lanes={lanes} />
    </>
  )
}

export default function Budget() {
  const t = useTranslations('budget')
  const isSet = useAppState((state) => state.comparison.compare.budget !== null)
  const [isOpen, setOpen] = useState(isSet)
  return (
    <details
      className={`${styles['fold']} screen-only`}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('title')}</summary>
      {isOpen && <Opened />}
    </details>
  )
}
