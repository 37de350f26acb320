/** What is known of tokens, by their ids. */
import { useMemo } from 'react'
import type { MergeTrace } from '../../../core/steps/merges.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { TokenDescription } from '../../../platform/workers/tokenization/protocol.ts'
import { plainLabel } from '../../../ui/bytesLabel.ts'

const NONE: MergeTrace['characters'] = []

export type TokenNames = (id: TokenId) => TokenDescription

/** @param characters symbols that are no tokens, as they are spelled */
export function useTokenNames(
  tokens: readonly TokenDescription[],
  characters: MergeTrace['characters'] = NONE,
): TokenNames {
  return useMemo(() => {
    const known = new Map(tokens.map((token) => [token.id, token]))
    for (const { id, text } of characters) known.set(id, { id, piece: text, bytes: null, rank: null })
    return (id) => known.get(id) ?? { id, piece: null, bytes: null, rank: null }
  }, [tokens, characters])
}

/** A token in words, for a table or a name. */
export function labelOf({ id, bytes, piece }: TokenDescription): string {
  return bytes === null || bytes.length === 0 ? (piece ?? `#${id}`) : plainLabel(bytes)
}
