/** What is known of tokens, by their ids. */
import { useMemo } from 'react'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { TokenDescription } from '../../../platform/workers/tokenization/protocol.ts'
import { plainLabel } from '../../../ui/bytesLabel.ts'

export type TokenNames = (id: TokenId) => TokenDescription

export function useTokenNames(tokens: readonly TokenDescription[]): TokenNames {
  return useMemo(() => {
    const known = new Map(tokens.map((token) => [token.id, token]))
    return (id) => known.get(id) ?? { id, piece: null, bytes: null, rank: null }
  }, [tokens])
}

/** A token in words, for a table or a name. */
export function labelOf({ id, bytes, piece }: TokenDescription): string {
  return bytes === null || bytes.length === 0 ? (piece ?? `#${id}`) : plainLabel(bytes)
}
