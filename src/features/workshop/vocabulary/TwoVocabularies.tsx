/** Two vocabularies by the bytes of their entries: what both have, what only one, by script. */
import { useFormatter, useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import type { SharedCounts, VocabularyComparison } from '../../../core/vocabulary/compareVocabularies.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { tokenizerStatus } from '../../../state/selectors.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useAsked } from '../../../ui/useAsked.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import type { OpenedVocabulary } from './openedVocabulary.ts'
import { Samples } from './Samples.tsx'
import { useScriptNames } from './useScriptNames.ts'
import styles from './Vocabulary.module.css'

const parts = ['both', 'onlyFirst', 'onlySecond'] as const satisfies readonly (keyof SharedCounts)[]
const MAX_SCRIPTS = 20

interface Props {
  readonly opened: OpenedVocabulary
  readonly name: string
}

export function TwoVocabularies({ opened: { reference }, name }: Props) {
  const t = useTranslations('vocabulary.two')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const nameOf = useTokenizerNames()
  const others = useAppState(
    useShallow((state) =>
      state.comparison.tokenizers.filter((one) => one !== reference && tokenizerStatus(state, one).status === 'ready'),
    ),
  )
  const names = useAppState(useShallow((state) => others.map((one) => nameOf(state, one))))
  const chosen = useAppState((state) => state.comparison.vocabulary.other)
  const other = chosen !== null && others.includes(chosen) ? chosen : null
  const asked = useAsked<VocabularyComparison & { readonly of: string }>(
    other === null ? null : JSON.stringify([reference, other]),
    async () => {
      const outcome = await services.workshop.compareVocabularies(reference, other ?? '')
      return outcome.ok ? { ok: true, value: { ...outcome.value, of: `${reference} ${other}` } } : outcome
    },
  )
  const otherName = other === null ? '' : (names[others.indexOf(other)] ?? '')
  const answer = asked.answer?.of === `${reference} ${other}` ? asked.answer : null
  return (
    <section className={styles['section']} aria-labelledby="vocabulary-two">
      <h3 id="vocabulary-two">{t('title')}</h3>
      <p className={shared['note']}>{t('what')}</p>
      <div className={shared['controls']}>
        <label className={shared['field']}>
          {t('with', { name })}
          <select
            value={other ?? ''}
            onChange={(event) =>
              setOptions(store, 'vocabulary', { other: event.target.value === '' ? null : event.target.value })
            }
          >
            <option value="">{t('none')}</option>
            {others.map((one, index) => (
              <option key={one} value={one}>
                {names[index]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {asked.failure !== null && <p className={shared['failed']}>{failureText(asked.failure)}</p>}
      {asked.isAsking && <p className={shared['asking']}>{t('comparing')}</p>}
      {answer !== null && other !== null && (
        <>
          <Shares comparison={answer} name={name} otherName={otherName} />
          <Samples comparison={answer} reference={reference} other={other} name={name} otherName={otherName} />
        </>
      )}
    </section>
  )
}

interface SharesProps {
  readonly comparison: VocabularyComparison
  readonly name: string
  readonly otherName: string
}

function Shares({ comparison, name, otherName }: SharesProps) {
  const t = useTranslations('vocabulary.two')
  const format = useFormatter()
  const scriptName = useScriptNames()
  const heads = [t('both'), t('only', { name }), t('only', { name: otherName })]
  const row = (head: string, counts: SharedCounts) => {
    const total = counts.both + counts.onlyFirst + counts.onlySecond
    return (
      <tr key={head}>
        <th scope="row">{head}</th>
        {parts.map((part) => (
          <td key={part} className={shared['number']}>
            {format.number(counts[part])}
          </td>
        ))}
        <td className={shared['number']}>
          {format.number(counts.both / Math.max(1, total), { style: 'percent', maximumFractionDigits: 1 })}
        </td>
        <td>
          <span className={styles['split']} aria-hidden="true">
            {parts.map((part) => (
              <span key={part} className={styles[part]} style={{ inlineSize: `${(100 * counts[part]) / total}%` }} />
            ))}
          </span>
        </td>
      </tr>
    )
  }
  return (
    <ScrollRegion label={t('title')}>
      <table className={shared['table']} data-shares={comparison.both}>
        <caption className="visually-hidden">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('script')}</th>
            {heads.map((head, index) => (
              <th key={parts[index]} scope="col" className={shared['number']}>
                {head}
              </th>
            ))}
            <th scope="col" className={shared['number']}>
              {t('shared')}
            </th>
            <th scope="col">{t('drawn')}</th>
          </tr>
        </thead>
        <tbody>
          {row(t('all'), comparison)}
          {comparison.byScript.slice(0, MAX_SCRIPTS).map(({ script, ...counts }) => row(scriptName(script), counts))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
