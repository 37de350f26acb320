/** Pieces of the few tokens that stand for no text, to label them; asked of the worker once a result. */
import { useEffect, useMemo, useState } from 'react'
import { useServices } from '../../state/react.ts'
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { LaneView } from './laneView.ts'

/** Different ids that are asked for at most: more would not be labels but text. */
const LIMIT = 64

function idsWithoutText({ encoding }: LaneView): readonly TokenId[] {
  const ids = new Set<TokenId>()
  for (let token = 0; token < encoding.ids.length && ids.size < LIMIT; token += 1) {
    if (encoding.startByte[token] === encoding.endByte[token]) ids.add(encoding.ids[token] ?? 0)
  }
  return [...ids]
}

const NONE: ReadonlyMap<TokenId, string> = new Map()

export function usePieces(view: LaneView): ReadonlyMap<TokenId, string> {
  const services = useServices()
  const [pieces, setPieces] = useState(NONE)
  const key = useMemo(() => idsWithoutText(view).join(' '), [view])
  useEffect(() => {
    if (key === '') return
    let current = true
    void services.describeTokens(view.reference, key.split(' ').map(Number)).then((outcome) => {
      if (!current || !outcome.ok) return
      setPieces(new Map(outcome.value.flatMap(({ id, piece }) => (piece === null ? [] : [[id, piece] as const]))))
    })
    return () => {
      current = false
    }
  }, [services, view.reference, key])
  return pieces
}
