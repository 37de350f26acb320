/** Which tint a token gets: from its id, so that it keeps it while its neighbours are edited. */

/** Tints of the palette that are in use: `--token-1` to `--token-3`. */
const TINTS = 3

/**
 * One tint (0 to {@link TINTS} - 1) per token. A token takes the tint of its id's hash, or the next one where the token
 * before it has that: so neighbours always differ, and an edit changes tints only until the first token whose hash
 * differs from the tint before it, on average one or two tokens on.
 */
export function tintsOf(ids: Uint32Array): Uint8Array {
  const tints = new Uint8Array(ids.length)
  let before = -1
  for (let index = 0; index < ids.length; index += 1) {
    // Fibonacci hashing: the high bits of the product are spread evenly.
    const hash = Math.imul(ids[index] ?? 0, 0x9e3779b1) >>> 16
    let tint = hash % TINTS
    if (tint === before) tint = (tint + 1) % TINTS
    tints[index] = tint
    before = tint
  }
  return tints
}
