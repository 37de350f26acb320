/** Names of code points, fetched when they are first asked for. */
import { useEffect, useState } from 'react'
import { useServices } from '../state/react.ts'

const NONE: ReadonlyMap<number, string> = new Map()

/** Names of the characters of `text`, by code point; those not known yet, or without a name, are absent. */
export function useCharacterNames(text: string): ReadonlyMap<number, string> {
  const services = useServices()
  const [known, setKnown] = useState<{ readonly text: string; readonly names: ReadonlyMap<number, string> } | null>(
    null,
  )
  useEffect(() => {
    let current = true
    const codePoints = [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))]
    const asked = codePoints.map(async (codePoint) => [codePoint, await services.characterName(codePoint)] as const)
    void Promise.all(asked).then((pairs) => {
      if (!current) return
      const named = pairs.flatMap(([codePoint, name]) => (name === null ? [] : [[codePoint, name] as const]))
      setKnown({ text, names: new Map(named) })
    })
    return () => {
      current = false
    }
  }, [services, text])
  return known?.text === text ? known.names : NONE
}
