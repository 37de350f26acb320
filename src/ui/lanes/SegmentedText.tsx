/**
 * A short text with its tokens tinted in turn, to be read, not walked; several tokens in one character are marked by as many
 * strokes under it, tokens that a comparison picks out by a line over them.
 */
import { useMemo } from 'react'
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import { drawText } from './drawText.tsx'
import { tokenPieces } from './tokenPieces.ts'
import styles from './SegmentedText.module.css'

interface Props {
  readonly text: string
  readonly lang: string | undefined
  readonly dir: 'ltr' | 'rtl'
  /** Null while it is being segmented. */
  readonly encoding: Encoding | null
  /** By token: whether it is picked out. */
  readonly picked?: readonly boolean[]
}

const TINTS = [styles['tint0'], styles['tint1']]

export function SegmentedText({ text, lang, dir, encoding, picked = [] }: Props) {
  const pieces = useMemo(() => (encoding === null ? null : tokenPieces(text, encoding)), [text, encoding])
  const isPicked = (first: number, tokens: number): boolean => picked.slice(first, first + tokens).includes(true)
  return (
    <p className={styles['text']} lang={lang} dir={dir} translate="no">
      {pieces === null
        ? text
        : pieces.map(({ text: piece, tokens, first }, index) => (
            <span
              key={first}
              className={`${styles['piece']} ${TINTS[index % TINTS.length]} ${tokens > 1 ? styles['several'] : ''} ${isPicked(first, tokens) ? styles['picked'] : ''}`}
              style={tokens > 1 ? { '--tokens': tokens } : undefined}
            >
              {drawText(piece, false, false)}
            </span>
          ))}
    </p>
  )
}
