// Writes a causal language model as ONNX with random weights, for benchmarks of scoring: 4 layers of width 192 and 3 heads,
// learned positions, cached keys and values, tied embeddings, by the input and output names that transformers.js expects.
// What it says of a text is noise; what it costs is what a trained one of its shape costs.

const WIDTH = 192
const HEADS = 3
const LAYERS = 4
const HEAD_WIDTH = WIDTH / HEADS
const FLOAT = 1
const INT64 = 7

/** A message of Protocol Buffers: fields of numbers, texts, bytes and other messages. */
class Message {
  #parts = []

  #varint(value) {
    const bytes = []
    let rest = BigInt.asUintN(64, BigInt(value))
    do {
      bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0))
      rest >>= 7n
    } while (rest > 0n)
    this.#parts.push(Buffer.from(bytes))
  }

  number(field, value) {
    this.#varint(field << 3)
    this.#varint(value)
    return this
  }

  float(field, value) {
    this.#varint((field << 3) | 5)
    const bytes = Buffer.alloc(4)
    bytes.writeFloatLE(value)
    this.#parts.push(bytes)
    return this
  }

  bytes(field, value) {
    this.#varint((field << 3) | 2)
    this.#varint(value.length)
    this.#parts.push(value)
    return this
  }

  text(field, value) {
    return this.bytes(field, Buffer.from(value))
  }

  message(field, value) {
    return this.bytes(field, value.done())
  }

  done() {
    return Buffer.concat(this.#parts)
  }
}

function tensor(name, type, dims, data) {
  const message = new Message()
  for (const dim of dims) message.number(1, dim)
  return message
    .number(2, type)
    .text(8, name)
    .bytes(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength))
}

function attribute(name, value) {
  const message = new Message().text(1, name)
  if (Array.isArray(value)) {
    for (const one of value) message.number(8, one)
    return message.number(20, 7)
  }
  if (Number.isInteger(value)) return message.number(3, value).number(20, 2)
  return message.float(2, value).number(20, 1)
}

function described(name, type, dims) {
  const shape = new Message()
  for (const dim of dims) {
    const one = new Message()
    shape.message(1, typeof dim === 'number' ? one.number(1, dim) : one.text(2, dim))
  }
  const typed = new Message().message(1, new Message().number(1, type).message(2, shape))
  return new Message().text(1, name).message(2, typed)
}

/** Numbers around 0 that follow from a seed; their distribution does not matter here. */
function noise(size, scale, seed) {
  let state = seed
  return Float32Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state / 2 ** 31) * scale
  })
}

/** @returns {Buffer} the file */
export function writeGraph(vocabularySize, contextLength) {
  const graph = new Message().text(2, 'bench')
  let seed = 1
  const weights = (name, dims, scale) => {
    const size = dims.reduce((all, dim) => all * dim, 1)
    graph.message(5, tensor(name, FLOAT, dims, noise(size, scale, (seed += 7))))
    return name
  }
  const ints = (name, values) => {
    graph.message(5, tensor(name, INT64, [values.length], BigInt64Array.from(values, BigInt)))
    return name
  }
  const node = (operation, output, inputs, attributes = {}) => {
    const message = new Message()
    for (const input of inputs) message.text(1, input)
    for (const one of [output].flat()) message.text(2, one)
    message.text(3, [output].flat()[0]).text(4, operation)
    for (const [name, set] of Object.entries(attributes)) message.message(5, attribute(name, set))
    graph.message(1, message)
    return output
  }
  const norm = (name, x) =>
    node('LayerNormalization', name, [x, weights(`${name}.gain`, [WIDTH], 1)], { axis: -1, epsilon: 1e-5 })

  ints('split', [0, 0, HEADS, HEAD_WIDTH])
  ints('joined', [0, 0, WIDTH])
  graph.message(5, tensor('one', INT64, [], BigInt64Array.of(1n)))
  graph.message(5, tensor('zero', INT64, [], BigInt64Array.of(0n)))
  graph.message(5, tensor('scale', FLOAT, [], Float32Array.of(1 / Math.sqrt(HEAD_WIDTH))))
  graph.message(5, tensor('nothing', FLOAT, [], Float32Array.of(0)))
  graph.message(5, tensor('hidden', FLOAT, [], Float32Array.of(-1e9)))
  ints('last', [1])

  weights('tokens', [vocabularySize, WIDTH], 0.1)
  node('Add', 'x0', [
    node('Gather', 'embedded', ['tokens', 'input_ids']),
    node('Gather', 'placed', [weights('places', [contextLength, WIDTH], 0.1), 'position_ids']),
  ])
  // Which keys a query may see: those not behind it.
  node('Shape', 'total1', ['attention_mask'], { start: 1, end: 2 })
  node('Shape', 'fresh1', ['input_ids'], { start: 1, end: 2 })
  node('Squeeze', 'total', ['total1'])
  node('Squeeze', 'fresh', ['fresh1'])
  node('Sub', 'past', ['total', 'fresh'])
  node('Range', 'keys', ['zero', 'total', 'one'])
  node('Range', 'queryRow', ['past', 'total', 'one'])
  node('Unsqueeze', 'queries', ['queryRow', 'last'])
  node('Where', 'mask', [node('LessOrEqual', 'seen', ['keys', 'queries']), 'nothing', 'hidden'])

  for (let layer = 0; layer < LAYERS; layer++) {
    const at = `layer${layer}`
    const normed = norm(`${at}.norm`, `x${layer}`)
    const heads = {}
    for (const part of ['q', 'k', 'v']) {
      const flat = node('MatMul', `${at}.${part}.flat`, [normed, weights(`${at}.${part}.weight`, [WIDTH, WIDTH], 0.1)])
      heads[part] = node('Transpose', `${at}.${part}`, [node('Reshape', `${at}.${part}.wide`, [flat, 'split'])], {
        perm: [0, 2, 1, 3],
      })
    }
    const keys = node('Concat', `present.${layer}.key`, [`past_key_values.${layer}.key`, heads.k], { axis: 2 })
    const values = node('Concat', `present.${layer}.value`, [`past_key_values.${layer}.value`, heads.v], { axis: 2 })
    const scores = node('MatMul', `${at}.scores`, [
      heads.q,
      node('Transpose', `${at}.keys`, [keys], { perm: [0, 1, 3, 2] }),
    ])
    const masked = node('Add', `${at}.masked`, [node('Mul', `${at}.scaled`, [scores, 'scale']), 'mask'])
    const mixed = node('MatMul', `${at}.mixed`, [node('Softmax', `${at}.shares`, [masked], { axis: -1 }), values])
    const together = node('Reshape', `${at}.together`, [
      node('Transpose', `${at}.back`, [mixed], { perm: [0, 2, 1, 3] }),
      'joined',
    ])
    const attended = node('Add', `${at}.attended`, [
      `x${layer}`,
      node('MatMul', `${at}.out`, [together, weights(`${at}.out.weight`, [WIDTH, WIDTH], 0.1)]),
    ])
    const wide = node('MatMul', `${at}.wide`, [
      norm(`${at}.feed`, attended),
      weights(`${at}.in.weight`, [WIDTH, 4 * WIDTH], 0.1),
    ])
    const narrow = node('MatMul', `${at}.narrow`, [
      node('Relu', `${at}.relu`, [wide]),
      weights(`${at}.down.weight`, [4 * WIDTH, WIDTH], 0.05),
    ])
    node('Add', `x${layer + 1}`, [attended, narrow])
  }
  node('MatMul', 'logits', [norm('norm', `x${LAYERS}`), node('Transpose', 'head', ['tokens'], { perm: [1, 0] })])

  const fresh = ['batch_size', 'sequence_length']
  graph.message(11, described('input_ids', INT64, fresh))
  graph.message(11, described('attention_mask', INT64, ['batch_size', 'total_sequence_length']))
  graph.message(11, described('position_ids', INT64, fresh))
  graph.message(12, described('logits', FLOAT, [...fresh, vocabularySize]))
  for (let layer = 0; layer < LAYERS; layer++) {
    for (const part of ['key', 'value']) {
      graph.message(
        11,
        described(`past_key_values.${layer}.${part}`, FLOAT, ['batch_size', HEADS, 'past_sequence_length', HEAD_WIDTH]),
      )
      graph.message(
        12,
        described(`present.${layer}.${part}`, FLOAT, ['batch_size', HEADS, 'total_sequence_length', HEAD_WIDTH]),
      )
    }
  }
  const opset = new Message().text(1, '').number(2, 17)
  return new Message()
    .number(1, 8)
    .text(2, 'Tessera, bench/scoring/graph.mjs')
    .message(7, graph)
    .message(8, opset)
    .done()
}

/** config.json of the same. */
export function graphConfig(vocabularySize, contextLength) {
  return {
    model_type: 'llama',
    architectures: ['LlamaForCausalLM'],
    vocab_size: vocabularySize,
    hidden_size: WIDTH,
    num_hidden_layers: LAYERS,
    num_attention_heads: HEADS,
    num_key_value_heads: HEADS,
    head_dim: HEAD_WIDTH,
    max_position_embeddings: contextLength,
    bos_token_id: 0,
    eos_token_id: 0,
  }
}
