/** What the cards of language models say of their training; fetched when first shown. */
import { useEffect, useState } from 'react'
import { useServices } from '../../../state/react.ts'
import type { LanguageModelFacts } from '../../../state/services.ts'

/** By id; absent: not known, or not yet. */
export function useLanguageModelFacts(ids: readonly string[]): Readonly<Record<string, LanguageModelFacts>> {
  const services = useServices()
  const [known, setKnown] = useState<Readonly<Record<string, LanguageModelFacts>>>({})
  const key = ids.join('\n')
  useEffect(() => {
    let current = true
    for (const id of key.split('\n'))
      void services.languageModelFacts(id).then((facts) => {
        if (current && facts !== null) setKnown((before) => ({ ...before, [id]: facts }))
      })
    return () => {
      current = false
    }
  }, [services, key])
  return known
}
