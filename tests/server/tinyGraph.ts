/**
 * A causal language model as an ONNX graph of four nodes, with random weights from a seed, and its rows computed here in
 * double precision: logits = tanh(sum of the embeddings of the tokens so far) · weights.
 */
import { seededRandom } from '../../src/core/text/seededRandom.ts'
import { FLOAT, INT64, node, onnxFile, tensor, text, value } from './onnxFile.ts'

const WIDTH = 6

export interface TinyGraph {
  readonly graph: Buffer
  /** ln p of every token behind a context; [vocabulary]. */
  readonly row: (context: readonly number[]) => Float64Array
}

export function tinyGraph(vocabularySize: number, seed: number): TinyGraph {
  const random = seededRandom(seed)
  const draw = (count: number, scale: number): Float32Array =>
    Float32Array.from({ length: count }, () => scale * (random() + random() + random() - 1.5))
  const [embedding, weights] = [draw(vocabularySize * WIDTH, 1), draw(WIDTH * vocabularySize, 4)]
  const graph = onnxFile(
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
  )
  const row = (context: readonly number[]): Float64Array => {
    const hidden = Array.from({ length: WIDTH }, (_, axis) =>
      Math.tanh(context.reduce((sum, id) => sum + (embedding[id * WIDTH + axis] ?? 0), 0)),
    )
    const logits = Float64Array.from({ length: vocabularySize }, (_, id) =>
      hidden.reduce((sum, part, axis) => sum + part * (weights[axis * vocabularySize + id] ?? 0), 0),
    )
    const all = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0))
    return logits.map((logit) => logit - all)
  }
  return { graph, row }
}
