/** One language model reads every segmentation: its bits per byte, the total of its own tokens beside it, and what comes next. */
import { useId, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { offeredLanguageModels } from '../../../core/scores/catalogue.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { Term } from '../../../ui/Term.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { useScoredLanes } from '../lanes/useScoredLanes.ts'
import { laneTotals } from '../totals/laneTotals.ts'
import { NextTable, type NextColumn } from './NextTable.tsx'
import { ReadingWork } from './ReadingWork.tsx'
import { UnreadNote } from './UnreadNote.tsx'
import { useLanguageModelFacts } from './useLanguageModelFacts.ts'
import styles from './Overview.module.css'

function ReaderChoice({ reader }: { readonly reader: string }) {
  const t = useTranslations('probabilities.overview')
  const store = useAppStore()
  const id = useId()
  const nameOf = useLanguageModelNames()
  const added = useAppState((state) => state.comparison.scoring.languageModels)
  return (
    <div className={styles['reader']}>
      <label htmlFor={id}>{t('reader')}</label>
      <select id={id} value={reader} onChange={(event) => setOptions(store, 'scoring', { reader: event.target.value })}>
        {[...new Set([...offeredLanguageModels, ...added, reader])].map((languageModel) => (
          <option key={languageModel} value={languageModel} translate="no">
            {nameOf(languageModel)}
          </option>
        ))}
      </select>
    </div>
  )
}

export function BytesOverview() {
  const t = useTranslations('probabilities.overview')
  const formatBitsPerByte = useNumbers(3)
  const formatBits = useNumbers(1)
  const reader = useAppState((state) => state.comparison.scoring.reader)
  const name = useLanguageModelNames()(reader)
  const lanes = useScoredLanes()
  const readers = useMemo(() => [reader], [reader])
  const facts = useLanguageModelFacts(readers)[reader]
  const lane = lanes.find(({ scored }) => scored.languageModel === reader && scored.ofText !== null) ?? null
  const totals = lane === null ? null : laneTotals(lane.view, lane.scored)
  const ofText = lane?.scored.ofText ?? null
  const columns = useMemo(
    (): readonly NextColumn[] => [
      {
        key: reader,
        languageModel: reader,
        head: (
          <span className={styles['laneName']} translate="no">
            {name}
          </span>
        ),
      },
    ],
    [reader, name],
  )
  return (
    <div className={styles['bytesView']}>
      <div className={styles['readerFacts']}>
        <ReaderChoice reader={reader} />
        <p className={styles['figure']}>
          <strong>{totals?.bitsPerByte == null ? '–' : formatBitsPerByte(totals.bitsPerByte)}</strong>{' '}
          <Term id="score.bitsPerByte">{t('bitsPerByte')}</Term>
        </p>
        {lane?.scored.origin === 'recorded' && <p className={styles['quiet']}>{t('recorded')}</p>}
        <UnreadNote name={name} facts={facts} lane={lane} />
        <p className={styles['quiet']}>{t('sameForAll')}</p>
        {totals !== null && totals.bits !== null && lane !== null && (
          <p className={styles['quiet']}>
            {t('total', { bits: formatBits(totals.bits), bytes: lane.view.layout.bytes })}
          </p>
        )}
        {ofText !== null && ofText.canonicalBits !== null && (
          <p className={styles['quiet']}>
            {t('canonical', { bits: formatBits(ofText.canonicalBits), count: ofText.canonicalTokens })}{' '}
            <InfoPopover trigger={t('whyDifferent')} title={t('whyDifferentTitle')}>
              <p>{t('difference')}</p>
              <p>{t('differenceWindow')}</p>
            </InfoPopover>
          </p>
        )}
        <ReadingWork reader={reader} />
      </div>
      <NextTable columns={columns} />
    </div>
  )
}
