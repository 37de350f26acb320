/** A piece of a paragraph of a lane: nothing of it shows but its tokens. Drawn again only when something in it changes. */
import { memo, useMemo } from 'react'
import { litToken } from '../../state/selectors.ts'
import { useAppState } from '../../state/react.ts'
import { cellsOf } from './cells.ts'
import { drawCell } from './drawCell.tsx'
import type { CellContext } from './drawCell.tsx'
import { graphemesOf } from './graphemesOf.ts'
import type { DrawingOptions, LaneView } from './laneView.ts'
import { litKeyOf, litTokensFromKey } from './litTokens.ts'

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
  readonly underOf: ((token: number) => string) | null
}

export const Piece = memo(function Piece(props: PieceProps) {
  const { view, piece, options, unsharedStarts, cursor, nameOf, markLabelOf, lookOf, underOf } = props
  const { layout } = view
  const litKey = useAppState((state) => litKeyOf(view, piece, litToken(state)))
  const pinned = useAppState(({ view: { pinned: pointer } }) =>
    pointer !== null && pointer.lane === view.reference ? pointer.tokenIndex : -1,
  )
  const cells = useMemo(
    () => cellsOf(view.encoding, graphemesOf(layout, piece), piece === layout.pieces - 1),
    [view, layout, piece],
  )
  const context: CellContext = useMemo(
    () => ({
      view,
      options,
      lit: litTokensFromKey(litKey),
      unsharedStarts,
      cursor,
      pinned,
      nameOf,
      markLabelOf,
      lookOf,
      underOf,
    }),
    [view, options, litKey, unsharedStarts, cursor, pinned, nameOf, markLabelOf, lookOf, underOf],
  )
  return <span data-piece={piece}>{cells.map((cell, place) => drawCell(cell, context, place))}</span>
})
