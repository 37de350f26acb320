/** The language that is set beside the base: the one that the reader chose, else the one that the baseline makes pay most. */
import { figureCell } from './figures/figureCell.ts'
import type { LanguageData } from './useLanguageData.ts'

/** Null if nothing is counted yet. */
export function comparedCode(data: LanguageData): string | null {
  const { options, codes, base, baseline } = data
  if (options.other !== null && codes.includes(options.other)) return options.other
  if (baseline === null) return null
  let worst: string | null = null
  let most = 0
  for (const code of codes) {
    const value = code === base ? null : figureCell(data, code, baseline, 'premium').value
    if (value === null || value <= most) continue
    most = value
    worst = code
  }
  return worst
}
