/**
 * The pieces with which the training of Unigram begins: all characters, and the substrings of words that occur more than once
 * and are followed by different characters, by how often they occur times their length. As in Hugging Face's trainer (and
 * SentencePiece's), a word counts once for a substring however frequent it is.
 */

export interface SeedPiece {
  readonly piece: string
  /** Occurrences of a character with the counts of the words; of a longer piece those in different words times its length. */
  readonly weight: number
}

/** Ends a word. */
const BOUNDARY = 0

/** Code points of all words, each behind with {@link BOUNDARY}. */
function flatten(words: Iterable<string>): Uint32Array {
  const points: number[] = []
  for (const word of words) {
    for (const character of word) points.push(character.codePointAt(0) ?? 0)
    points.push(BOUNDARY)
  }
  return Uint32Array.from(points)
}

/**
 * How many code points two suffixes share, at most `most`; of two that share the end of their word, one more than the word
 * has left.
 */
function shared(points: Uint32Array, one: number, other: number, most: number): number {
  let length = 0
  while (length < most && points[one + length] === points[other + length]) {
    length += 1
    if (points[one + length - 1] === BOUNDARY) break
  }
  return length
}

/** Suffixes by their first `most` code points. */
function sortedSuffixes(points: Uint32Array, most: number): Uint32Array {
  return Uint32Array.from(points.keys())
    .filter((at) => points[at] !== BOUNDARY)
    .toSorted((one, other) => {
      for (let index = 0; index < most; index++) {
        const point = points[one + index] ?? 0
        const difference = point - (points[other + index] ?? 0)
        if (difference !== 0) return difference
        if (point === BOUNDARY) return 0
      }
      return 0
    })
}

interface Repeat {
  readonly start: number
  readonly length: number
  readonly count: number
}

/** Substrings of 2 to `most` code points within words that are followed by different code points, or the end, at their places. */
function repeats(points: Uint32Array, most: number): Repeat[] {
  const suffixes = sortedSuffixes(points, most + 1)
  const found: Repeat[] = []
  /** Open intervals of suffixes that share a beginning, by its length: where the interval begins. */
  const open: { readonly length: number; readonly first: number }[] = []
  for (let index = 1; index <= suffixes.length; index++) {
    const common =
      index === suffixes.length ? 0 : shared(points, suffixes[index - 1] ?? 0, suffixes[index] ?? 0, most + 1)
    let first = index - 1
    for (let last = open.at(-1); last !== undefined && last.length > common; last = open.at(-1)) {
      open.pop()
      ;({ first } = last)
      const start = suffixes[first] ?? 0
      if (last.length > 1 && last.length <= most && points[start + last.length - 1] !== BOUNDARY)
        found.push({ start, length: last.length, count: index - first })
    }
    if (common > (open.at(-1)?.length ?? 0)) open.push({ length: common, first })
  }
  return found
}

/** The greater comes first: by code points, of two that begin alike the longer. */
function compareDown(points: Uint32Array, one: Repeat, other: Repeat): number {
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const difference = (points[other.start + index] ?? 0) - (points[one.start + index] ?? 0)
    if (difference !== 0) return difference
  }
  return other.length - one.length
}

/**
 * At most `mostPieces`, characters first, the most frequent first; then longer ones of at most `mostLength` code points by
 * their weight.
 * @param words each with how often it counts
 */
export function seedPieces(words: ReadonlyMap<string, number>, mostLength: number, mostPieces: number): SeedPiece[] {
  const characters = new Map<string, number>()
  for (const [word, count] of words)
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + count)
  characters.delete('\0')
  const seeds = Array.from(characters, ([piece, weight]) => ({ piece, weight })).toSorted(
    (one, other) => other.weight - one.weight || (other.piece.codePointAt(0) ?? 0) - (one.piece.codePointAt(0) ?? 0),
  )
  const points = flatten(words.keys())
  const longer = repeats(points, mostLength).toSorted(
    (one, other) => other.count * other.length - one.count * one.length || compareDown(points, one, other),
  )
  for (const { start, length, count } of longer.slice(0, Math.max(0, mostPieces - seeds.length)))
    seeds.push({ piece: String.fromCodePoint(...points.subarray(start, start + length)), weight: count * length })
  return seeds
}
