/** The files of what is shown: all figures as CSV, the chart as SVG. */
import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { version } from '../../../../package.json' with { type: 'json' }
import { delimitedRows } from '../../../core/export/delimited.ts'
import type { LanguageView } from '../options.ts'
import { useAppStore, useServices } from '../../../state/react.ts'
import { cardOf } from '../../../state/selectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import { SavePicture } from '../../../ui/SavePicture.tsx'
import { svgOf } from '../../../ui/svgOf.ts'
import { countedSoFar } from '../figures/countedSoFar.ts'
import type { Scale } from '../figures/figureScale.ts'
import type { FigureTable } from '../figures/figureTable.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { INK_TURNS } from '../views/heatInk.ts'
import { heatSvg } from './heatSvg.ts'
import { gatherResampled } from './gatherResampled.ts'
import { languageColumns, languageRowCount, languageRows } from './languageRows.ts'
import { createColourReader } from './pageColours.ts'

interface Props {
  readonly data: LanguageData
  readonly view: LanguageView
  /** As it is shown. */
  readonly table: FigureTable
  readonly scale: Scale | null
  readonly svgRef: RefObject<SVGSVGElement | null>
}

export function Downloads({ data, view, table, scale, svgRef }: Props) {
  const t = useTranslations('languages')
  const tMetric = useTranslations('metric')
  const store = useAppStore()
  const format = useMetricNumbers()
  const services = useServices()
  const [isWriting, setWriting] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  const { keyed, options, mode, base } = data
  const { corpus } = keyed
  const figureName = tMetric(`words.${options.figure}.name`)
  const partly = countedSoFar(data)
  const note = partly === null ? null : t('soFar', { ...partly })
  const name = [
    'tessera',
    corpus.id,
    options.figure,
    mode,
    ...(partly === null ? [] : [`so-far-${partly.done}-of-${partly.total}`]),
  ].join('-')
  const revisionOf = (reference: string): string => cardOf(store.getState(), reference)?.source.revision ?? ''
  const described = t('exportNote', {
    corpus: `${corpus.name} (${corpus.source})`,
    mode: t(`modeName.${mode}`),
    base: corpus.languages.find(({ code }) => code === base)?.name ?? '',
    seed: options.seed,
    tokenizers: data.columns
      .map(({ name: tokenizer, reference }) => `${tokenizer} (${reference} ${revisionOf(reference)})`)
      .join(', '),
    segmenter: base === null ? '' : (data.statisticsOf(base)?.segmenter ?? ''),
    version,
  })
  const description = note === null ? described : `${note} ${described}`
  const isEmpty = languageRowCount(data) === 0
  const saveCsv = async (): Promise<void> => {
    setWriting(true)
    const { intervalOf } = await gatherResampled(data, services.languages)
    setWriting(false)
    saveFile(
      `${name}.csv`,
      'text/csv',
      delimitedRows(
        [languageColumns.map(({ id }) => id), ...languageRows(data, { version, revisionOf }, intervalOf)],
        ',',
      ),
    )
  }
  const saveHeat = () => {
    if (place.current === null || scale === null) return
    const colour = createColourReader(place.current)
    const isDark = document.documentElement.dataset['theme'] === 'dark'
    saveFile(
      `${name}.svg`,
      'image/svg+xml',
      heatSvg(
        table,
        scale,
        {
          cell: (at) => ({
            paper: colour(`color-mix(in oklab, var(--scale-low), var(--scale-high) ${at * 100}%)`),
            ink: colour(at > INK_TURNS[isDark ? 'dark' : 'light'] ? 'var(--scale-ink-high)' : 'var(--scale-ink-low)'),
          }),
          paper: colour('var(--paper)'),
          ink: colour('var(--ink)'),
        },
        {
          title: figureName,
          description,
          note,
          valueText: (row, column) => {
            const cell = table.rows[row]?.cells[column]
            const figure = table.columns[column]?.figure ?? options.figure
            if (cell?.status === 'voided') return t('voided', { share: format('unknown', cell.unknownShare ?? 0) })
            return cell?.value == null ? '–' : format(figure, cell.value)
          },
          tickText: (value) => format(options.figure, value),
        },
      ),
    )
  }
  const saveSvg = () => {
    if (svgRef.current !== null)
      saveFile(`${name}-${view}.svg`, 'image/svg+xml', svgOf(svgRef.current, figureName, description, { note }))
  }
  return (
    <span ref={place}>
      <Button look="quiet" disabled={isEmpty || isWriting} onClick={() => void saveCsv()}>
        {isWriting ? t('writingCsv') : t('saveCsv')}
      </Button>
      {view !== 'table' && (
        <SavePicture label={t('saveSvg')} disabled={isEmpty} save={view === 'heat' ? saveHeat : saveSvg} />
      )}
    </span>
  )
}
