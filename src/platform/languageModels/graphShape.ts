/**
 * What the graph of a causal language model takes and gives, read from the metadata of its session: token ids, cached
 * keys and values in whatever layout it has, and the few further inputs that exporters add. Runs nothing.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-common'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'

export interface CacheInput {
  readonly past: string
  readonly present: string
  readonly type: Tensor.Type
  /** Dimensions of an empty cache for one sequence. */
  readonly emptyDims: readonly number[]
  /** The axis that grows with each token; null for a state of fixed size, as of a convolution. */
  readonly lengthAxis: number | null
}

export interface GraphShape {
  readonly cache: readonly CacheInput[]
  readonly takesMask: boolean
  readonly takesPositions: boolean
  /** Inputs of some exporters: whether the cache is used, and for how many positions logits are wanted (0: all). */
  readonly takesCacheBranch: boolean
  readonly takesLogitsToKeep: boolean
  /** Where the graph states it. */
  readonly vocabularySize: number | null
  /** Bytes of cache a token of a sequence takes. */
  readonly cacheBytesPerToken: number
}

const BYTES: Partial<Record<Tensor.Type, number>> = { float32: 4, float16: 2, int8: 1, uint8: 1 }

/** Failures: `session-failed` {detail} for a graph that is no causal language model of this kind. */
export function readGraphShape(
  session: Pick<InferenceSession, 'inputMetadata' | 'outputMetadata'>,
): Outcome<GraphShape> {
  const inputs = session.inputMetadata.filter((input) => input.isTensor)
  const outputs = session.outputMetadata.filter((output) => output.isTensor)
  const names = new Set(inputs.map(({ name }) => name))
  const logits = outputs.find(({ name }) => name === 'logits')
  if (!names.has('input_ids') || logits === undefined) {
    return fail('session-failed', { detail: 'its graph does not lead from input_ids to logits' })
  }
  const cache: CacheInput[] = []
  const unknown: string[] = []
  for (const { name, type, shape } of inputs) {
    if (!name.startsWith('past')) {
      if (!KNOWN.has(name)) unknown.push(name)
      continue
    }
    const present = name.replace(/^past(?:_key_values)?/, 'present')
    if (!outputs.some((output) => output.name === present)) unknown.push(name)
    cache.push({
      past: name,
      present,
      type,
      emptyDims: shape.map((size, axis) => (axis === 0 ? 1 : typeof size === 'number' && size > 0 ? size : 0)),
      lengthAxis: lengthAxisOf(shape),
    })
  }
  if (unknown.length > 0)
    return fail('session-failed', { detail: `its graph wants inputs that are not known here: ${unknown.join(', ')}` })
  const last = logits.shape.at(-1)
  return succeed({
    cache,
    takesMask: names.has('attention_mask'),
    takesPositions: names.has('position_ids'),
    takesCacheBranch: names.has('use_cache_branch'),
    takesLogitsToKeep: names.has('num_logits_to_keep'),
    vocabularySize: typeof last === 'number' && last > 0 ? last : null,
    cacheBytesPerToken: cache.reduce((bytes, input) => bytes + bytesPerToken(input), 0),
  })
}

const KNOWN: ReadonlySet<string> = new Set([
  'input_ids',
  'attention_mask',
  'position_ids',
  'use_cache_branch',
  'num_logits_to_keep',
])

function lengthAxisOf(shape: readonly (number | string)[]): number | null {
  const axis = shape.findIndex((size, index) => index > 0 && (typeof size === 'string' || size <= 0))
  return axis < 0 ? null : axis
}

function bytesPerToken({ lengthAxis, emptyDims, type }: CacheInput): number {
  if (lengthAxis === null) return 0
  return emptyDims.reduce((product, size, axis) => (axis === lengthAxis ? product : product * size), BYTES[type] ?? 4)
}
