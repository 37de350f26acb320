/** In how many ways a tokenizer's vocabulary can spell a short text, in the tokenization worker, which must not be held up. */
import { countByLookUp } from '../segmenters/counting.ts'
import { encodeUtf8, utf8Length } from '../text/utf8.ts'
import { hashBytes } from '../tokenizers/bpe/byteStrings.ts'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'

/** Bytes of a text beyond which nothing is counted. */
const MOST_BYTES = 500

/** `too-large` {what, limit}; `unsupported` {what, detail} where the tokens have no exact bytes. */
export function countSegmentationsBy(tokenizer: Tokenizer, text: string): Outcome<bigint> {
  if (utf8Length(text) > MOST_BYTES) return fail('too-large', { what: 'text', limit: `${MOST_BYTES} B` })
  const parts = tokenizer.byteLevel?.() ?? null
  if (parts === null) return fail('unsupported', { what: tokenizer.card.name, detail: tokenizer.card.algorithm })
  const { strings } = parts.engine.vocabulary
  const bytes = encodeUtf8(parts.normalize(text))
  const isToken = (start: number, end: number): boolean => {
    const id = strings.find(bytes, start, end, hashBytes(bytes, start, end))
    // Special tokens are not written in a text.
    return id !== -1 && (tokenizer.tokenBytes(id)?.length ?? 0) > 0
  }
  return succeed(countByLookUp(bytes, strings.longest, isToken))
}
