/** Draws one cell: the element or elements of its tokens. Knows no store: all it needs comes in. */
import type { CSSProperties, ReactNode } from 'react'
import type { Encoding } from '../../tokenizers/encoding.ts'
import { TokenKind, tokenKind } from '../../tokenizers/encoding.ts'
import type { Cell, Part, SharedCell } from './cells.ts'
import type { DrawingOptions, LaneView } from './laneView.ts'
import type { LitTokens } from './litTokens.ts'
import { TokenText } from './TokenText.tsx'
import styles from './tokens.module.css'

/** More tokens in one grapheme than this are drawn after it instead of under it. */
const NESTED_PARTS = 48

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
}

const KIND_CLASS: Readonly<Record<TokenKind, string>> = {
  [TokenKind.ordinary]: '',
  [TokenKind.byteFallback]: '',
  [TokenKind.unknown]: styles['unknown'] ?? '',
  [TokenKind.special]: styles['special'] ?? '',
  [TokenKind.inserted]: styles['inserted'] ?? '',
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
    styles[`tint${view.tints[token] ?? 0}`],
    KIND_CLASS[tokenKind(view.encoding.kinds[token] ?? 0)],
    litClass(view.encoding, token, lit),
    unsharedStarts?.[token] === 1 && home ? styles['unshared'] : '',
    pinned === token ? styles['pinned'] : '',
    home ? '' : styles['continues'],
  ]
  const className = classes.filter(Boolean).join(' ')
  if (!home) return { className, 'data-part': token }
  if (cursor !== token) return { className, 'data-token': token }
  return {
    className,
    'data-token': token,
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
  return { '--part-width': `${width * 100}%`, '--part-position': `${position * 100}%` }
}

function SharedElements({ cell, context, text }: { cell: SharedCell; context: CellContext; text: ReactNode }) {
  if (cell.parts.length > NESTED_PARTS) {
    return (
      <>
        <span className={styles['crowded']}>{text}</span>
        {cell.parts.map((part) => {
          const { className, ...rest } = tokenProps(context, part.token, part.home)
          return <span key={part.token} {...rest} className={`${className} ${styles['strip']}`} />
        })}
      </>
    )
  }
  // One inside the other, all around the same text: each draws its own part of the line under it, and shaping,
  // which elements beside each other inside a grapheme would break, stays whole.
  return cell.parts.reduceRight<ReactNode>((inner, part) => {
    const { className, ...rest } = tokenProps(context, part.token, part.home)
    return (
      <span {...rest} className={`${className} ${styles['part']}`} style={partStyle(part)} data-from={part.from} data-to={part.to}>
        {inner}
      </span>
    )
  }, text)
}

/** The elements of a cell. With `options.ids`, ids stand in the place of the text. */
export function CellElements({ cell, context }: { readonly cell: Cell; readonly context: CellContext }) {
  const { view, options } = context
  if (options.ids) return <IdElements cell={cell} context={context} />
  if (cell.type === 'mark') {
    const { className, ...rest } = tokenProps(context, cell.token, true)
    return (
      <span {...rest} className={`${className} ${styles['mark']}`} data-mark={context.markLabelOf(cell.token)} />
    )
  }
  const slice = view.layout.text.slice(cell.startUtf16, cell.endUtf16)
  const text = <TokenText text={slice} lineBreak={cell.lineBreak} whitespace={options.whitespace} />
  if (cell.type === 'dropped') return <span className={styles['dropped']}>{text}</span>
  if (cell.type === 'text') return <span {...tokenProps(context, cell.token, cell.home)}>{text}</span>
  return <SharedElements cell={cell} context={context} text={text} />
}

function IdElements({ cell, context }: { readonly cell: Cell; readonly context: CellContext }) {
  const tokens =
    cell.type === 'shared'
      ? cell.parts.filter(({ home }) => home).map(({ token }) => token)
      : cell.type === 'mark' || (cell.type === 'text' && cell.home)
        ? [cell.token]
        : []
  return tokens.map((token) => {
    const { className, ...rest } = tokenProps(context, token, true)
    return (
      <span key={token} {...rest} className={`${className} ${styles['id']}`}>
        {context.view.encoding.ids[token]}
      </span>
    )
  })
}
