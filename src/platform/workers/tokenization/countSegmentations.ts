/** In how many ways a tokenizer's vocabulary can spell a short text, in the tokenization worker, which must not be held up. */
import { countByLookUp } from '../../../core/segmenters/counting.ts'
import { encodeUtf8, utf8Length } from '../../../core/text/utf8.ts'
import { hashBytes } from '../../../core/tokenizers/bpe/byteStrings.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { Tokenizer } from '../../../core/tokenizers/tokenizer.ts'

/** Bytes of a text beyond which nothing is counted. */
const MAX_BYTES = 500

/** `too-large` {what, limit}; `unsupported` {what, detail} if the tokens have no exact bytes. */
export function countSegmentationsBy(tokenizer: Tokenizer, text: string): Outcome<bigint> {
  if (utf8Length(text) > MAX_BYTES) return fail('too-large', { what: 'text', limit: `${MAX_BYTES} B` })
  const parts = tokenizer.byteExact?.() ?? null
  if (parts === null || !parts.ok)
    return fail('unsupported', { what: tokenizer.card.name, detail: tokenizer.card.algorithm })
  const { engine, normalize } = parts.value
  const { strings, characters, byteIds } = engine.vocabulary
  const bytes = encodeUtf8(normalize(text))
  const tokensOf = (start: number, end: number): number => {
    const id = strings.find(bytes, start, end, hashBytes(bytes, start, end))
    // Special tokens are not written in a text.
    const found = id !== -1 && (tokenizer.tokenBytes(id)?.length ?? 0) > 0 ? 1 : 0
    // A character of one byte may have a token beside that of its byte.
    return characters !== undefined && end - start === 1 && byteIds[bytes[start] ?? 0] !== id ? found + 1 : found
  }
  return succeed(countByLookUp(bytes, strings.longest, tokensOf))
}
