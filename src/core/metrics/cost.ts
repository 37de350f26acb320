/** What a text costs at a price of the reader's. */

/** In the currency of the price, which is for a million tokens. */
export function cost(tokens: number, pricePerMillion: number): number {
  return (tokens * pricePerMillion) / 1_000_000
}
