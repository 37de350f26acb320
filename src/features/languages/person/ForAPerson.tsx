/** What a premium means for a person: cost, share of a context window and generation steps of one message in two languages. */
import { useTranslations } from 'use-intl'
import { MAX_BUDGET } from '../../../core/metrics/budget.ts'
import { contextShare } from '../../../core/metrics/contextShare.ts'
import { cost } from '../../../core/metrics/cost.ts'
import { messageFits } from '../../../core/metrics/messageFits.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { cardOf } from '../../../state/selectors.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import { Term } from '../../../ui/Term.tsx'
import { comparedCode } from '../comparedCode.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import panelStyles from '../LanguagesPanel.module.css'
import type { LanguageData } from '../useLanguageData.ts'
import { useList } from '../../../ui/useWordsOfPage.ts'
import styles from './ForAPerson.module.css'
import { LanguageSelect } from './LanguageSelect.tsx'
import { setEntry } from '../../../state/actions/entries.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { cheapestOf, messageRows, type MessageRow } from './messageRows.ts'

function Row({ budget, row }: { readonly budget: number; readonly row: MessageRow }) {
  const { column, premium, baseTokens, tokens } = row
  const t = useTranslations('languages')
  const store = useAppStore()
  const format = useMetricNumbers()
  const { reference, name } = column
  const options = useAppState((state) => state.comparison.compare)
  const cardLength = useAppState((state) => cardOf(state, reference)?.contextLength ?? null)
  const price = options.prices[reference] ?? null
  const window = options.contextLengths[reference] ?? cardLength
  const both = (of: (tokens: number) => string) =>
    tokens === null || baseTokens === null ? '–' : t('fromTo', { base: of(baseTokens), other: of(tokens) })
  return (
    <tr>
      <th scope="row" translate="no">
        {name}
      </th>
      <td>{both((of) => format('tokens', of))}</td>
      <td>
        <NumberField
          label={t('priceOf', { name })}
          placeholder={t('price')}
          value={price}
          above={0}
          onChange={(value) => setEntry(store, 'prices', reference, value)}
        />
        <span className={styles['figure']}>{price === null ? '–' : both((of) => format('cost', cost(of, price)))}</span>
      </td>
      <td>
        <NumberField
          label={t('windowOf', { name })}
          placeholder={t('window')}
          value={window}
          above={0}
          onChange={(value) => setEntry(store, 'contextLengths', reference, value)}
        />
        <span className={styles['figure']}>
          {window === null ? '–' : both((of) => format('context-share', contextShare(of, window)))}
        </span>
      </td>
      <td>{both((of) => format('message-fits', messageFits(of, budget) ?? 1))}</td>
      <td>{premium === null ? '–' : t('times', { value: format('premium', premium) })}</td>
    </tr>
  )
}

/** The answer in a sentence: which tokenizer needs the fewest tokens for the message, and how many times as many the others do. */
function Answer({ rows, language }: { readonly rows: readonly MessageRow[]; readonly language: string }) {
  const t = useTranslations('languages')
  const format = useMetricNumbers()
  const list = useList()
  const cheapest = cheapestOf(rows)
  if (cheapest === null) return null
  const { name, tokens, others } = cheapest
  return (
    <p className={styles['answer']}>
      {t('personCheapest', {
        language,
        name,
        tokens: format('tokens', tokens),
        others: list(
          others.map((other) => t('personOther', { name: other.name, times: format('premium', other.times) })),
        ),
      })}
    </p>
  )
}

export function ForAPerson({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const store = useAppStore()
  const { keyed, base, options, budget } = data
  const whole = useNumbers()
  const other = comparedCode(data)
  const rows = messageRows(data, other)
  const nameOf = (code: string | null): string =>
    keyed.corpus.languages.find((language) => language.code === code)?.name ?? ''
  return (
    <section aria-labelledby="languages-person" className={panelStyles['section']}>
      <div className={panelStyles['sectionHead']}>
        <h2 id="languages-person">{t('personTitle')}</h2>
        <label className={styles['choice']}>
          {t('personMessage', { base: nameOf(base) })}
          <NumberField
            label={t('personMessage', { base: nameOf(base) })}
            value={options.messageCharacters}
            above={0}
            most={2_000_000_000}
            isWhole
            onChange={(messageCharacters) =>
              setOptions(store, 'languages', { messageCharacters: messageCharacters ?? 1000 })
            }
          />
        </label>
        <label className={styles['choice']}>
          {t('personBudget')}
          <NumberField
            label={t('personBudget')}
            value={budget}
            above={0}
            most={MAX_BUDGET}
            isWhole
            onChange={(value) => value !== null && setOptions(store, 'compare', { budget: value })}
          />
        </label>
        <label className={styles['choice']}>
          {t('comparedWith')}
          <LanguageSelect
            data={data}
            value={other}
            onChange={(code) => setOptions(store, 'languages', { other: code })}
          />
        </label>
      </div>
      {other !== null && <Answer rows={rows} language={nameOf(other)} />}
      {other !== null && (
        <p className={panelStyles['note']}>{t('personNote', { base: nameOf(base), other: nameOf(other) })}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['scroll']} aria-label={t('personTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('tokenizer')}</th>
              <th scope="col">
                <Term id="tokens">{t('personTokens')}</Term>
              </th>
              <th scope="col">
                <Term id="cost">{t('personCost')}</Term>
              </th>
              <th scope="col">
                <Term id="context-share">{t('personWindow')}</Term>
              </th>
              <th scope="col">
                <Term id="message-fits">{t('personFits', { budget: whole(budget) })}</Term>
              </th>
              <th scope="col">
                <Term id="generation-steps">{t('personSteps')}</Term>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.column.reference} budget={budget} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
