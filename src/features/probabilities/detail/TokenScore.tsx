/** What the detail of a token says of its score, and what the language model expected in its place. */
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DetailFrame, DetailHead } from '../../../ui/lanes/DetailFrame.tsx'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { bitsOf } from '../../../core/metrics/surprisal.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import { TokenKind, tokenKind } from '../../../core/tokenizers/encoding.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { tokenName } from '../lanes/tokenName.ts'
import { useScoredLane } from '../lanes/useScoredLane.ts'
import { figureOfTokens } from '../scale/figureScale.ts'
import { ByteScores } from './ByteScores.tsx'
import { ExpectedList } from './ExpectedList.tsx'
import { expectedTokens } from './expectedTokens.ts'
import styles from './TokenScore.module.css'

interface Props {
  readonly view: LaneView
  readonly scored: ScoredLane
  readonly token: number
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Why a token has no score. */
function NoScore({ view, scored, token }: Props) {
  const t = useTranslations('probabilities.token')
  const { ids, kinds } = view.encoding
  const beyond = scored.scores?.beyond ?? null
  if (beyond?.token === token)
    return <p>{t('noneBeyond', { id: String(beyond.id), count: beyond.logits, last: String(beyond.logits - 1) })}</p>
  if (beyond !== null && token > beyond.token) {
    return (
      <p>
        {t('noneAfter', {
          token: tokenName(view, beyond.token) ?? t('unnamed', { id: String(ids[beyond.token] ?? 0) }),
        })}
      </p>
    )
  }
  return <p>{t(tokenKind(kinds[token] ?? 0) === TokenKind.inserted ? 'noneInserted' : 'none')}</p>
}

function Facts({ view, scored, token }: Props) {
  const t = useTranslations('probabilities')
  const formatNumber = useNumbers()
  const formatBits = useNumbers(2)
  const bits = scored.surprisalBits[token] ?? NaN
  const excess = scored.excess === null ? NaN : (figureOfTokens('excess', scored)?.[token] ?? NaN)
  /** Tokens of the stretch over which the excess is: one where the tokenizers are the same. */
  const stretch =
    scored.excess?.stretchOfToken.reduce(
      (count, other) => count + (other === scored.excess?.stretchOfToken[token] ? 1 : 0),
      0,
    ) ?? 0
  const { scores } = scored
  const z = useMemo(() => figureOfTokens('z', scored), [scored])
  if (Number.isNaN(bits)) return <NoScore view={view} scored={scored} token={token} />
  const value = (number: number): string => (Number.isNaN(number) ? t('token.undefined') : formatBits(number))
  return (
    <dl className={styles['facts']}>
      <Fact term={t('figure.surprisal')}>{t('token.bits', { value: formatBits(bits) })}</Fact>
      {scores !== null && (
        <>
          <Fact term={t('figure.rank')}>{formatNumber(scores.rank[token] ?? 0)}</Fact>
          <Fact term={t('figure.entropy')}>
            {t('token.bits', { value: formatBits(bitsOf(scores.entropy[token] ?? NaN)) })}
          </Fact>
          <Fact term={t('figure.z')}>{value(z?.[token] ?? NaN)}</Fact>
          <Fact term={t('token.context')}>{t('token.contextTokens', { count: scores.contextLength[token] ?? 0 })}</Fact>
        </>
      )}
      {scored.excess !== null && (
        <Fact term={t('figure.excess')}>
          {Number.isNaN(excess)
            ? t('token.undefined')
            : t('token.excess', { value: formatBits(excess), count: stretch })}
        </Fact>
      )}
    </dl>
  )
}

const NO_BYTES = new Float64Array()

function Expected({ view, scored, token }: Props) {
  const t = useTranslations('probabilities.token')
  const { scores } = scored
  const rows = useMemo(
    () => (scores === null ? [] : expectedTokens(scores, token, view.encoding.ids[token] ?? 0)),
    [scores, token, view],
  )
  if (scores === null) {
    // Recorded bits of tokens have nothing beside them.
    if (scored.method === 'paired') return null
    return (
      <ByteScores
        languageModel={scored.languageModel}
        byByte={scored.ofText?.byByte ?? NO_BYTES}
        text={view.layout.text}
        begin={scored.begin}
        startByte={view.encoding.startByte[token] ?? 0}
        endByte={view.encoding.endByte[token] ?? 0}
      />
    )
  }
  if (rows.length === 0) return null
  return (
    <>
      <h3 className={styles['subtitle']}>{t('expected')}</h3>
      <ExpectedList languageModel={scored.languageModel} rows={rows} />
    </>
  )
}

function Pointed({ reference, token }: { readonly reference: string; readonly token: number }) {
  const t = useTranslations('probabilities.token')
  const { view, scored } = useScoredLane(reference)
  if (view === null || token >= view.encoding.ids.length) return null
  return (
    <>
      <DetailHead view={view} token={token} />
      {scored === null ? (
        <p>{t('notScored')}</p>
      ) : (
        <>
          <Facts view={view} scored={scored} token={token} />
          <Expected view={view} scored={scored} token={token} />
        </>
      )}
    </>
  )
}

export function TokenScore() {
  const t = useTranslations('probabilities.token')
  return <DetailFrame idle={<p className={styles['hint']}>{t('hint')}</p>} detail={Pointed} />
}
