/** A shipped folder of a language model, run by ONNX Runtime's WebAssembly on one thread. No tokenizer, no statistics. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as ort from 'onnxruntime-web/wasm'
import * as v from 'valibot'

ort.env.wasm.numThreads = 1

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What the evaluation reads of `config.json`. */
export const configSchema = v.object({
  num_hidden_layers: count,
  num_key_value_heads: count,
  head_dim: count,
  hidden_size: count,
  vocab_size: count,
  max_position_embeddings: count,
  bos_token_id: count,
  tessera: v.object({
    name: v.string(),
    preset: v.string(),
    parameters: count,
    context: count,
    steps: count,
    tokens: count,
    bytes_read: count,
    cpu_seconds: count,
    dtype: v.string(),
  }),
})
export type ModelConfig = v.InferOutput<typeof configSchema>

/** Keys and values of the tokens that were run before, by the names of the graph's inputs. */
export type Past = Readonly<Record<string, ort.Tensor>>

export interface Run {
  /** [B × T × V], rows of the batch one behind another. */
  readonly logits: Float32Array
  /** [B × T × hidden_size]. */
  readonly hiddenStates: Float32Array
  readonly past: Past
}

/** A batch of sequences of equal length. Without mask and positions: no padding, positions count on from the past. */
export interface Batch {
  readonly ids: readonly (readonly number[])[]
  /** 1 for a token and 0 for padding, the past included: [B][P + T]. */
  readonly mask?: readonly (readonly number[])[]
  readonly positions?: readonly (readonly number[])[]
}

function integers(rows: readonly (readonly number[])[]): ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]?.length ?? 0])
}

function floats(tensor: ort.Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array))
    throw new Error('The language model gave no float32 output where one was expected.')
  return tensor.data
}

export class ShippedModel {
  readonly config: ModelConfig
  readonly #session: ort.InferenceSession

  private constructor(config: ModelConfig, session: ort.InferenceSession) {
    this.config = config
    this.#session = session
  }

  /** Throws where the folder has no configuration of our kind, or ONNX Runtime does not take the file. */
  static async load(folder: string): Promise<ShippedModel> {
    const config = v.parse(configSchema, JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8')))
    return new ShippedModel(
      config,
      await ort.InferenceSession.create(readFileSync(path.join(folder, 'onnx/model_quantized.onnx'))),
    )
  }

  /** The cache before the first token. */
  emptyPast(sequences: number): Past {
    const { num_hidden_layers: layers, num_key_value_heads: heads, head_dim: width } = this.config
    const names = Array.from({ length: layers }, (_, layer) =>
      ['key', 'value'].map((part) => `past_key_values.${layer}.${part}`),
    ).flat()
    return Object.fromEntries(
      names.map((name) => [name, new ort.Tensor('float32', new Float32Array(0), [sequences, heads, 0, width])]),
    )
  }

  async run({ ids, mask, positions }: Batch, past: Past = this.emptyPast(ids.length)): Promise<Run> {
    const before = past['past_key_values.0.key']?.dims[2] ?? 0
    const outputs = await this.#session.run({
      ...past,
      input_ids: integers(ids),
      attention_mask: integers(mask ?? ids.map((row) => Array.from({ length: before + row.length }, () => 1))),
      position_ids: integers(positions ?? ids.map((row) => row.map((_, place) => before + place))),
    })
    const present = Object.entries(outputs).filter(([name]) => name.startsWith('present.'))
    return {
      logits: floats(outputs['logits']),
      hiddenStates: floats(outputs['hidden_states']),
      past: Object.fromEntries(present.map(([name, tensor]) => [name.replace('present', 'past_key_values'), tensor])),
    }
  }

  async release(): Promise<void> {
    await this.#session.release()
  }
}
