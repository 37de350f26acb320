/** A small drawing of how two tokenizers segment an excerpt, from recorded data: nothing is loaded for it. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useTokenizerName } from '../../../state/tokenizerNames.ts'
import { drawText } from '../../../ui/lanes/drawText.tsx'
import { tokenPieces } from '../../../ui/lanes/tokenPieces.ts'
import pieceStyles from '../../../ui/lanes/SegmentedText.module.css'
import styles from './Gallery.module.css'

interface Props {
  readonly excerpt: string
  readonly tokenizer: string
  /** Bytes of each token. */
  readonly lengths: readonly number[]
  readonly whitespace: boolean
}

/** Where tokens of so many bytes, one after another, begin and end. */
function spansOf(lengths: readonly number[]) {
  const endByte = Uint32Array.from(lengths)
  for (let token = 1; token < endByte.length; token++)
    endByte[token] = (endByte[token] ?? 0) + (endByte[token - 1] ?? 0)
  return { startByte: endByte.map((end, token) => end - (lengths[token] ?? 0)), endByte }
}

export function Miniature({ excerpt, tokenizer, lengths, whitespace }: Props) {
  const t = useTranslations('lane')
  const name = useTokenizerName(tokenizer)
  const pieces = useMemo(() => tokenPieces(excerpt, spansOf(lengths)), [excerpt, lengths])
  return (
    <span className={styles['row']}>
      <span className={styles['tokenizer']}>{name}</span>
      <span className={styles['excerpt']} translate="no" aria-hidden="true">
        {pieces.map(({ text, tokens, first }, index) => (
          <span
            key={first}
            className={`${pieceStyles['piece']} ${pieceStyles[index % 2 === 0 ? 'tint0' : 'tint1']} ${tokens > 1 ? pieceStyles['several'] : ''}`}
            style={tokens > 1 ? { '--tokens': tokens } : undefined}
          >
            {drawText(text, false, whitespace)}
          </span>
        ))}
      </span>
      <span className={styles['count']}>
        {lengths.length} <span className="visually-hidden">{t('tokens', { count: lengths.length })}</span>
      </span>
    </span>
  )
}
