/** One line of a lane, or part of a line that is too long to be drawn in one, and how many tokens begin in the line. */
import { memo } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { directionOf } from '../../core/text/direction.ts'
import { useNumbers } from '../useNumbers.ts'
import type { LaneView } from './laneView.ts'
import { lowerBound, tokensStartingIn } from './tokenSearch.ts'
import type { TextLayout } from './textLayout.ts'
import styles from './tokens.module.css'

/** Number of tokens that begin in the line that ends with the piece. */
function tokensOfLine({ layout, encoding }: LaneView, last: number): number {
  const start = layout.startByte[lowerBound(layout.line, layout.line[last] ?? 0)] ?? 0
  const end = last === layout.pieces - 1 ? Infinity : (layout.startByte[last + 1] ?? 0)
  const { from, to } = tokensStartingIn(encoding, start, end)
  return to - from
}

/**
 * The direction of the paragraph of pieces `from` to `last` (UAX #9, rules P2 and P3): the browser finds that of a line
 * that it is given whole; in a part of a line it cannot.
 */
function paragraphDirection(layout: TextLayout, from: number, last: number): 'auto' | 'ltr' | 'rtl' {
  const first = lowerBound(layout.line, layout.line[from] ?? 0)
  if (first === from && layout.endsLine[last] === 1) return 'auto'
  const end = lowerBound(layout.line, (layout.line[from] ?? 0) + 1) - 1
  return directionOf(layout.text.slice(layout.startUtf16[first], layout.endUtf16[end]))
}

/** Lines up to which each line's count is named. */
const MAX_NAMED_LINES = 8

const LineCount = memo(function LineCount({ view, last }: { readonly view: LaneView; readonly last: number }) {
  const t = useTranslations('lane')
  const formatNumber = useNumbers()
  // Of a few lines each count says what it is; of many the number alone is easier to read.
  const said = (count: number): string =>
    view.layout.lines <= MAX_NAMED_LINES ? t('lineTokens', { count }) : formatNumber(count)
  return (
    <span className={styles['count']} aria-hidden="true">
      {view.layout.endsLine[last] === 1 ? said(tokensOfLine(view, last)) : ''}
    </span>
  )
})

interface Props {
  readonly view: LaneView
  /** Its first piece, and the one after its last. */
  readonly from: number
  readonly to: number
  /** The pieces, drawn. */
  readonly children: ReactNode
}

export function Paragraph({ view, from, to, children }: Props) {
  return (
    <div className={styles['line']}>
      <div className={styles['text']} dir={paragraphDirection(view.layout, from, to - 1)}>
        {children}
      </div>
      {view.layout.lines > 1 && <LineCount view={view} last={to - 1} />}
    </div>
  )
}
