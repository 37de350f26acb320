/** Says the counts of all lanes to assistive technology, once they have settled. Draws nothing to see. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import { isLaneStale, laneState } from '../../state/selectors.ts'
import { useNumbers } from '../../ui/useNumbers.ts'
import { useLaneNames } from './useLaneName.ts'

/** Milliseconds without a change before the counts are said. */
const SETTLED = 1200

export function CountsAnnouncer() {
  const t = useTranslations('lane')
  const nameOf = useLaneNames()
  const formatNumber = useNumbers()
  const counts = useAppState((state) =>
    state.comparison.tokenizers
      .flatMap((reference) => {
        const count = laneState(state, reference).result?.encoding.tokenCount
        if (count === undefined || isLaneStale(state, reference)) return []
        return [t('announced', { name: nameOf(state, reference), count: formatNumber(count) })]
      })
      .join('; '),
  )
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = window.setTimeout(() => setSaid(counts), SETTLED)
    return () => window.clearTimeout(timer)
  }, [counts])
  return <output className="visually-hidden">{said}</output>
}
