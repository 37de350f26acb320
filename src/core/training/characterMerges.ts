/** A character tokenizer in the form of byte-level BPE: merges that make each character of its UTF-8 bytes, and no more. */
import type { LearnedMerge } from './mergeTrainer.ts'
import { idOfByte, type TokenTable } from './tokenTable.ts'

/** Adds to `counts` how often each character (code point) occurs. */
export function countCharacters(text: string, counts: Map<string, number>): void {
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
}

/**
 * Merges for every character that occurs at least `leastCount` times, most frequent first, of equally frequent ones the
 * lower code point. Bytes are joined from the left; the beginnings of longer characters become tokens as well, and a
 * character that is rarer falls back on them and on its bytes.
 */
export function characterMerges(
  counts: ReadonlyMap<string, number>,
  leastCount: number,
  table: TokenTable,
): LearnedMerge[] {
  const characters = [...counts]
    .filter(([, count]) => count >= leastCount)
    .toSorted(
      ([one, times], [other, otherTimes]) =>
        otherTimes - times || (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0),
    )
  const merges: LearnedMerge[] = []
  for (const [character, count] of characters) {
    const [first = 0, ...rest] = new TextEncoder().encode(character)
    let left = idOfByte[first] ?? 0
    for (const byte of rest) {
      const right = idOfByte[byte] ?? 0
      const before = table.size
      const merged = table.idOfJoined(left, right)
      if (merged >= before) merges.push({ left, right, merged, count })
      left = merged
    }
  }
  return merges
}
