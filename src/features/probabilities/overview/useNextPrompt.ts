/** The text after which is asked what comes next: to its end, or to the caret of the text field as it moves. */
import { useEffect, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import { textBefore } from '../continue/textBefore.ts'

export function useNextPrompt(): string {
  const services = useServices()
  const text = useAppState((state) => state.comparison.text)
  const atCaret = useAppState((state) => state.comparison.probabilities.nextAtCaret)
  const [caret, setCaret] = useState<number | null>(null)
  useEffect(() => {
    if (!atCaret) return
    const follow = (): void => setCaret(services.textCaret())
    follow()
    document.addEventListener('selectionchange', follow)
    return () => document.removeEventListener('selectionchange', follow)
  }, [services, atCaret])
  return atCaret ? textBefore(text, caret) : text
}
