/**
 * Draws one cell: the element or elements of its tokens. Knows no store: all it needs comes in. Functions, not
 * components: a long text has thousands of cells.
 */
import { Fragment } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import { TokenKind, tokenKind } from '../../core/tokenizers/encoding.ts'
import { homesOf } from './cells.ts'
import type { Cell, Part, SharedCell } from './cells.ts'
import { drawText } from './drawText.tsx'
import type { DrawingOptions, LaneView } from './laneView.ts'
import type { LitTokens } from './litTokens.ts'
import { loneHidden } from './loneHidden.ts'
import styles from './tokens.module.css'

/** More tokens in one grapheme than this are drawn after it instead of under it. */
const NESTED_PARTS = 48
/** With more parts than this there is no room for lines between them. */
const LINED_PARTS = 6

export interface CellContext {
  readonly view: LaneView
  readonly options: DrawingOptions
  readonly lit: LitTokens | null
  /** See `shareBoundaries`; null where they are not asked for. */
  readonly unsharedStarts: Uint8Array | null
  /** The token that the keyboard is at; -1 for none. */
  readonly cursor: number
  readonly pinned: number
  /** Accessible name of a token. */
  readonly nameOf: (token: number) => string
  /** What a token without text is called: its piece, or the words of its kind. */
  readonly markLabelOf: (token: number) => string
  /** The class that gives a token its colour; null: the tints that alternate. */
  readonly lookOf: ((token: number) => string) | null
  /** A figure under each token; null: none. */
  readonly underOf: ((token: number) => string) | null
}

const TINTS = [styles['tint0'], styles['tint1'], styles['tint2']]
const KIND_CLASS: Readonly<Record<TokenKind, string>> = {
  [TokenKind.ordinary]: '',
  [TokenKind.byteFallback]: '',
  [TokenKind.unknown]: styles['unknown'],
  [TokenKind.special]: styles['special'],
  [TokenKind.inserted]: styles['inserted'],
}

function litClass(encoding: Encoding, token: number, lit: LitTokens | null): string {
  if (lit === null || token < lit.from || token >= lit.to) return ''
  const within = (encoding.startByte[token] ?? 0) >= lit.startByte && (encoding.endByte[token] ?? 0) <= lit.endByte
  return `${styles['lit']} ${within ? '' : styles['reaches']}`
}

/** Class, place in the order of tokens, and, where the keyboard is, what assistive technology is told. */
function tokenProps(context: CellContext, token: number, home: boolean) {
  const { view, lit, unsharedStarts, cursor, pinned } = context
  const classes = [
    styles['token'],
    context.lookOf === null ? TINTS[view.tints[token] ?? 0] : context.lookOf(token),
    KIND_CLASS[tokenKind(view.encoding.kinds[token] ?? 0)],
    litClass(view.encoding, token, lit),
    unsharedStarts?.[token] === 1 && home ? styles['unshared'] : '',
    pinned === token ? styles['pinned'] : '',
    home ? '' : styles['continues'],
  ]
  const className = classes.filter(Boolean).join(' ')
  if (!home) return { className, 'data-part': token }
  const shown = { className, 'data-token': token, 'data-under': context.underOf?.(token) }
  if (cursor !== token) return shown
  return {
    ...shown,
    role: 'button',
    tabIndex: 0,
    'aria-label': context.nameOf(token),
    'aria-pressed': pinned === token,
  }
}

function partStyle({ from, to }: Part): CSSProperties {
  const width = to - from
  // A background's position in percent is relative to the space that its size leaves.
  const position = width >= 1 ? 0 : from / (1 - width)
  return {
    '--part-from': `${from * 100}%`,
    '--part-width': `${width * 100}%`,
    '--part-position': `${position * 100}%`,
  }
}

function drawShared(cell: SharedCell, context: CellContext, text: ReactNode, key: number): ReactNode {
  if (cell.parts.length > NESTED_PARTS) {
    return (
      <Fragment key={key}>
        {text}
        {cell.parts.map((part) => {
          const { className, ...rest } = tokenProps(context, part.token, part.home)
          return <span key={part.token} {...rest} className={`${className} ${styles['strip']}`} />
        })}
      </Fragment>
    )
  }
  // One inside the other, all around the same text: each draws its own part of the line under it, and shaping,
  // which elements beside each other inside a grapheme would break, stays whole.
  const look = `${styles['part']} ${cell.parts.length > LINED_PARTS ? styles['crowd'] : ''}`
  return cell.parts.reduceRight<ReactNode>((inner, part) => {
    const { className, ...rest } = tokenProps(context, part.token, part.home)
    return (
      <span
        key={key}
        {...rest}
        className={`${className} ${look}`}
        style={partStyle(part)}
        data-from={part.from}
        data-to={part.to}
      >
        {inner}
      </span>
    )
  }, text)
}

function drawIds(cell: Cell, context: CellContext): ReactNode {
  return homesOf(cell).map((token) => {
    const { className, ...rest } = tokenProps(context, token, true)
    return (
      <span key={token} {...rest} className={`${className} ${styles['id']}`}>
        {context.view.encoding.ids[token]}
      </span>
    )
  })
}

/** The elements of a cell, under `key`. With `options.ids`, ids stand in the place of the text. */
export function drawCell(cell: Cell, context: CellContext, key: number): ReactNode {
  const { view, options } = context
  if (options.ids) return drawIds(cell, context)
  if (cell.type === 'mark') {
    const { className, ...rest } = tokenProps(context, cell.token, true)
    const label = context.markLabelOf(cell.token)
    return <span key={key} {...rest} className={`${className} ${styles['mark']}`} data-mark={label} />
  }
  const slice = view.layout.text.slice(cell.startUtf16, cell.endUtf16)
  const text = drawText(slice, cell.lineBreak, options.whitespace, loneHidden(cell, slice, view.encoding))
  if (cell.type === 'shared') return drawShared(cell, context, text, key)
  const props = cell.type === 'text' ? tokenProps(context, cell.token, cell.home) : { className: styles['dropped'] }
  return (
    <span key={key} {...props}>
      {text}
    </span>
  )
}
