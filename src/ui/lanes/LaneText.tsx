/** The text of a lane: pointing, choosing and walking from token to token. Short texts are drawn whole, long ones as a virtual list. */
import { Suspense, memo, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent, Ref } from 'react'
import { useTranslations } from 'use-intl'
import { hoverToken, pinToken } from '../../state/actions/view.ts'
import { useAppStore } from '../../state/react.ts'
import type { DrawingOptions, LaneView } from './laneView.ts'
import { Paragraph } from './Paragraph.tsx'
import { Piece } from './Piece.tsx'
import { pointerTo, tokenAt } from './pointedToken.ts'
import type { ScrollLink } from './scrollLink.ts'
import { selectedText } from './selectedText.ts'
import { blockOfPiece, paragraphsIn, pieceAtByte } from './textLayout.ts'
import { tokenAtByte } from './tokenSearch.ts'
import { useTokenNames } from './useTokenNames.ts'
import type { BlockScroller } from './VirtualBlocks.tsx'
import styles from './LaneText.module.css'
import { lazyPart } from '../lazyPart.tsx'

/** Only long texts need it, so it is no part of the first screen. */
const VirtualBlocks = lazyPart(() => import('./VirtualBlocks.tsx'))

export interface LaneHandle {
  /** Moves the keyboard to the token over the byte. */
  focusByte(byte: number): void
}

interface Props {
  readonly view: LaneView
  readonly name: string
  readonly options: DrawingOptions
  readonly unsharedStarts: Uint8Array | null
  readonly scrollLink: ScrollLink
  readonly ref: Ref<LaneHandle>
  /** Moves the keyboard to the lane above (-1) or below (1), at the byte. */
  readonly onLeave: (direction: -1 | 1, byte: number) => void
  /** The class that gives a token its colour, in place of the tints that alternate. */
  readonly lookOf?: ((token: number) => string) | undefined
  /** A figure that stands under each token; absent: none. */
  readonly underOf?: ((token: number) => string) | undefined
  /** What assistive technology is told of a token besides its name. */
  readonly noteOf?: ((token: number) => string) | undefined
}

export const LaneText = memo(function LaneText(props: Props) {
  const { view, name, options, unsharedStarts, scrollLink, ref, onLeave, lookOf, underOf, noteOf } = props
  const t = useTranslations('lane')
  const store = useAppStore()
  const { layout, encoding, reference } = view
  const container = useRef<HTMLDivElement>(null)
  const scroller = useRef<BlockScroller>(null)
  const [cursorAt, setCursor] = useState(0)
  const focusWanted = useRef(false)
  const { nameOf, markLabelOf } = useTokenNames(view, noteOf)
  const cursor = Math.min(cursorAt, encoding.ids.length - 1)
  const cursorPiece = cursor < 0 ? -1 : pieceAtByte(layout, encoding.startByte[cursor] ?? 0)

  const moveTo = (token: number): void => {
    const next = Math.max(0, Math.min(encoding.ids.length - 1, token))
    focusWanted.current = true
    setCursor(next)
    scroller.current?.reveal(blockOfPiece(layout, pieceAtByte(layout, encoding.startByte[next] ?? 0)))
    if (next === cursor) focusCursor()
  }
  const focusCursor = (): void => {
    const element = container.current?.querySelector<HTMLElement>('[data-token][tabindex="0"]')
    if (element === null || element === undefined) return
    focusWanted.current = false
    element.focus()
  }
  // The element may come into the document only after the virtual list has scrolled to it.
  useEffect(() => {
    if (focusWanted.current) focusCursor()
  })
  useImperativeHandle(ref, () => ({ focusByte: (byte) => moveTo(Math.max(0, tokenAtByte(encoding, byte))) }))

  const choose = (token: number): void => {
    const { pinned } = store.getState().view
    const same = pinned !== null && pinned.lane === reference && pinned.tokenIndex === token
    pinToken(store, same ? null : pointerTo(view, token))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || cursor < 0) return
    const rightToLeft = event.target instanceof Element && getComputedStyle(event.target).direction === 'rtl' ? -1 : 1
    const actions: Readonly<Record<string, () => void>> = {
      ArrowRight: () => moveTo(cursor + rightToLeft),
      ArrowLeft: () => moveTo(cursor - rightToLeft),
      ArrowDown: () => onLeave(1, encoding.startByte[cursor] ?? 0),
      ArrowUp: () => onLeave(-1, encoding.startByte[cursor] ?? 0),
      Home: () => moveTo(0),
      End: () => moveTo(encoding.ids.length - 1),
      Enter: () => choose(cursor),
      ' ': () => choose(cursor),
      Escape: () => {
        pinToken(store, null)
        hoverToken(store, null)
      },
    }
    const action = actions[event.key]
    if (action === undefined) return
    event.preventDefault()
    action()
  }

  const copy = (event: ClipboardEvent): void => {
    const text =
      options.ids || container.current === null ? null : selectedText(layout, container.current, window.getSelection())
    if (text === null) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
  }

  const pieces = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, offset) => (
      <Piece
        key={from + offset}
        view={view}
        piece={from + offset}
        options={options}
        unsharedStarts={unsharedStarts}
        cursor={from + offset === cursorPiece ? cursor : -1}
        nameOf={nameOf}
        markLabelOf={markLabelOf}
        lookOf={lookOf ?? null}
        underOf={underOf ?? null}
      />
    ))
  const paragraphs = (from: number, to: number) => {
    const bounds = paragraphsIn(layout, from, to)
    return bounds.slice(0, -1).map((first, place) => {
      const next = bounds[place + 1] ?? first
      return (
        <Paragraph key={first} view={view} from={first} to={next}>
          {pieces(first, next)}
        </Paragraph>
      )
    })
  }

  return (
    // A group of tokens that are walked through and pointed at; the events of its many elements are taken here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={container}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no fieldset: it holds no fields
      role="group"
      aria-label={t('textOf', { name })}
      aria-roledescription={t('segmentation')}
      className={`${styles['lane']} ${options.ids ? styles['ids'] : ''} ${underOf === undefined ? '' : styles['under']}`}
      translate="no"
      onKeyDown={onKeyDown}
      onCopy={copy}
      onFocus={(event) => {
        const token = tokenAt(event.target, 0)
        scrollLink.lead(reference)
        if (cursor >= 0 && token >= 0) hoverToken(store, pointerTo(view, cursor))
      }}
      onBlur={() => hoverToken(store, null)}
      onPointerMove={(event) => {
        const token = tokenAt(event.target, event.clientX)
        hoverToken(store, token < 0 ? null : pointerTo(view, token))
      }}
      onPointerEnter={() => scrollLink.lead(reference)}
      onPointerLeave={() => hoverToken(store, null)}
      onClick={(event) => {
        const token = tokenAt(event.target, event.clientX)
        if (token < 0 || !(window.getSelection()?.isCollapsed ?? true)) return
        setCursor(token)
        choose(token)
      }}
    >
      {layout.isWhole ? (
        paragraphs(0, layout.pieces)
      ) : (
        <Suspense fallback={null}>
          <VirtualBlocks
            ref={scroller}
            layout={layout}
            lane={reference}
            scrollLink={scrollLink}
            label={t('textOf', { name })}
            cursorBlock={cursorPiece < 0 ? 0 : blockOfPiece(layout, cursorPiece)}
            renderPieces={paragraphs}
          />
        </Suspense>
      )}
    </div>
  )
})
