/** What is to be resampled for one tokenizer, with a key that names all that it depends on. Pure. */
import type { UnitRatio } from '../../../core/metrics/bootstrap.ts'
import { isOverUnits } from '../../../core/metrics/languageFigures.ts'
import type { LanguageMetric } from '../../../core/metrics/metric.ts'
import { metric, type LanguageMetricId } from '../../../core/metrics/metrics.ts'
import { cellRatio, figureCell } from '../figures/figureCell.ts'
import type { LanguageData } from '../useLanguageData.ts'

export interface ResampledRequest {
  readonly key: string
  readonly reference: string
  readonly codes: readonly string[]
  /** Made when they are wanted: the key says what they hold. */
  readonly pairs: () => readonly UnitRatio[]
  readonly units: number
}

/** Null while something is still to be counted, and for a figure that is not over units, or a corpus of one unit. */
export function resampledRequest(
  data: LanguageData,
  reference: string,
  figure: LanguageMetricId,
): ResampledRequest | null {
  const { keyed, codes, options, mode, base, baseline } = data
  const units = keyed.corpus.unitCount
  if (!isOverUnits(figure) || units < 2) return null
  const drawnCodes: string[] = []
  for (const code of codes) {
    const { status, value } = figureCell(data, code, reference, figure)
    if (status === 'pending' && data.languageFailureOf(code) === null) return null
    if (value !== null) drawnCodes.push(code)
  }
  if (drawnCodes.length === 0) return null
  const { against: side }: LanguageMetric = metric(figure).language
  const against = side === 'baseline' ? baseline : base
  return {
    key: JSON.stringify([data.countKeyOf(base ?? '', reference), mode, figure, against, options.seed, drawnCodes]),
    reference,
    codes: drawnCodes,
    pairs: () => drawnCodes.flatMap((code) => cellRatio(data, code, reference, figure) ?? []),
    units,
  }
}
