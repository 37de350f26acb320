/** The pieces that each stage of the pre-tokenizer cuts, and which alternative of its pattern matched each. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PreTokenizerStage, TextTrace } from '../../../core/steps/textTrace.ts'
import { Button } from '../../../ui/Button.tsx'
import { PieceText } from './PieceText.tsx'
import { Stage } from './Stage.tsx'
import shared from '../Workshop.module.css'
import styles from './Stages.module.css'

const FIRST_SHOWN = 60

export function PreTokenizers({ trace }: { readonly trace: TextTrace }) {
  const t = useTranslations('stages.preTokenizer')
  return (
    <Stage entry="pre-tokenizer" title={t('title')}>
      {trace.preTokenizers.length === 0 && <p className={shared['note']}>{t('none')}</p>}
      {trace.preTokenizers.map((stage, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a stage's place is what it is
        <PreTokenizer key={index} stage={stage} />
      ))}
    </Stage>
  )
}

function PreTokenizer({ stage }: { readonly stage: PreTokenizerStage }) {
  const t = useTranslations('stages.preTokenizer')
  const [isLong, setIsLong] = useState(false)
  /** The alternative whose pieces are marked. */
  const [marked, setMarked] = useState<number | null>(null)
  const { pieces, alternatives } = stage
  const shown = isLong ? pieces : pieces.slice(0, FIRST_SHOWN)
  const countOf = (alternative: number): number =>
    pieces.reduce((count, piece) => count + (piece.alternative === alternative ? 1 : 0), 0)
  return (
    <div className={styles['sub']}>
      <h4>{alternatives.length > 0 ? t('splitBy') : <code className={shared['code']}>{stage.name}</code>}</h4>
      {alternatives.length > 0 && (
        <>
          <p className={shared['note']}>{t('alternatives')}</p>
          <ol className={styles['alternatives']}>
            {alternatives.map((alternative, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- an alternative's place is its number
              <li key={index}>
                <button
                  type="button"
                  className={styles['alternative']}
                  aria-pressed={marked === index}
                  onClick={() => setMarked(marked === index ? null : index)}
                >
                  <code className={shared['code']}>{alternative}</code>
                  <span className={styles['name']}>{t('matched', { count: countOf(index) })}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
      <ol className={styles['row']} aria-label={t('pieces')}>
        {shown.map((piece, index) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- a piece's place is what it is
            key={index}
            className={`${styles['box']} ${piece.added === null ? '' : styles['added']} ${marked !== null && piece.alternative === marked ? styles['marked'] : ''}`}
          >
            <PieceText text={piece.text} />
            {piece.alternative !== null && <span className={styles['id']}>{piece.alternative + 1}</span>}
          </li>
        ))}
      </ol>
      {pieces.length > FIRST_SHOWN && (
        <Button look="quiet" onClick={() => setIsLong(!isLong)}>
          {isLong ? t('fewer') : t('allPieces', { count: pieces.length })}
        </Button>
      )}
    </div>
  )
}
