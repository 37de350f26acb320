/**
 * The word n-grams of Multi-Word Tokenization (Gee et al. 2023): which sequences of words occur most often in a text.
 *
 * A word is ` ?\p{L}[\p{L}\p{M}']*`, with the space before it; the words of an n-gram follow each other without
 * anything between them, so an n-gram stands in the text as it is written here.
 */

const WORD_RUN = /(?: ?\p{L}[\p{L}\p{M}']*)+/gu
const WORD = / ?\p{L}[\p{L}\p{M}']*/gu

/** Runs of words that follow each other, with the offset of each word in UTF-16 units. */
export function* wordRuns(text: string): Generator<readonly { readonly word: string; readonly start: number }[]> {
  for (const { 0: run, index } of text.matchAll(WORD_RUN)) {
    yield Array.from(run.matchAll(WORD), ({ 0: word, index: at }) => ({ word, start: index + at }))
  }
}

/**
 * The `most` n-grams of 2 or 3 words that occur most often, at least twice; of equal counts the longer first, then in
 * order of code units, so that the same text always gives the same list.
 */
export function fitNgrams(text: string, most: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const run of wordRuns(text)) {
    for (let first = 0; first < run.length; first++) {
      let ngram = run[first]?.word ?? ''
      for (let last = first + 1; last < Math.min(first + 3, run.length); last++) {
        ngram += run[last]?.word ?? ''
        counts.set(ngram, (counts.get(ngram) ?? 0) + 1)
      }
    }
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .toSorted(([a, countA], [b, countB]) => countB - countA || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([ngram]) => ngram)
}
