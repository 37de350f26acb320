export function seededRandom(seed: number): () => number
export function randomTexts(
  seed: number,
  count: number,
  options?: { readonly loneSurrogates?: boolean },
): readonly string[]
