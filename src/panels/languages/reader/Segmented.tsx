/** A text with its tokens tinted in turn; several tokens in one character are marked by as many strokes under it. */
import { useMemo } from 'react'
import type { CorpusLanguage } from '../../../corpora/parallelCorpus.ts'
import type { Encoding } from '../../../tokenizers/encoding.ts'
import { languageTag } from '../languageTag.ts'
import { tokenPieces } from './tokenPieces.ts'
import styles from './AlignedReader.module.css'

interface Props {
  readonly text: string
  readonly language: CorpusLanguage
  /** Null while it is being segmented. */
  readonly encoding: Encoding | null
}

export function Segmented({ text, language, encoding }: Props) {
  const pieces = useMemo(() => (encoding === null ? null : tokenPieces(text, encoding)), [text, encoding])
  return (
    <p className={styles['text']} lang={languageTag(language)} dir={language.direction}>
      {pieces === null
        ? text
        : pieces.map(({ text: piece, tokens, first }, index) => (
            <span
              key={first}
              className={`${styles['piece']} ${styles[`tint${index % 2}`]} ${tokens > 1 ? styles['several'] : ''}`}
              style={tokens > 1 ? { '--tokens': tokens } : undefined}
            >
              {piece}
            </span>
          ))}
    </p>
  )
}
