/** Proportion of continued words (Rust et al. 2021): words for which more than one token stands. */

/**
 * Counts words inside which a token ends. A token counts as standing for a word if it holds any byte of it, so a
 * word is continued if a boundary falls strictly inside it.
 *
 * @param wordStarts in bytes, ascending; `wordEnds` likewise
 * @param startByte of the tokens, ascending
 * @returns a share between 0 and 1; null where there are no words
 */
export function continuedWords(
  wordStarts: Uint32Array,
  wordEnds: Uint32Array,
  startByte: Uint32Array,
  endByte: Uint32Array,
): number | null {
  if (wordStarts.length === 0) return null
  let continued = 0
  let token = 0
  for (let word = 0; word < wordStarts.length; word++) {
    const start = wordStarts[word] ?? 0
    const end = wordEnds[word] ?? 0
    while (token < endByte.length && (endByte[token] ?? 0) <= start) token++
    let overlapping = 0
    for (let index = token; index < startByte.length && (startByte[index] ?? 0) < end && overlapping < 2; index++) {
      if ((endByte[index] ?? 0) > Math.max(start, startByte[index] ?? 0)) overlapping++
    }
    if (overlapping > 1) continued++
  }
  return continued / wordStarts.length
}
