/** Half-precision numbers as ONNX Runtime hands them over, as float32. */

/** The float32 of 16 bits of IEEE 754 binary16. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

let table: Float32Array | null = null

/** All of `halves` as float32; by a table of the 65,536 values, as a row of logits is long. */
export function halvesToFloats(halves: Uint16Array): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, bits) => fromHalf(bits))
  const floats = new Float32Array(halves.length)
  for (let index = 0; index < halves.length; index++) floats[index] = table[halves[index] ?? 0] ?? 0
  return floats
}
