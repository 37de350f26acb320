/** What share of a message fits into a number of tokens. */

/**
 * From 0 to 1; 1 if all of it fits. Null for a message without tokens.
 *
 * @param tokens of the message
 * @param budget tokens that there is room for, more than 0
 */
export function messageFits(tokens: number, budget: number): number | null {
  return tokens === 0 ? null : Math.min(1, budget / tokens)
}

/** Tokens of a message of so many characters (code points), at the average of a text that has `tokens` for `codePoints`. */
export function tokensOfCharacters(characters: number, tokens: number, codePoints: number): number | null {
  return codePoints === 0 ? null : (characters * tokens) / codePoints
}
