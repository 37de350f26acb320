/**
 * A session of a causal language model: feeds tokens behind those that are cached, and gives logits and the longer
 * cache. Every tensor that it makes on a device it also lets go. Knows nothing of texts, windows or statistics.
 */
import type { InferenceSession, OnnxValue, Tensor } from 'onnxruntime-common'
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import { halvesToFloats } from '../../core/scores/float16.ts'
import type { CacheInput, GraphShape } from './graphShape.ts'
import type { PreparedRuntime } from './runtime.ts'

/** Keys and values of `length` tokens of `batch` sequences, by the name of the graph's input. */
export interface Cache {
  readonly length: number
  readonly batch: number
  readonly tensors: Readonly<Record<string, Tensor>>
}

export interface Fed {
  /** [batch][tokens][vocabulary], in one array. */
  readonly logits: Float32Array
  readonly vocabularySize: number
  readonly cache: Cache
}

type Feeds = Record<string, OnnxValue>

export class CausalSession {
  readonly shape: GraphShape
  readonly #runtime: PreparedRuntime
  readonly #session: InferenceSession
  readonly #fetches: readonly string[]
  #logitCount: number | null

  constructor(runtime: PreparedRuntime, session: InferenceSession, shape: GraphShape) {
    this.#runtime = runtime
    this.#session = session
    this.shape = shape
    this.#logitCount = shape.vocabularySize
    this.#fetches = ['logits', ...shape.cache.map(({ present }) => present)]
  }

  /** Whether what is fed once need not be fed again. */
  get caches(): boolean {
    return this.shape.cache.length > 0
  }

  /**
   * Entries of a row of logits, which are the ids that may be fed and predicted: 0 to one less. Configurations and
   * tokenizers may name more. Where the graph does not state it, one token is run to see it.
   */
  async logitCount(): Promise<number> {
    if (this.#logitCount === null) {
      const { vocabularySize, cache } = await this.feed([[0]], this.emptyCache(1))
      this.release(cache)
      this.#logitCount = vocabularySize
    }
    return this.#logitCount
  }

  emptyCache(batch: number): Cache {
    const tensors = this.shape.cache.map((input): [string, Tensor] => {
      const dims = [batch, ...input.emptyDims.slice(1)]
      return [input.past, this.#tensor(input.type, zeros(input.type, product(dims)), dims)]
    })
    return { length: 0, batch, tensors: Object.fromEntries(tensors) }
  }

  /**
   * Feeds the same number of tokens to each sequence of the batch. The cache given is used up: it must not be fed
   * again, nor released, unless `keep` is set.
   */
  async feed(sequences: readonly (readonly TokenId[])[], cache: Cache, keep = false): Promise<Fed> {
    const batch = sequences.length
    const length = sequences[0]?.length ?? 0
    const outputs = await this.#runtime.queue.run(() => this.#session.run(this.#feeds(sequences, cache), this.#fetches))
    if (!keep) this.release(cache)
    const tensors: Record<string, Tensor> = {}
    for (const { past, present } of this.shape.cache) tensors[past] = tensorOf(outputs, present)
    const logits = tensorOf(outputs, 'logits')
    const vocabularySize = logits.dims.at(-1) ?? 0
    const values = floatsOf(logits)
    if (values.length !== batch * length * vocabularySize) {
      throw new Error(`the graph gave logits of ${logits.dims.join(' × ')} for ${batch} × ${length} tokens`)
    }
    return { logits: values, vocabularySize, cache: { length: cache.length + length, batch, tensors } }
  }

  /** The cache of one sequence, `batch` times; the one given stays as it is. */
  async repeat(cache: Cache, batch: number): Promise<Cache> {
    const tensors: Record<string, Tensor> = {}
    for (const { past, type } of this.shape.cache) {
      const one = cache.tensors[past]
      if (one === undefined) throw new Error(`no cache ${past}`)
      tensors[past] = this.#tensor(type, repeated(await one.getData(), batch), [batch, ...one.dims.slice(1)])
    }
    return { length: cache.length, batch, tensors }
  }

  /** Frees a cache; one that was used up is let be. */
  release(cache: Cache): void {
    for (const tensor of Object.values(cache.tensors)) {
      if (tensor.location !== 'none') tensor.dispose()
    }
  }

  async close(): Promise<void> {
    await this.#runtime.queue.run(() => this.#session.release())
  }

  #feeds(sequences: readonly (readonly TokenId[])[], cache: Cache): Feeds {
    const batch = sequences.length
    const length = sequences[0]?.length ?? 0
    const total = cache.length + length
    const { shape } = this
    const feeds: Feeds = { ...cache.tensors, input_ids: this.#integers(sequences.flat(), [batch, length]) }
    if (shape.takesMask)
      feeds['attention_mask'] = this.#integers(
        Array.from({ length: batch * total }, () => 1),
        [batch, total],
      )
    if (shape.takesPositions) {
      const positions = sequences.flatMap((ids) => ids.map((_, index) => cache.length + index))
      feeds['position_ids'] = this.#integers(positions, [batch, length])
    }
    if (shape.takesCacheBranch)
      feeds['use_cache_branch'] = this.#tensor('bool', Uint8Array.of(cache.length > 0 ? 1 : 0), [1])
    if (shape.takesLogitsToKeep) feeds['num_logits_to_keep'] = this.#integers([0], [])
    return feeds
  }

  #integers(values: readonly number[], dims: readonly number[]): Tensor {
    return this.#tensor('int64', BigInt64Array.from(values, BigInt), dims)
  }

  #tensor(type: CacheInput['type'], data: Tensor.DataType, dims: readonly number[]): Tensor {
    return new this.#runtime.ort.Tensor(type, data, dims)
  }
}

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1)

function zeros(type: Tensor.Type, size: number): Tensor.DataType {
  if (type === 'float16') return new Uint16Array(size)
  return type === 'int8' ? new Int8Array(size) : type === 'uint8' ? new Uint8Array(size) : new Float32Array(size)
}

/** The same values `times` times, one copy behind the other. */
function repeated(data: Tensor.DataType, times: number): Tensor.DataType {
  if (!ArrayBuffer.isView(data) || data instanceof BigInt64Array || data instanceof BigUint64Array) {
    throw new Error('a cache of this type cannot be copied')
  }
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  const all = new Uint8Array(bytes.length * times)
  for (let copy = 0; copy < times; copy++) all.set(bytes, copy * bytes.length)
  if (data instanceof Float32Array) return new Float32Array(all.buffer)
  if (data instanceof Int8Array) return new Int8Array(all.buffer)
  return data instanceof Uint8Array ? all : new Uint16Array(all.buffer)
}

function tensorOf(outputs: InferenceSession.ReturnType, name: string): Tensor {
  const value = outputs[name]
  if (value === undefined) throw new Error(`the graph gave no ${name}`)
  return value
}

function floatsOf({ data }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data
  if (ArrayBuffer.isView(data) && data.byteLength === 2 * Number(data.length)) {
    return halvesToFloats(new Uint16Array(data.buffer, data.byteOffset, data.length))
  }
  throw new Error('the graph gave logits that are not floating-point numbers')
}
