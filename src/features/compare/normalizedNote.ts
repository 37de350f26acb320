/** What a normalizer changed, in short: the first place where the texts differ. Pure. */

export interface NormalizerChange {
  readonly before: string
  readonly after: string
  readonly atUtf16: number
}

const CONTEXT = 12

/** The last offset up to `at` that cuts no surrogate pair. */
function floor(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? Math.max(0, at - 1) : Math.max(0, at)
}

/** The first difference, with some text around it; null if the texts are equal. */
export function firstChange(text: string, normalized: string): NormalizerChange | null {
  if (text === normalized) return null
  let at = 0
  while (at < text.length && text.charCodeAt(at) === normalized.charCodeAt(at)) at += 1
  const from = floor(text, at - CONTEXT)
  return {
    before: text.slice(from, floor(text, Math.min(text.length, at + CONTEXT))),
    after: normalized.slice(from, floor(normalized, Math.min(normalized.length, at + CONTEXT))),
    atUtf16: at,
  }
}
