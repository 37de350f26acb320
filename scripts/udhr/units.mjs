// The two grains in which the Declaration is aligned. Articles: the preamble and 30 articles, which every text has (the
// preamble excepted), so that all sums are over the same text. Paragraphs: an article is cut where nearly all texts
// have the same number of paragraphs; a text that cuts it otherwise lacks those units. The preamble and article 2 stay
// whole, because their paragraphs differ from text to text.

/** Below this share of texts with the most common number of paragraphs, an article stays whole. */
const AGREEMENT = 0.95

/** @returns {number[]} for each article, how many paragraphs it is cut into; 1 where it stays whole */
export function paragraphsOfArticles(declarations) {
  return Array.from({ length: 30 }, (_, index) => {
    const counts = new Map()
    for (const { articles } of declarations)
      counts.set(articles[index].length, (counts.get(articles[index].length) ?? 0) + 1)
    const [most, texts] = [...counts].toSorted((a, b) => b[1] - a[1])[0]
    return texts >= AGREEMENT * declarations.length ? most : 1
  })
}
