/** Something that is said for a while, such as “Copied”, and then no more: what stands on a button must not stay after it is old. */
import { useCallback, useEffect, useRef, useState } from 'react'

const SAID_MS = 4000

/** What is said, null most of the time, and a function that says something. Saying it again starts the while anew. */
export function useTransient<Said>(): readonly [Said | null, (said: Said) => void] {
  const [said, setSaid] = useState<Said | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const say = useCallback((next: Said) => {
    clearTimeout(timer.current)
    setSaid(() => next)
    timer.current = setTimeout(() => setSaid(null), SAID_MS)
  }, [])
  return [said, say]
}
