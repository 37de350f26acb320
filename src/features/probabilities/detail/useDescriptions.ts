/** Pieces and bytes of a language model's tokens, asked for a few at a time and kept. */
import { useEffect, useState } from 'react'
import { useServices } from '../../../state/react.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { TokenDescription } from '../../../platform/workers/tokenization/protocol.ts'

type Descriptions = ReadonlyMap<TokenId, TokenDescription>
const NONE: Descriptions = new Map()

/** By id; empty until the answer is there. */
export function useDescriptions(languageModel: string, ids: readonly TokenId[]): Descriptions {
  const services = useServices()
  const [known, setKnown] = useState<{ readonly of: string; readonly descriptions: Descriptions } | null>(null)
  const key = ids.length === 0 ? '' : `${languageModel}\n${ids.join(' ')}`
  useEffect(() => {
    const [of, list] = key.split('\n')
    if (of === undefined || list === undefined) return
    let current = true
    void services.scoring.describe(of, list.split(' ').map(Number)).then((outcome) => {
      if (current && outcome.ok) setKnown({ of: key, descriptions: new Map(outcome.value.map((one) => [one.id, one])) })
    })
    return () => {
      current = false
    }
  }, [services, key])
  return known !== null && known.of === key ? known.descriptions : NONE
}
