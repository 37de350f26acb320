/** What is to be resampled for one tokenizer, with a key that names all that it depends on. Pure. */
import type { UnitRatio } from '../../../metrics/bootstrap.ts'
import type { LanguageFigure } from '../../../metrics/languageFigures.ts'
import { cellRatio, figureCell } from '../figures/figureCell.ts'
import type { LanguageData } from '../useLanguageData.ts'

export interface ResampledRequest {
  readonly key: string
  readonly reference: string
  readonly codes: readonly string[]
  readonly pairs: readonly UnitRatio[]
  readonly units: number
}

/** Null while something is still to be counted, and for a figure that is not over units, or a corpus of one unit. */
export function resampledRequest(data: LanguageData, reference: string, figure: LanguageFigure): ResampledRequest | null {
  const { keyed, codes, options, mode, base, baseline } = data
  const units = keyed.corpus.unitCount
  if (figure === 'single-token-types' || units < 2) return null
  const isCounting = codes.some(
    (code) => data.languageFailureOf(code) === null && figureCell(data, code, reference, figure).status === 'pending',
  )
  if (isCounting) return null
  const drawn = codes.flatMap((code) => {
    const ratio = cellRatio(data, code, reference, figure)
    return ratio === null ? [] : [{ code, ratio }]
  })
  if (drawn.length === 0) return null
  const drawnCodes = drawn.map(({ code }) => code)
  const against = figure === 'sequence-length' ? baseline : base
  return {
    key: JSON.stringify([data.countKeyOf(base ?? '', reference), mode, figure, against, options.seed, drawnCodes]),
    reference,
    codes: drawnCodes,
    pairs: drawn.map(({ ratio }) => ratio),
    units,
  }
}
