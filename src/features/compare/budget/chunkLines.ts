/** The chunks of a text as JSON lines, for programs that read them one by one. Pure. */
import { uint8ArrayToHex } from 'uint8array-extras'
import type { Chunk } from '../../../core/metrics/budget.ts'
import { decodeUtf8 } from '../../../core/text/utf8.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'

/** `bytes_hex` stands beside a text only if the chunk begins or ends inside a character. */
export function chunkLines(tokenizer: string, chunks: readonly Chunk[], bytes: Uint8Array, { ids }: Encoding): string {
  return chunks
    .map(({ firstToken, endToken, startByte, endByte }, chunk) => {
      const own = bytes.subarray(startByte, endByte)
      const text = decodeUtf8(own)
      return JSON.stringify({
        chunk,
        tokenizer,
        start_byte: startByte,
        end_byte: endByte,
        tokens: endToken - firstToken,
        text,
        ...(text.includes('\ufffd') ? { bytes_hex: uint8ArrayToHex(own) } : {}),
        ids: Array.from(ids.subarray(firstToken, endToken)),
      })
    })
    .map((line) => `${line}\n`)
    .join('')
}
