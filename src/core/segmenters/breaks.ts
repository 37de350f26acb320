/**
 * A break of canonicality in places of the text: which span the tokenizer would cut otherwise, how, and what makes it
 * do so. Judges nothing: that is `canonicality.ts`.
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Canonicality } from './canonicality.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The merge of the bytes from `startByte` to `middleByte` with those from there to `endByte`. */
export interface Merge {
  readonly startByte: number
  readonly middleByte: number
  readonly endByte: number
  /** Place among the vocabulary's merges, from 0: lower ones are made first. */
  readonly rank: number
}

/** Bytes are those of the whole segmentation. */
export interface Break {
  /** See {@link Canonicality}. */
  readonly reason: 'token' | 'pair' | 'pre-token' | 'whole' | 'byte'
  /** The token at which it breaks; of a pair the second. */
  readonly index: number
  /** The span that the tokenizer cuts otherwise … */
  readonly startByte: number
  readonly endByte: number
  /** … into tokens that end at these bytes. */
  readonly insteadEnds: readonly number[]
  /** Of a pair: the first merge that would have joined across the cut between the two. */
  readonly merge: Merge | null
  /** Of a token that reaches over a pre-token: the byte at which that ends. */
  readonly preTokenEnd: number | null
}

/** Where each token ends, in bytes from the start of the first. */
export function endsOf(vocabulary: Vocabulary, tokens: readonly TokenId[]): number[] {
  let end = 0
  return tokens.map((token) => (end += vocabulary.bytesOf(token).length))
}

/** The break of a segmentation; null if it is canonical. */
export function breakOf(vocabulary: Vocabulary, tokens: readonly TokenId[], found: Canonicality): Break | null {
  if (found.canonical) return null
  const { reason, index, instead } = found
  const ends = endsOf(vocabulary, tokens)
  const start = ends[index - 1] ?? 0
  const end = ends[index] ?? start
  switch (reason) {
    case 'pair': {
      const left = ends[index - 2] ?? 0
      const merge = crossingMerge(vocabulary, tokens[index - 1] ?? -1, tokens[index] ?? -1)
      return placed(vocabulary, found, left, end, instead, merge === null ? null : shifted(merge, left), null)
    }
    case 'token':
      return placed(vocabulary, found, start, end, instead, null, null)
    case 'whole':
    case 'byte':
      return placed(vocabulary, found, start, start + vocabulary.join(instead).length, instead, null, null)
    case 'pre-token': {
      // The pre-token that ends inside the token: it may begin some tokens before.
      const preTokenEnd = vocabulary.preTokenEnds(vocabulary.join(tokens)).find((one) => one > start) ?? end
      return placed(vocabulary, found, preTokenEnd - vocabulary.join(instead).length, end, instead, null, preTokenEnd)
    }
  }
}

function placed(
  vocabulary: Vocabulary,
  { reason, index }: Extract<Canonicality, { canonical: false }>,
  startByte: number,
  endByte: number,
  instead: readonly TokenId[],
  merge: Merge | null,
  preTokenEnd: number | null,
): Break {
  const insteadEnds = endsOf(vocabulary, instead).map((end) => startByte + end)
  return { reason, index, startByte, endByte, insteadEnds, merge, preTokenEnd }
}

function shifted({ startByte, middleByte, endByte, rank }: Merge, by: number): Merge {
  return { startByte: startByte + by, middleByte: middleByte + by, endByte: endByte + by, rank }
}

/**
 * The first merge of the two tokens' bytes, as one pre-token, that joins bytes of both; bytes from the start of `left`.
 * Null if there is none: then the two may stand beside each other, as each by itself is made of its bytes.
 */
export function crossingMerge(vocabulary: Vocabulary, left: TokenId, right: TokenId): Merge | null {
  const { pairs } = vocabulary.bpe
  const bytes = vocabulary.join([left, right])
  const cut = vocabulary.bytesOf(left).length
  const { ids, ends } = vocabulary.startSymbols(bytes)
  let symbols = ids.map((id, index) => ({ id, end: ends[index] ?? bytes.length }))
  for (;;) {
    let best: { readonly at: number; readonly rank: number; readonly merged: TokenId } | null = null
    for (let at = 0; at + 1 < symbols.length; at++) {
      const handle = pairs.find(symbols[at]?.id ?? -1, symbols[at + 1]?.id ?? -1)
      if (handle !== -1 && pairs.rankAt(handle) < (best?.rank ?? Number.POSITIVE_INFINITY))
        best = { at, rank: pairs.rankAt(handle), merged: pairs.mergedAt(handle) }
    }
    if (best === null) return null
    const { at, rank, merged } = best
    const startByte = symbols[at - 1]?.end ?? 0
    const middleByte = symbols[at]?.end ?? 0
    const endByte = symbols[at + 1]?.end ?? bytes.length
    if (startByte < cut && cut < endByte) return { startByte, middleByte, endByte, rank }
    symbols = symbols.toSpliced(at, 2, { id: merged, end: endByte })
  }
}
