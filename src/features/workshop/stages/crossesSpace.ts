/** Whether a token holds parts of two words, with white space between them. Pure. */
import { decodeUtf8 } from '../../../core/text/utf8.ts'

/** ' the' → false, 'of the' → true, '  ' → false */
export function crossesSpace(bytes: Uint8Array | null): boolean {
  return bytes !== null && /\S\s/u.test(decodeUtf8(bytes))
}
