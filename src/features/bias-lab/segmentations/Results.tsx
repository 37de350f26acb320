/** The answers, or why there are none: figures, the table of segmentations, the reader's own cut. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { SegmentationsOptions } from './options.ts'
import { utf8Length } from '../../../core/text/utf8.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { bitsOf, canonicalShareBits, segmentationRows } from './segmentationRows.ts'
import { Figures } from './Figures.tsx'
import { OwnSegmentation } from './OwnSegmentation.tsx'
import { SegmentationsTable } from './SegmentationsTable.tsx'
import { CopyTsv } from '../CopyTsv.tsx'
import { segmentationsTsv } from './segmentationsTsv.ts'
import type { CutsWorkStates } from './useSegmentations.ts'
import { knownMarginal } from './knownMarginal.ts'
import lab from '../LabPart.module.css'

const TSV_COLUMNS = [
  'names',
  'ids',
  'ends',
  'tokens',
  'bits',
  'bitsPerByte',
  'tokenBits',
  'share',
  'low',
  'high',
] as const

interface Props {
  readonly options: SegmentationsOptions
  readonly work: CutsWorkStates
  readonly modelName: string
}

export function Results({ options, work, modelName }: Props) {
  const t = useTranslations('segmentations')
  const failureText = useFailureText()
  const { ways, own, marginal } = work
  const answer = ways.answer ?? ways.step
  const known = knownMarginal(marginal)
  const ownAnswer = own.answer === null || 'tooLong' in own.answer ? null : own.answer
  const rows = useMemo(
    () => (answer === null || 'tooLong' in answer ? [] : segmentationRows(answer, ownAnswer, known)),
    [answer, ownAnswer, known],
  )
  if (options.text === '') return <p>{t('empty')}</p>
  if (ways.failure !== null) {
    return (
      <p role="alert" className={lab['buttons']}>
        {failureText(ways.failure)} <Button onClick={ways.restart}>{t('again')}</Button>
      </p>
    )
  }
  if (answer === null) return <p aria-live="polite">{ways.status === 'running' ? t('cutting') : ''}</p>
  if ('tooLong' in answer)
    return <p role="alert">{t(`tooLong.${answer.tooLong}`, { has: answer.has, most: answer.most, name: modelName })}</p>
  const given = options.text.toWellFormed()
  const isSpaced = answer.text === ` ${given}`
  const canonical = answer.ways.find(({ way }) => way === 'canonical')
  const canonicalBits = rows.find(({ names }) => names.includes('canonical'))?.bits ?? null
  return (
    <>
      {given !== options.text && <p className={lab['note']}>{t('illFormed')}</p>}
      {answer.text !== given && <p className={lab['note']}>{isSpaced ? t('spaced') : t('normalized')}</p>}
      <Figures
        segmentations={answer.segmentations}
        text={options.text}
        byteCount={utf8Length(answer.text)}
        modelName={modelName}
        canonicalBits={canonicalBits}
        marginal={marginal}
        known={known}
        shareBits={canonicalShareBits(rows, known)}
      />
      <h3>{t('segmentations')}</h3>
      <p className={lab['note']}>
        {t('read')} {rows.some(({ segmentation }) => segmentation.byteTokens.length > 0) && t('byteTokens')}
      </p>
      <SegmentationsTable
        text={answer.text}
        rows={rows}
        allBits={known === null ? null : bitsOf(known.logProbability)}
        estimate={known?.estimate ?? null}
      />
      <CopyTsv
        tsv={() =>
          segmentationsTsv(
            rows,
            new TextEncoder().encode(answer.text).length,
            known === null ? null : bitsOf(known.logProbability),
            known?.estimate ?? null,
            { heads: TSV_COLUMNS.map((id) => t(`tsv.${id}`)), nameOf: (name) => t(`ways.${name}`) },
          )
        }
      />
      {canonical !== undefined && (
        <OwnSegmentation
          text={answer.text}
          canonical={canonical.segmentation}
          canonicalBits={canonicalBits}
          ownBoundaries={options.ownBoundaries}
          own={own}
        />
      )}
    </>
  )
}
