/** SHA-256 of bytes, in hex, by the browser. */
import { uint8ArrayToHex } from 'uint8array-extras'

/** Null if the page has no secure context, and so no `crypto.subtle`. */
export async function sha256Hex(bytes: Uint8Array): Promise<string | null> {
  if (!('subtle' in crypto)) return null
  // Shared memory is not hashed, so it is copied; files are large, so others are not.
  const digest = await crypto.subtle.digest('SHA-256', ownsMemory(bytes) ? bytes : Uint8Array.from(bytes))
  return uint8ArrayToHex(new Uint8Array(digest))
}

function ownsMemory(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
}
