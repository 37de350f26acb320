/**
 * By enumeration over all token sequences, sharing no code with what is tested but the tokenizer's own encoding: P(text)
 * over valid segmentations, or over all.
 */
import type { Vocabulary } from '../../../src/core/segmenters/vocabulary.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { TokenId } from '../../../src/core/tokenizers/encoding.ts'

const CONTINUATIONS = [
  '',
  'x',
  '.',
  ' ',
  '\n',
  '1',
  'a',
  'b',
  'c',
  's',
  'é',
  '中',
  'X',
  "'",
  '-',
  '\r',
  '\t',
  '\n\n',
  ' x',
  '\nx',
  ' \n',
  "'s",
  "'ll",
].map(encodeUtf8)
const isUtf8 = (bytes: ArrayLike<number>): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
    return true
  } catch {
    return false
  }
}
const range = Array.from({ length: 64 }, (_, index) => 0x80 + index)
/** Ways to complete a character of which the first byte is there: all of two bytes, some of three and four; a letter may follow. */
function completionsOf(first: number): readonly Uint8Array[] {
  const behind = range.flatMap((second) =>
    first < 0xe0
      ? [[second]]
      : [0x80, 0x83, 0xaa].map((third) => (first < 0xf0 ? [second, third] : [second, third, 0x80])),
  )
  return behind
    .filter((bytes) => isUtf8([first, ...bytes]))
    .flatMap((bytes) => [Uint8Array.from([...bytes, 0x78]), Uint8Array.from(bytes)])
}
const completions = new Map(Array.from({ length: 64 }, (_, index) => [0xc0 + index, completionsOf(0xc0 + index)]))

const judged = new WeakMap<Vocabulary, Map<string, boolean>>()

/** Whether some text that goes on from these tokens is cut so by the tokenizer. Of the last character at most the first byte may be there without the others. */
function isBeginning(vocabulary: Vocabulary, tokens: readonly TokenId[]): boolean {
  const known = judged.get(vocabulary) ?? new Map<string, boolean>()
  judged.set(vocabulary, known)
  const key = tokens.join()
  const result =
    known.get(key) ??
    ((tokens.length < 2 || isBeginning(vocabulary, tokens.slice(0, -1))) && judgeOne(vocabulary, tokens))
  known.set(key, result)
  return result
}

function judgeOne(vocabulary: Vocabulary, tokens: readonly TokenId[]): boolean {
  const bytes = vocabulary.join(tokens)
  const endsInside = (bytes.at(-1) ?? 0) >= 0xc0
  if (!isUtf8(endsInside ? bytes.subarray(0, -1) : bytes)) return false
  return (endsInside ? (completions.get(bytes.at(-1) ?? 0) ?? []) : CONTINUATIONS).some((behind) => {
    const cut = vocabulary.encode(Uint8Array.from([...bytes, ...behind]))
    return tokens.every((id, index) => cut[index] === id)
  })
}

/** Whether some text begins with these tokens; asked of beginnings first. */
export type Judge = (vocabulary: Vocabulary, tokens: readonly TokenId[]) => boolean

/** The token sequences that begin with the bytes, of which the last token alone may reach beyond them; with `valid` only beginnings. */
export function* coveringSequences(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  which: 'valid' | 'all',
  judge: Judge = isBeginning,
): Generator<readonly TokenId[], void, void> {
  const all = Array.from({ length: vocabulary.size }, (_, id) => id).filter((id) => vocabulary.bytesOf(id).length > 0)
  function* from(tokens: readonly TokenId[], at: number): Generator<readonly TokenId[], void, void> {
    // A beginning of a beginning is one.
    if (which === 'valid' && !judge(vocabulary, tokens)) return
    if (at >= bytes.length) {
      yield tokens
      return
    }
    for (const id of all) {
      const own = vocabulary.bytesOf(id)
      if (own[0] !== bytes[at]) continue
      if (own.every((byte, index) => at + index >= bytes.length || byte === bytes[at + index]))
        yield* from([...tokens, id], at + own.length)
    }
  }
  yield* from([], 0)
}

/** ln P(tokens). */
export type LogProbabilityOf = (tokens: readonly TokenId[]) => number

export function prefixProbability(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  logProbability: LogProbabilityOf,
  which: 'valid' | 'all',
  judge: Judge = isBeginning,
): number {
  let sum = 0
  for (const tokens of coveringSequences(vocabulary, bytes, which, judge)) sum += Math.exp(logProbability(tokens))
  return sum
}
