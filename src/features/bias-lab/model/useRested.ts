/** A value that follows another one after it has rested, so that what is typed asks for nothing at each key. */
import { useEffect, useState } from 'react'

const DEBOUNCE_MS = 350

export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(() => value), DEBOUNCE_MS)
    return () => window.clearTimeout(timer)
  }, [value])
  return rested
}
