/**
 * Whether some text begins with given tokens, where a tokenizer's stages look no further than a character: judged by
 * encoding texts with what can complete their last character, or behind it.
 */
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import type { Judge } from './bruteForce.ts'

const CONTINUATIONS = ['', 'x', 'a', 'b', 'c', ' ', 'é', '中', '文', '\n', '\n\n']
const tails = Array.from({ length: 64 }, (_, index) => 0x80 + index)
const some = [0x80, 0x81, 0xad, 0xae, 0xb8]
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** The text of the bytes; null where they are not UTF-8. */
export function strictText(bytes: readonly number[]): string | null {
  try {
    return strict.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

/** How many bytes a character of UTF-8 has that begins so; 0 for what begins none of several bytes. */
function lengthBegunBy(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

const completions = [
  ...tails.map((tail) => [tail]),
  ...tails.flatMap((tail) => some.map((last) => [tail, last])),
  ...tails.flatMap((tail) => some.map((last) => [tail, last, 0x80])),
]
const charactersFrom = new Map<string, readonly string[]>()
/** Characters that begin with the bytes, of which one at least is missing: all or many of them; none of what begins no character. */
function charactersBegunBy(bytes: readonly number[]): readonly string[] {
  const key = bytes.join()
  const found =
    charactersFrom.get(key) ??
    completions
      .filter((behind) => bytes.length + behind.length === lengthBegunBy(bytes[0] ?? 0))
      .flatMap((behind) => strictText([...bytes, ...behind]) ?? [])
  charactersFrom.set(key, found)
  return found
}

/** Texts that begin with the bytes: with what completes their last character, if it is not all there. */
function textsFrom(bytes: readonly number[]): readonly string[] {
  for (let begun = 0; begun < 4 && begun <= bytes.length; begun++) {
    const whole = strictText(bytes.slice(0, bytes.length - begun))
    if (whole === null) continue
    return (begun === 0 ? CONTINUATIONS : charactersBegunBy(bytes.slice(bytes.length - begun))).map(
      (behind) => whole + behind,
    )
  }
  return []
}

/**
 * By the tokenizer's own encoding of whole texts.
 *
 * @param prefix what is put before every text
 * @param given the text that becomes this one
 */
export function judgeByStages(tokenizer: Tokenizer, prefix: string, given: (text: string) => string): Judge {
  const known = new Map<string, boolean>()
  return (vocabulary, tokens) => {
    const key = tokens.join()
    const found =
      known.get(key) ??
      textsFrom([...vocabulary.join(tokens)]).some((text) => {
        if (!text.startsWith(prefix)) return text === '' && tokens.length === 0
        const { ids } = tokenizer.encode(given(text), { addSpecialTokens: false, parseSpecialTokens: false })
        return tokens.every((id, index) => ids[index] === id)
      })
    known.set(key, found)
    return found
  }
}
