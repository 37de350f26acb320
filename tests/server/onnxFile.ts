/** Parts of an ONNX file, written as protocol buffers by hand: a node, a tensor, an input or output, the whole. */

export const FLOAT = 1
export const INT64 = 7

function varint(whole: number): number[] {
  return whole < 0x80 ? [whole] : [(whole & 0x7f) | 0x80, ...varint(Math.floor(whole / 0x80))]
}
const number = (field: number, content: number): Uint8Array =>
  Uint8Array.from([...varint(field << 3), ...varint(content)])
function bytes(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([Uint8Array.from([...varint((field << 3) | 2), ...varint(content.length)]), content])
}
export const text = (field: number, content: string): Uint8Array => bytes(field, Buffer.from(content))

export const node = (type: string, inputs: readonly string[], output: string): Uint8Array =>
  bytes(1, ...inputs.map((name) => text(1, name)), text(2, output), text(3, output), text(4, type))
export const tensor = (name: string, type: number, dims: readonly number[], data: ArrayBufferView): Uint8Array =>
  bytes(
    5,
    ...dims.map((size) => number(1, size)),
    number(2, type),
    text(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  )
export function value(field: number, name: string, type: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = bytes(2, ...dims.map((size) => bytes(1, typeof size === 'number' ? number(1, size) : text(2, size))))
  return bytes(field, text(1, name), bytes(2, bytes(1, number(1, type), shape)))
}

/** A whole file: the graph, for operators of opset 14. `parts`: its nodes, name, tensors, inputs and outputs. */
export const onnxFile = (...parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([number(1, 8), bytes(8, number(2, 14)), bytes(7, ...parts)])
