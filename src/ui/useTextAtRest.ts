/** The text on the screen once it has rested: what is computed from it does not follow each key. */
import { useEffect, useState } from 'react'
import { useAppStore } from '../state/react.ts'

const DEBOUNCE_MS = 400

export function useTextAtRest(): string {
  const store = useAppStore()
  const [text, setText] = useState(() => store.getState().comparison.text)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = (): void => setText(store.getState().comparison.text)
    take()
    const unsubscribe = store.subscribe((state, before) => {
      if (state.comparison.text === before.comparison.text) return
      clearTimeout(timer)
      timer = setTimeout(take, DEBOUNCE_MS)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [store])
  return text
}
