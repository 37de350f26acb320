/** The piece as it stands after a step, with the rank of the merge between each two tokens. */
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { TokenKind } from '../../../core/tokenizers/encoding.ts'
import type { MergeState } from '../../../core/steps/merges.ts'
import { TokenText } from './TokenText.tsx'
import { labelOf, type TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

interface Props {
  readonly state: MergeState
  readonly names: TokenNames
  /** The pair that is merged next; −1 for none, or for none that is told. */
  readonly next: number
  /** Index of the token that the last step made; −1 if none did. */
  readonly justMade: number
  /** The reader says which pair is merged next; null: ranks are shown. */
  readonly onPredict: ((at: number) => void) | null
}

export function MergeRow({ state: { tokens, possible }, names, next, justMade, onPredict }: Props) {
  const t = useTranslations('stages.merges')
  return (
    <section className={styles['merging']} aria-label={t('now')}>
      {tokens.map(({ id, kind, start }, at) => {
        const merge = possible[at] ?? null
        const isLast = at === tokens.length - 1
        return (
          <Fragment key={start}>
            <span className={`${styles['box']} ${at === justMade ? styles['marked'] : ''}`}>
              <TokenText id={id} names={names} />
              <span className={styles['id']}>{kind === TokenKind.unknown ? t('noToken') : id}</span>
            </span>
            {!isLast &&
              (onPredict === null ? (
                <span className={`${styles['joint']} ${at === next ? styles['next'] : ''}`}>
                  <span aria-hidden="true">{merge === null ? '·' : merge.rank}</span>
                  <span className="visually-hidden">
                    {merge === null ? t('noMerge') : t(at === next ? 'rankNext' : 'rank', { rank: merge.rank })}
                  </span>
                </span>
              ) : (
                <button
                  type="button"
                  className={styles['guess']}
                  aria-label={t('guess', {
                    left: labelOf(names(id)),
                    right: labelOf(names(tokens[at + 1]?.id ?? 0)),
                  })}
                  onClick={() => onPredict(at)}
                >
                  +
                </button>
              ))}
          </Fragment>
        )
      })}
    </section>
  )
}
