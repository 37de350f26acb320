/** One figure of one language by one tokenizer as a cell: its value, or why there is none. Pure. */
import { figureRatio, figureValue, isVoid, isWaiting, unknownShare } from '../../../core/metrics/languageFigures.ts'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { CountedLanguage, FigureSources } from '../../../core/metrics/metric.ts'
import type { UnitRatio } from '../../../core/metrics/bootstrap.ts'
import type { LanguageData } from '../useLanguageData.ts'
import type { FigureCell } from './figureTable.ts'

const PENDING: FigureCell = { status: 'pending', value: null, unknownShare: null }

function counted(data: LanguageData, code: string | null, reference: string | null): CountedLanguage | null {
  if (code === null || reference === null) return null
  const statistics = data.statisticsOf(code)
  const counts = data.countsOf(code, reference)
  return statistics === null || counts === null ? null : { statistics, counts }
}

function sourcesOf(data: LanguageData, code: string, reference: string): FigureSources | null {
  const language = counted(data, code, reference)
  return language === null
    ? null
    : {
        language,
        base: counted(data, data.base, reference),
        baseline: counted(data, code, data.baseline),
        message: { characters: data.options.messageCharacters, budget: data.budget },
      }
}

export function figureCell(data: LanguageData, code: string, reference: string, figure: LanguageMetricId): FigureCell {
  const sources = sourcesOf(data, code, reference)
  if (sources === null) return PENDING
  const share = unknownShare(sources.language)
  if (isVoid(figure, sources)) return { status: 'voided', value: null, unknownShare: share }
  if (isWaiting(figure, sources)) return PENDING
  const value = figureValue(figure, sources)
  return { status: value === null ? 'undefined' : 'value', value, unknownShare: share }
}

/** What the bootstrap draws the cell's figure from; null for a cell without a value, or one that is not over units. */
export function cellRatio(
  data: LanguageData,
  code: string,
  reference: string,
  figure: LanguageMetricId,
): UnitRatio | null {
  const sources = sourcesOf(data, code, reference)
  if (sources === null || figureCell(data, code, reference, figure).value === null) return null
  return figureRatio(figure, sources)
}
