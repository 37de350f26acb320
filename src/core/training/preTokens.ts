/** Pre-tokens of a text and how often each occurs: what byte-level BPE is trained on. */

/** Matches of a pattern with the flag `g`, in order; what lies between matches is a pre-token too, as in `Split(…, Isolated)`. */
export function* preTokensOf(text: string, pattern: RegExp): Generator<string, void, void> {
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue
    if (match.index > end) yield text.slice(end, match.index)
    yield match[0]
    end = match.index + match[0].length
  }
  if (end < text.length) yield text.slice(end)
}

/** Adds the pre-tokens of a text to counts, so that a corpus can be read piece by piece. */
export function countPreTokens(text: string, pattern: RegExp, counts: Map<string, number>): void {
  for (const preToken of preTokensOf(text, pattern)) counts.set(preToken, (counts.get(preToken) ?? 0) + 1)
}
