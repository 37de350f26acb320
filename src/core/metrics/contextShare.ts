/** How much of a context a text fills. */

/** Tokens as a share of the context length, which must be greater than 0; above 1 if the text does not fit. */
export function contextShare(tokens: number, contextLength: number): number {
  return tokens / contextLength
}
