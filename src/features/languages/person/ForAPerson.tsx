/** What a premium means for a person: cost, share of a context window and generation steps of one message in two languages. */
import { useTranslations } from 'use-intl'
import { contextShare } from '../../../core/metrics/contextShare.ts'
import { cost } from '../../../core/metrics/cost.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { cardOf } from '../../../state/selectors.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import { comparedCode } from '../comparedCode.ts'
import { figureCell } from '../figures/figureCell.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import panelStyles from '../LanguagesPanel.module.css'
import type { LanguageColumn, LanguageData } from '../useLanguageData.ts'
import styles from './ForAPerson.module.css'
import { LanguageSelect } from './LanguageSelect.tsx'
import { setEntry } from '../../../state/actions/entries.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { messageTokens } from './messageTokens.ts'

interface RowProps {
  readonly column: LanguageColumn
  readonly premium: number | null
  /** Tokens of the message in the base language, by this tokenizer; null before that is counted. */
  readonly baseTokens: number | null
}

function Row({ column, premium, baseTokens }: RowProps) {
  const t = useTranslations('languages')
  const store = useAppStore()
  const format = useMetricNumbers()
  const { reference, name } = column
  const options = useAppState((state) => state.comparison.compare)
  const cardLength = useAppState((state) => cardOf(state, reference)?.contextLength ?? null)
  const price = options.prices[reference] ?? null
  const window = options.contextLengths[reference] ?? cardLength
  const tokens = premium === null || baseTokens === null ? null : baseTokens * premium
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
      <td>{premium === null ? '–' : t('times', { value: format('premium', premium) })}</td>
    </tr>
  )
}

export function ForAPerson({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const store = useAppStore()
  const { keyed, base, options } = data
  const other = comparedCode(data)
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
          {t('comparedWith')}
          <LanguageSelect
            data={data}
            value={other}
            onChange={(code) => setOptions(store, 'languages', { other: code })}
          />
        </label>
      </div>
      {other !== null && (
        <p className={panelStyles['note']}>{t('personNote', { base: nameOf(base), other: nameOf(other) })}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['scroll']} aria-label={t('personTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('tokenizer')}</th>
              <th scope="col">{t('personTokens')}</th>
              <th scope="col">{t('personCost')}</th>
              <th scope="col">{t('personWindow')}</th>
              <th scope="col">{t('personSteps')}</th>
            </tr>
          </thead>
          <tbody>
            {data.columns.map((column) => (
              <Row
                key={column.reference}
                column={column}
                premium={other === null ? null : figureCell(data, other, column.reference, 'premium').value}
                baseTokens={messageTokens(data, column.reference)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
