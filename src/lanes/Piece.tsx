/** One line, or piece of a long line, of a lane. Drawn again only when something in it changes. */
import { memo, useMemo } from 'react'
import { useNumbers } from '../ui/useNumbers.ts'
import { litToken } from '../state/selectors.ts'
import { useAppState } from '../state/react.ts'
import { cellsOf } from './cells.ts'
import { drawCell } from './drawCell.tsx'
import type { CellContext } from './drawCell.tsx'
import { graphemesOf } from './graphemesOf.ts'
import type { DrawingOptions, LaneView } from './laneView.ts'
import { litKeyOf, litTokensFromKey } from './litTokens.ts'
import { lowerBound, tokensStartingIn } from './tokenSearch.ts'
import type { TextLayout } from './textLayout.ts'
import styles from './tokens.module.css'

export interface PieceProps {
  readonly view: LaneView
  readonly piece: number
  readonly options: DrawingOptions
  readonly unsharedStarts: Uint8Array | null
  /** The keyboard's token where it begins in this piece; else -1. */
  readonly cursor: number
  readonly nameOf: (token: number) => string
  readonly markLabelOf: (token: number) => string
  readonly lookOf: ((token: number) => string) | null
}

/** Number of tokens that begin in the line of the piece. */
function tokensOfLine({ layout, encoding }: LaneView, piece: number): number {
  const line = layout.line[piece] ?? 0
  const first = lowerBound(layout.line, line)
  const start = layout.startByte[first] ?? 0
  const isLast = piece === layout.pieces - 1
  const end = isLast ? Infinity : (layout.startByte[piece + 1] ?? 0)
  const { from, to } = tokensStartingIn(encoding, start, end)
  return to - from
}

/** Whether the piece is the first of its line: a line's direction is that of its first strong character. */
function directionOf(layout: TextLayout, piece: number): 'auto' | 'ltr' | 'rtl' {
  const first = lowerBound(layout.line, layout.line[piece] ?? 0)
  if (first === piece) return 'auto'
  const strong = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u.exec(
    layout.text.slice(layout.startUtf16[first], layout.endUtf16[first]),
  )
  return strong !== null && /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(strong[0])
    ? 'rtl'
    : 'ltr'
}

export const Piece = memo(function Piece(props: PieceProps) {
  const { view, piece, options, unsharedStarts, cursor, nameOf, markLabelOf, lookOf } = props
  const { layout } = view
  const formatNumber = useNumbers()
  const litKey = useAppState((state) => litKeyOf(view, piece, litToken(state)))
  const pinned = useAppState(({ view: { pinned: pointer } }) =>
    pointer !== null && pointer.lane === view.reference ? pointer.tokenIndex : -1,
  )
  const cells = useMemo(
    () => cellsOf(view.encoding, graphemesOf(layout, piece), piece === layout.pieces - 1),
    [view, layout, piece],
  )
  const context: CellContext = useMemo(
    () => ({ view, options, lit: litTokensFromKey(litKey), unsharedStarts, cursor, pinned, nameOf, markLabelOf, lookOf }),
    [view, options, litKey, unsharedStarts, cursor, pinned, nameOf, markLabelOf, lookOf],
  )
  return (
    <div className={styles['line']}>
      <div className={styles['text']} dir={directionOf(layout, piece)}>
        {cells.map((cell, place) => drawCell(cell, context, place))}
      </div>
      {layout.lines > 1 && (
        <span className={styles['count']} aria-hidden="true">
          {layout.endsLine[piece] === 1 ? formatNumber(tokensOfLine(view, piece)) : ''}
        </span>
      )}
    </div>
  )
})
