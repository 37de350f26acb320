/** Says the counts of all lanes to assistive technology, once they have settled. Draws nothing to see. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppStore } from '../../state/react.ts'
import { isLaneStale, laneState } from '../../state/selectors.ts'
import { useNumbers } from '../../ui/useNumbers.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'

/** Milliseconds without a change before the counts are said. */
const SETTLED = 1200

export function CountsAnnouncer() {
  const t = useTranslations('lane')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const formatNumber = useNumbers()
  const [said, setSaid] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = (): void => {
      const state = store.getState()
      const counts = state.comparison.tokenizers.flatMap((reference) => {
        const count = laneState(state, reference).result?.encoding.tokenCount
        if (count === undefined || isLaneStale(state, reference)) return []
        return [t('announced', { name: nameOf(state, reference), count: formatNumber(count) })]
      })
      setSaid(counts.join('; '))
    }
    const wait = (): void => {
      clearTimeout(timer)
      timer = setTimeout(say, SETTLED)
    }
    wait()
    const unsubscribe = store.subscribe(({ session, comparison }, before) => {
      if (session.lanes !== before.session.lanes || comparison.tokenizers !== before.comparison.tokenizers) wait()
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
    // Names and formats change with the language alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store])
  return <output className="visually-hidden">{said}</output>
}
