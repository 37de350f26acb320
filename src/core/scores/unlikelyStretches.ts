/** Where a language model is worse than one that knows nothing: more than 8 bits per byte. Pure. */

/** −log₂ of 1/256: what guessing bytes costs. */
const GUESSING_BITS = 8
/** Shorter stretches are chance: a rare word. In bytes. */
const SHORTEST = 24

export interface UnlikelyStretch {
  readonly startByte: number
  readonly endByte: number
  readonly bitsPerByte: number
}

/**
 * The stretches of a text that hold more than {@link GUESSING_BITS} a byte, as long as they can be: those of greatest excess, found
 * from left to right, each ending where its excess is greatest (Kadane's sums). A stretch without a score ends one.
 *
 * @param byByte bits by byte; NaN where a byte has no score
 */
export function unlikelyStretches(byByte: ArrayLike<number>): readonly UnlikelyStretch[] {
  const found: UnlikelyStretch[] = []
  let start = 0
  let excess = 0
  let best = { end: 0, excess: 0 }
  const close = (): void => {
    if (best.excess > 0 && best.end - start >= SHORTEST)
      found.push({
        startByte: start,
        endByte: best.end,
        bitsPerByte: GUESSING_BITS + best.excess / (best.end - start),
      })
    best = { end: 0, excess: 0 }
    excess = 0
  }
  for (let byte = 0; byte < byByte.length; byte++) {
    const bits = byByte[byte] ?? Number.NaN
    excess += bits - GUESSING_BITS
    if (Number.isNaN(bits) || excess <= 0) {
      close()
      start = byte + 1
    } else if (excess > best.excess) best = { end: byte + 1, excess }
  }
  close()
  return found
}

/** Bits of tokens spread evenly over their bytes; NaN where no token with a score holds a byte. */
export function bitsOverBytes(
  bits: ArrayLike<number>,
  startByte: Uint32Array,
  endByte: Uint32Array,
  bytes: number,
): Float64Array {
  const byByte = new Float64Array(bytes).fill(Number.NaN)
  for (let token = 0; token < bits.length; token++) {
    const [start = 0, end = 0] = [startByte[token], endByte[token]]
    const share = (bits[token] ?? Number.NaN) / (end - start)
    if (Number.isNaN(share)) continue
    for (let byte = start; byte < end; byte++)
      byByte[byte] = (Number.isNaN(byByte[byte] ?? Number.NaN) ? 0 : (byByte[byte] ?? 0)) + share
  }
  return byByte
}
