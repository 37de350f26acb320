/** What a screen reader says of a token's scores, behind its name. */
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { bitsOf } from '../../../core/metrics/surprisal.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'

/** `unlikely`: see `unlikelyTokens`. */
export function useTokenNote(scored: ScoredLane | null, unlikely: Uint8Array | null): (token: number) => string {
  const t = useTranslations('probabilities.token')
  const formatBits = useNumbers(1)
  const formatNumber = useNumbers()
  return useCallback(
    (token) => {
      const guessing = unlikely?.[token] === 1 ? ` ${t('spokenGuessing')}` : ''
      const bits = scored?.surprisalBits[token] ?? NaN
      if (scored === null || Number.isNaN(bits)) return t('spokenNone')
      const rank = scored.scores?.rank[token] ?? 0
      if (scored.scores === null || rank === 0) return t('spokenBits', { bits: formatBits(bits) }) + guessing
      const spoken = t('spoken', {
        bits: formatBits(bits),
        rank: formatNumber(rank),
        entropy: formatBits(bitsOf(scored.scores.entropy[token] ?? NaN)),
      })
      return spoken + guessing
    },
    [scored, unlikely, t, formatBits, formatNumber],
  )
}
