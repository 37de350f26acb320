/** Bits along a text as a curve over its bytes, so that lanes cut differently have one axis. Each token's bits are spread evenly over its bytes. */

/** Knots of a curve that never decreases, straight between them: at `byte[i]` the text before it holds `bits[i]`. */
export interface InformationCurve {
  readonly byte: Float64Array
  /** Without those of the infinite tokens. */
  readonly bits: Float64Array
  /** The bytes of tokens of probability 0, from start to end, in order: what holds any of them holds infinite bits. */
  readonly infinite: readonly (readonly [number, number])[]
}

/**
 * The curve of tokens in order; it begins at (0, 0). What is not scored adds nothing, nor do tokens without text have
 * a width: their bits are added at their place, so that the curve's end is the total. If spans overlap, a token
 * counts from the end of the one before it.
 */
export function informationCurve(
  bits: ArrayLike<number>,
  startByte: Uint32Array,
  endByte: Uint32Array,
): InformationCurve {
  const byte: number[] = [0]
  const total: number[] = [0]
  const infinite: [number, number][] = []
  let sum = 0
  let reached = 0
  for (let token = 0; token < bits.length; token += 1) {
    const start = Math.max(reached, startByte[token] ?? 0)
    const end = Math.max(start, endByte[token] ?? 0)
    const value = bits[token] ?? NaN
    if (start > reached) {
      byte.push(start)
      total.push(sum)
    }
    if (value === Infinity) infinite.push([start, end])
    else if (!Number.isNaN(value)) sum += value
    byte.push(end)
    total.push(sum)
    reached = end
  }
  return { byte: Float64Array.from(byte), bits: Float64Array.from(total), infinite }
}

/** Bits before a byte, which may be a fraction; the ends beyond the ends. At a step, the bits after it. */
export function bitsBefore(curve: InformationCurve, at: number): number {
  const [first] = curve.infinite
  if (first !== undefined && (first[0] < at || (first[0] === first[1] && first[0] === at))) return Infinity
  return finiteBitsBefore(curve, at)
}

function finiteBitsBefore({ byte, bits }: InformationCurve, at: number): number {
  let low = 0
  let high = byte.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((byte[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const before = low - 1
  if (before < 0) return bits[0] ?? 0
  const from = byte[before] ?? 0
  const to = byte[low] ?? from
  const start = bits[before] ?? 0
  return to > from ? start + (((bits[low] ?? start) - start) * (at - from)) / (to - from) : start
}

/**
 * Bits per byte in a window of `width` bytes around each of `places`: what the window holds over what of it lies in
 * the text. Exact, as the curve is straight between its knots; over a text of one density it is that density.
 */
export function smoothedBitsPerByte(
  curve: InformationCurve,
  places: readonly number[],
  width: number,
): readonly number[] {
  const length = curve.byte[curve.byte.length - 1] ?? 0
  return places.map((place) => {
    const from = Math.max(0, place - width / 2)
    const to = Math.min(length, place + width / 2)
    if (to <= from) return 0
    if (curve.infinite.some(([start, end]) => start < to && end > from)) return Infinity
    return (finiteBitsBefore(curve, to) - finiteBitsBefore(curve, from)) / (to - from)
  })
}
