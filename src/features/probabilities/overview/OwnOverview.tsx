/** Each lane by its own language model: bits per byte side by side, and under each what comes next. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import { ownLanguageModel } from '../../../state/scoringSelectors.ts'
import { useTokenizerName } from '../../../state/tokenizerNames.ts'
import { Term } from '../../../ui/Term.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { useScoredLanes, type NamedScoredLane } from '../lanes/useScoredLanes.ts'
import { laneTotals } from '../totals/laneTotals.ts'
import { NextTable, type NextColumn } from './NextTable.tsx'
import { UnreadNote } from './UnreadNote.tsx'
import { useLanguageModelFacts } from './useLanguageModelFacts.ts'
import styles from './Overview.module.css'

interface HeadlineProps {
  readonly lane: string
  readonly languageModel: string
  /** Null while it is not scored. */
  readonly scored: NamedScoredLane | null
  readonly facts: ReturnType<typeof useLanguageModelFacts>[string] | undefined
}

function Headline({ lane, languageModel, scored, facts }: HeadlineProps) {
  const t = useTranslations('probabilities.overview')
  const formatBitsPerByte = useNumbers(3)
  const name = useTokenizerName(lane)
  const languageModelName = useLanguageModelNames()(languageModel)
  const bitsPerByte = scored === null ? null : laneTotals(scored.view, scored.scored).bitsPerByte
  return (
    <span className={styles['headline']}>
      <span className={styles['laneName']} translate="no">
        {name}
      </span>
      <span className={styles['figure']}>
        <strong>{bitsPerByte === null ? '–' : formatBitsPerByte(bitsPerByte)}</strong>{' '}
        <Term id="score.bitsPerByte">{t('bitsPerByte')}</Term>
      </span>
      {languageModelName !== name && (
        <span className={styles['quiet']}>
          {t('by')} <span translate="no">{languageModelName}</span>
        </span>
      )}
      {scored?.scored.origin === 'recorded' && <span className={styles['quiet']}>{t('recorded')}</span>}
      <UnreadNote name={languageModelName} facts={facts} lane={scored} />
    </span>
  )
}

export function OwnOverview() {
  const t = useTranslations('probabilities.overview')
  const scored = useScoredLanes()
  const key = useAppState((state) =>
    state.comparison.tokenizers
      .flatMap((lane) => {
        const own = ownLanguageModel(state, lane)
        return own === null ? [] : [`${lane}\t${own}`]
      })
      .join('\n'),
  )
  const pairs = useMemo(
    () =>
      key === ''
        ? []
        : key.split('\n').map((line) => {
            const [lane = '', languageModel = ''] = line.split('\t')
            return { lane, languageModel }
          }),
    [key],
  )
  const facts = useLanguageModelFacts(useMemo(() => pairs.map(({ languageModel }) => languageModel), [pairs]))
  const columns = useMemo(
    () =>
      pairs.map(({ lane, languageModel }): NextColumn => ({
        key: lane,
        languageModel,
        head: (
          <Headline
            lane={lane}
            languageModel={languageModel}
            scored={scored.find(({ reference }) => reference === lane) ?? null}
            facts={facts[languageModel]}
          />
        ),
      })),
    [pairs, scored, facts],
  )
  return columns.length === 0 ? <p className={styles['lead']}>{t('noPairs')}</p> : <NextTable columns={columns} />
}
