/** A virtual list over the blocks of a long text: only what is on the screen is in the document; for a printer, its start. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { ReactNode, Ref } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import type { ScrollLink, ScrollPlace } from './scrollLink.ts'
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
/** UTF-16 units of a long text that are printed in each lane: some seven pages. */
const PRINTED_UNITS = 20_000

function estimateHeight({ blocks, startUtf16 }: TextLayout, block: number): number {
  const first = blocks[block] ?? 0
  const next = blocks[block + 1] ?? first
  const units = (startUtf16[next] ?? 0) - (startUtf16[first] ?? 0)
  return LINE_HEIGHT * Math.max(next - first, Math.ceil(units / UNITS_A_LINE))
}

/** The first blocks, as they stand one under the other, and how much of the text they are. */
function Printed({ layout, renderPieces }: Pick<Props, 'layout' | 'renderPieces'>) {
  const t = useTranslations('lane')
  const { blocks, startUtf16, text } = layout
  const end = blocks.findLast((piece) => (startUtf16[piece] ?? 0) <= PRINTED_UNITS) || (blocks[1] ?? 0)
  const shown = startUtf16[end] ?? 0
  return (
    <>
      {renderPieces(0, end)}
      {shown < text.length && (
        <p className={styles['printedPart']}>{t('printedPart', { shown, total: text.length })}</p>
      )}
    </>
  )
}

export default function VirtualBlocks({ layout, lane, label, scrollLink, cursorBlock, renderPieces, ref }: Props) {
  const viewport = useRef<HTMLElement>(null)
  const [onScreen, setOnScreen] = useState(false)
  const isPrinting = useAppState(({ view }) => view.isPrinting)
  /** Where the leading lane was when this one was off the screen. */
  const missed = useRef<ScrollPlace | null>(null)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component
  const virtualizer = useVirtualizer({
    count: layout.blocks.length - 1,
    getScrollElement: () => viewport.current,
    estimateSize: (block) => estimateHeight(layout, block),
    overscan: 1,
    useFlushSync: false,
    // A lane off the screen draws nothing and follows no scrolling: six lanes cost no more than those in sight.
    enabled: onScreen,
  })
  const items = virtualizer.getVirtualItems()
  const inSight = items.some(({ index }) => index === cursorBlock)

  useImperativeHandle(ref, () => ({
    reveal(block) {
      if (!items.some(({ index }) => index === block)) virtualizer.scrollToIndex(block, { align: 'start' })
    },
  }))
  useEffect(() => {
    const element = viewport.current
    if (element === null) return
    const observer = new IntersectionObserver(([entry]) => setOnScreen(entry?.isIntersecting ?? true), {
      rootMargin: '10% 0px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    const scrollTo = (place: ScrollPlace): void => {
      const block = virtualizer.measurementsCache[Math.floor(place)]
      if (!onScreen || block === undefined) missed.current = place
      else virtualizer.scrollToOffset(block.start + (place % 1) * block.size)
    }
    if (onScreen && missed.current !== null) {
      scrollTo(missed.current)
      missed.current = null
    }
    return scrollLink.follow(lane, scrollTo)
  }, [scrollLink, lane, virtualizer, onScreen])
  const report = (): void => {
    const offset = viewport.current?.scrollTop ?? 0
    const block = virtualizer.getVirtualItemForOffset(offset)
    if (block === undefined) return
    const share = block.size === 0 ? 0 : (offset - block.start) / block.size
    scrollLink.report(lane, block.index + Math.min(0.999, Math.max(0, share)))
  }
  const lead = (): void => scrollLink.lead(lane)

  return (
    <section
      ref={viewport}
      className={styles['viewport']}
      aria-label={label}
      tabIndex={inSight ? -1 : 0}
      onScroll={report}
      onWheel={lead}
      onTouchStart={lead}
      onPointerDown={lead}
    >
      {isPrinting ? (
        <Printed layout={layout} renderPieces={renderPieces} />
      ) : (
        <div className={styles['all']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, key, start }) => (
            <div
              key={key}
              data-index={index}
              ref={virtualizer.measureElement}
              className={styles['block']}
              style={{ top: start }}
            >
              {renderPieces(layout.blocks[index] ?? 0, layout.blocks[index + 1] ?? 0)}
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
