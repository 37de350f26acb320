/** A value as characters that an address may hold: base64url of raw deflate of JSON. Says nothing of what the value is. */
import { deflateSync, Inflate } from 'fflate'
import { base64ToUint8Array, uint8ArrayToBase64 } from 'uint8array-extras'

/** Bytes that a payload may inflate to: more than any link of ours holds, little enough for any machine. */
export const INFLATED_LIMIT = 4 * 1024 * 1024

/** The payload of a value that JSON can hold. */
export function encodePayload(value: unknown): string {
  const json = new TextEncoder().encode(JSON.stringify(value))
  return uint8ArrayToBase64(deflateSync(json, { level: 9 }), { urlSafe: true })
}

/**
 * The value of a payload; null where it is not one. Inflates in slices and stops at {@link INFLATED_LIMIT}, so that a
 * short address cannot fill the memory.
 */
export function decodePayload(payload: string): { readonly value: unknown } | null {
  if (!/^[\w-]+$/.test(payload)) return null
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflate(base64ToUint8Array(payload)))
    const value: unknown = JSON.parse(json)
    return { value }
  } catch {
    return null
  }
}

const SLICE = 4096

function inflate(deflated: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  let ended = false
  const stream = new Inflate((part, final) => {
    length += part.length
    ended = final
    if (length > INFLATED_LIMIT) throw new RangeError('inflates beyond the limit')
    parts.push(part)
  })
  for (let at = 0; at < deflated.length; at += SLICE) {
    stream.push(deflated.subarray(at, at + SLICE), at + SLICE >= deflated.length)
  }
  if (!ended) throw new RangeError('ends too early')
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
