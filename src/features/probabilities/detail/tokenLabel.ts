/** How a token of a language model is written: its text where its bytes are whole characters, else its bytes. Pure. */
import { bytesHex } from '../../../core/text/hex.ts'

export interface TokenLabel {
  readonly text: string
  /**
   * `bytes`: hexadecimal, for the token begins or ends inside a character. `piece`: it stands for no bytes. `none`: the
   * tokenizer has no token of this id, as where a language model's rows are longer than its vocabulary; `text` is empty.
   */
  readonly kind: 'text' | 'bytes' | 'piece' | 'none'
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function tokenLabel(bytes: Uint8Array | null, piece: string | null): TokenLabel {
  if (bytes === null || bytes.length === 0)
    return piece === null || piece === '' ? { text: '', kind: 'none' } : { text: piece, kind: 'piece' }
  try {
    return { text: decoder.decode(bytes), kind: 'text' }
  } catch {
    return { text: bytesHex(bytes), kind: 'bytes' }
  }
}
