/**
 * The element of a lane, which says whether the lane is behind the text. Apart from the lane, because that changes
 * twice at each key: what is inside is not drawn for it.
 */
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useAppState } from '../../state/react.ts'
import { isLaneStale } from '../../state/selectors.ts'
import styles from './Lane.module.css'

/** Counts that are behind for no longer are not dimmed: that would flicker at each key. */
const LATE_MILLISECONDS = 150

interface Props {
  readonly reference: string
  readonly headingId: string
  readonly children: ReactNode
}

export function LaneFrame({ reference, headingId, children }: Props) {
  const stale = useAppState((state) => isLaneStale(state, reference))
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!stale) return
    const timer = setTimeout(() => setLate(true), LATE_MILLISECONDS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [stale])
  return (
    <article
      aria-labelledby={headingId}
      aria-busy={stale}
      className={`${styles['lane']} ${late ? styles['late'] : ''}`}
      data-lane={reference}
    >
      {children}
    </article>
  )
}
