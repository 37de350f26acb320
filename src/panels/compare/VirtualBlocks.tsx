/** A virtual list over the blocks of a long text: only what is on the screen is in the document. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { ReactNode, Ref } from 'react'
import type { ScrollLink } from './scrollLink.ts'
import type { TextLayout } from './textLayout.ts'
import styles from './LaneText.module.css'

export interface BlockScroller {
  /** Scrolls so that the block is in sight; does nothing where it is. */
  reveal(block: number): void
}

interface Props {
  readonly layout: TextLayout
  readonly lane: string
  readonly label: string
  readonly scrollLink: ScrollLink
  /** The block with the keyboard's token: while it is out of sight, the scrolling region itself is the tab stop. */
  readonly cursorBlock: number
  readonly renderPieces: (from: number, to: number) => ReactNode
  readonly ref: Ref<BlockScroller>
}

/** Pixels; corrected by measuring once a block is drawn. */
const LINE_HEIGHT = 32
const UNITS_A_LINE = 90

function estimateHeight({ blocks, startUtf16 }: TextLayout, block: number): number {
  const first = blocks[block] ?? 0
  const next = blocks[block + 1] ?? first
  const units = (startUtf16[next] ?? 0) - (startUtf16[first] ?? 0)
  return LINE_HEIGHT * Math.max(next - first, Math.ceil(units / UNITS_A_LINE))
}

export function VirtualBlocks({ layout, lane, label, scrollLink, cursorBlock, renderPieces, ref }: Props) {
  const viewport = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: layout.blocks.length - 1,
    getScrollElement: () => viewport.current,
    estimateSize: (block) => estimateHeight(layout, block),
    overscan: 1,
    useFlushSync: false,
  })
  const items = virtualizer.getVirtualItems()
  const inSight = items.some(({ index }) => index === cursorBlock)

  useImperativeHandle(ref, () => ({
    reveal(block) {
      if (!items.some(({ index }) => index === block)) virtualizer.scrollToIndex(block, { align: 'start' })
    },
  }))
  useEffect(
    () =>
      scrollLink.follow(lane, (place) => {
        const block = virtualizer.measurementsCache[Math.floor(place)]
        if (block !== undefined) virtualizer.scrollToOffset(block.start + (place % 1) * block.size)
      }),
    [scrollLink, lane, virtualizer],
  )
  const report = (): void => {
    const offset = viewport.current?.scrollTop ?? 0
    const block = virtualizer.getVirtualItemForOffset(offset)
    if (block === undefined) return
    const share = block.size === 0 ? 0 : (offset - block.start) / block.size
    scrollLink.report(lane, block.index + Math.min(0.999, Math.max(0, share)))
  }
  const lead = (): void => scrollLink.lead(lane)

  return (
    <div
      ref={viewport}
      className={styles['viewport']}
      role="group"
      aria-label={label}
      tabIndex={inSight ? -1 : 0}
      onScroll={report}
      onWheel={lead}
      onTouchStart={lead}
      onPointerDown={lead}
    >
      <div className={styles['all']} style={{ height: virtualizer.getTotalSize() }}>
        <div className={styles['drawn']} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
          {items.map(({ index, key }) => (
            <div key={key} data-index={index} ref={virtualizer.measureElement}>
              {renderPieces(layout.blocks[index] ?? 0, layout.blocks[index + 1] ?? 0)}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
