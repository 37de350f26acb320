/**
 * A causal language model as an ONNX graph of four nodes, with random weights from a seed, and its rows computed here in
 * double precision: logits = tanh(sum of the embeddings of the tokens so far) · weights. Written as protocol buffers by hand.
 */
import { seededRandom } from '../../src/text/seededRandom.ts'

const WIDTH = 6
const FLOAT = 1
const INT64 = 7

function varint(whole: number): number[] {
  return whole < 0x80 ? [whole] : [(whole & 0x7f) | 0x80, ...varint(Math.floor(whole / 0x80))]
}
const number = (field: number, content: number): Uint8Array => Uint8Array.from([...varint(field << 3), ...varint(content)])
function bytes(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([Uint8Array.from([...varint((field << 3) | 2), ...varint(content.length)]), content])
}
const text = (field: number, content: string): Uint8Array => bytes(field, Buffer.from(content))

const node = (type: string, inputs: readonly string[], output: string): Uint8Array =>
  bytes(1, ...inputs.map((name) => text(1, name)), text(2, output), text(3, output), text(4, type))
const tensor = (name: string, type: number, dims: readonly number[], data: ArrayBufferView): Uint8Array =>
  bytes(5, ...dims.map((size) => number(1, size)), number(2, type), text(8, name), bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)))
function value(field: number, name: string, type: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = bytes(2, ...dims.map((size) => bytes(1, typeof size === 'number' ? number(1, size) : text(2, size))))
  return bytes(field, text(1, name), bytes(2, bytes(1, number(1, type), shape)))
}

export interface TinyGraph {
  readonly graph: Buffer
  /** ln p of every token behind a context; [vocabulary]. */
  readonly row: (context: readonly number[]) => Float64Array
}

export function tinyGraph(vocabularySize: number, seed: number): TinyGraph {
  const random = seededRandom(seed)
  const draw = (count: number, scale: number): Float32Array => Float32Array.from({ length: count }, () => scale * (random() + random() + random() - 1.5))
  const [embedding, weights] = [draw(vocabularySize * WIDTH, 1), draw(WIDTH * vocabularySize, 4)]
  const graph = Buffer.from(
    bytes(
      7,
      node('Gather', ['embedding', 'input_ids'], 'embedded'),
      node('CumSum', ['embedded', 'axis'], 'summed'),
      node('Tanh', ['summed'], 'hidden'),
      node('MatMul', ['hidden', 'weights'], 'logits'),
      text(2, 'tiny'),
      tensor('embedding', FLOAT, [vocabularySize, WIDTH], embedding),
      tensor('axis', INT64, [1], BigInt64Array.of(1n)),
      tensor('weights', FLOAT, [WIDTH, vocabularySize], weights),
      value(11, 'input_ids', INT64, ['batch_size', 'sequence_length']),
      value(12, 'logits', FLOAT, ['batch_size', 'sequence_length', vocabularySize]),
    ),
  )
  const row = (context: readonly number[]): Float64Array => {
    const hidden = Array.from({ length: WIDTH }, (_, axis) => Math.tanh(context.reduce((sum, id) => sum + (embedding[id * WIDTH + axis] ?? 0), 0)))
    const logits = Float64Array.from({ length: vocabularySize }, (_, id) => hidden.reduce((sum, part, axis) => sum + part * (weights[axis * vocabularySize + id] ?? 0), 0))
    const all = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0))
    return logits.map((logit) => logit - all)
  }
  return { graph: Buffer.concat([number(1, 8), bytes(8, number(2, 14)), graph]), row }
}
