/** Proportion of continued words (Rust et al. 2021): words for which more than one token stands. */

/**
 * The share of words inside which a token ends. A token counts as standing for a word if it holds any byte of it, so a
 * word is continued if a boundary falls strictly inside it.
 *
 * @param wordStarts in bytes, ascending; `wordEnds` likewise
 * @param startByte of the tokens, ascending
 * @returns a share between 0 and 1; null if there are no words
 */
export function continuedWords(
  wordStarts: Uint32Array,
  wordEnds: Uint32Array,
  startByte: Uint32Array,
  endByte: Uint32Array,
): number | null {
  if (wordStarts.length === 0) return null
  return (
    continuedWordCount({ starts: wordStarts, ends: wordEnds, from: 0, to: wordStarts.length }, 0, startByte, endByte) /
    wordStarts.length
  )
}

/** The words from `from` to `to` of columns in bytes, ascending. */
export interface WordRange {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly from: number
  readonly to: number
}

/** The same for tokens that tile the text, by the byte after each: a word is continued if one of these lies inside it. */
export function cutWordCount({ starts, ends, from, to }: WordRange, tokenEnds: Uint32Array): number {
  let continued = 0
  let token = 0
  for (let word = from; word < to; word++) {
    const start = starts[word] ?? 0
    while (token < tokenEnds.length && (tokenEnds[token] ?? 0) <= start) token++
    if ((tokenEnds[token] ?? Infinity) < (ends[word] ?? 0)) continued++
  }
  return continued
}

/** The number of words of the range inside which a token ends; the words stand `offset` bytes after where their columns say. */
export function continuedWordCount(
  { starts, ends, from, to }: WordRange,
  offset: number,
  startByte: Uint32Array,
  endByte: Uint32Array,
  firstToken = 0,
): number {
  let continued = 0
  let token = firstToken
  for (let word = from; word < to; word++) {
    const start = (starts[word] ?? 0) + offset
    const end = (ends[word] ?? 0) + offset
    while (token < endByte.length && (endByte[token] ?? 0) <= start) token++
    let overlapping = 0
    for (let index = token; index < startByte.length && (startByte[index] ?? 0) < end && overlapping < 2; index++) {
      if ((endByte[index] ?? 0) > Math.max(start, startByte[index] ?? 0)) overlapping++
    }
    if (overlapping > 1) continued++
  }
  return continued
}
