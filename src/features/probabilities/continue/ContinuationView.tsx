/** A continuation as it comes: its tokens tinted by surprisal, each with its rank on pointing. */
import { useTranslations } from 'use-intl'
import { drawText } from '../../../ui/lanes/drawText.tsx'
import { endsInLoop } from '../../../core/text/repetition.ts'
import { bitsOf } from '../../../core/metrics/surprisal.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { figureScales, levelOf } from '../scale/figureScale.ts'
import { classOfLevel } from '../scale/tokenLook.ts'
import type { ContinuedPiece } from './continuationText.ts'
import { continuationPieces } from './continuationText.ts'
import type { ContinuationState } from './useContinuation.ts'
import styles from './ContinueSection.module.css'

/** Of the text before, so that the continuation has something to stand behind. UTF-16 units. */
const SHOWN_BEFORE = 60

const bitsOfPiece = ({ tokens }: ContinuedPiece): number =>
  tokens.reduce((sum, { logProbability }) => sum - bitsOf(logProbability), 0)

export function ContinuationView({ state }: { readonly state: ContinuationState }) {
  const t = useTranslations('probabilities.continue')
  const failureText = useFailureText()
  const formatBits = useNumbers(1)
  const { status, prompt, tokens, after, failure } = state
  if (status === 'none') return null
  const before = prompt.slice(-SHOWN_BEFORE).toWellFormed()
  const pieces = continuationPieces(tokens)
  const isLoop = endsInLoop(tokens.flatMap(({ bytes }) => (bytes === null ? [] : [...bytes])))
  const bits = pieces.reduce((sum, piece) => sum + bitsOfPiece(piece), 0)
  return (
    <div aria-busy={status === 'running' || status === 'waiting'}>
      <p className={styles['text']} dir="auto" translate="no">
        <span className={styles['before']}>
          {prompt.length > SHOWN_BEFORE && '…'}
          {before}
        </span>
        {pieces.map((piece, place) => {
          const surprisal = bitsOfPiece(piece)
          return (
            <span
              // Pieces are only ever added at the end.
              // oxlint-disable-next-line react/no-array-index-key
              key={place}
              title={t('pieceTitle', {
                bits: formatBits(surprisal),
                ranks: piece.tokens.map(({ rank }) => rank).join(', '),
              })}
              className={`${styles['piece']} ${styles[piece.kind]} ${classOfLevel('surprisal', levelOf(surprisal, figureScales.surprisal))}`}
            >
              {piece.kind === 'text' ? drawText(piece.text, false, false) : piece.text}
            </span>
          )
        })}
      </p>
      <p className={styles['state']}>
        {t(`status.${status}`)}{' '}
        {tokens.length > 0 &&
          t('sum', {
            count: tokens.length,
            bytes: tokens.reduce((sum, token) => sum + (token.bytes?.length ?? 0), 0),
            bits: formatBits(bits),
          })}
        {after === 'begin' && ` ${t('afterBegin')}`}
        {after === 'end' && ` ${t('afterEnd')}`}
        {failure !== null && ` ${failureText(failure)}`}
      </p>
      {isLoop && <p className={styles['state']}>{t('loop')}</p>}
    </div>
  )
}
