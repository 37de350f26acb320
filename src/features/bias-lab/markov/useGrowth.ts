/** Steps of something that grows, one after the other in time: played, paused, set. Never played where the reader wants less motion. */
import { useEffect, useState, useSyncExternalStore } from 'react'

const STEP_MS = 1200
const REDUCED = '(prefers-reduced-motion: reduce)'

function subscribeToMotion(listener: () => void): () => void {
  const query = window.matchMedia(REDUCED)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

const wantsLessMotion = (): boolean => window.matchMedia(REDUCED).matches

export interface Growth {
  /** 1 to `most`. */
  readonly step: number
  readonly isPlaying: boolean
  /** False where the reader wants less motion: steps are taken by hand. */
  readonly canPlay: boolean
  readonly setStep: (step: number) => void
  readonly play: () => void
  readonly pause: () => void
}

/** Starts fully grown. */
export function useGrowth(most: number): Growth {
  const [chosen, setChosen] = useState<number | null>(null)
  const [isStarted, setStarted] = useState(false)
  const canPlay = !useSyncExternalStore(subscribeToMotion, wantsLessMotion)
  const step = Math.min(chosen ?? most, most)
  const isPlaying = isStarted && canPlay && step < most
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => setChosen(step + 1), STEP_MS)
    return () => clearTimeout(timer)
  }, [isPlaying, step])
  return {
    step,
    isPlaying,
    canPlay,
    setStep: (to) => {
      setStarted(false)
      setChosen(to)
    },
    play: () => {
      if (step >= most) setChosen(1)
      setStarted(true)
    },
    pause: () => setStarted(false),
  }
}
