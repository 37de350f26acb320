/** SHA-256 of bytes, in hex, by the browser. */

/** Null if the page has no secure context, and so no `crypto.subtle`. */
export async function sha256Hex(bytes: Uint8Array): Promise<string | null> {
  if (!('subtle' in crypto)) return null
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
