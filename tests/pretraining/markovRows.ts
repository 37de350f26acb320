/** A Markov language model of public/models, run by ONNX Runtime: next-token probabilities behind tokens. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as ort from 'onnxruntime-web/wasm'

ort.env.wasm.numThreads = 1

export type Ids = readonly number[]
type Feeds = Readonly<Record<string, ort.Tensor>>

const integers = (rows: readonly Ids[]) =>
  new ort.Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]?.length ?? 0])

export class MarkovRows {
  readonly #session: ort.InferenceSession
  readonly #known = new Map<string, number[]>()

  private constructor(session: ort.InferenceSession) {
    this.#session = session
  }

  static async load(name: string): Promise<MarkovRows> {
    return new MarkovRows(
      await ort.InferenceSession.create(readFileSync(path.resolve('public/models', name, 'onnx/model.onnx'))),
    )
  }

  get keepsTokens(): boolean {
    return this.#session.inputNames.includes('past_key_values.0.key')
  }

  emptyPast(sequences: number): Feeds {
    const empty = () => new ort.Tensor('float32', new Float32Array(0), [sequences, 1, 0, 1])
    return { 'past_key_values.0.key': empty(), 'past_key_values.0.value': empty() }
  }

  /** Softmax of the rows of a batch, [B][T][V], and what to give as `past` next. */
  async run(
    ids: readonly Ids[],
    mask: readonly Ids[],
    past: Feeds = this.emptyPast(ids.length),
  ): Promise<{ rows: number[][][]; past: Feeds }> {
    const feeds: Feeds = {
      input_ids: integers(ids),
      ...(this.keepsTokens ? { attention_mask: integers(mask), ...past } : {}),
    }
    const outputs = await this.#session.run(feeds)
    const { logits } = outputs
    if (!(logits?.data instanceof Float32Array)) throw new Error('no logits')
    const [, length = 0, size = 0] = logits.dims
    const data = logits.data
    const rows = ids.map((_, sequence) =>
      Array.from({ length }, (__, place) =>
        softmax(data.subarray((sequence * length + place) * size, (sequence * length + place + 1) * size)),
      ),
    )
    return {
      rows,
      past: Object.fromEntries(
        Object.entries(outputs)
          .filter(([name]) => name.startsWith('present'))
          .map(([name, tensor]) => [name.replace('present', 'past_key_values'), tensor]),
      ),
    }
  }

  /** Probabilities of every token behind `ids`, the begin token being the first of them. */
  async next(ids: Ids): Promise<number[]> {
    const key = ids.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { rows } = await this.run([ids], [ids.map(() => 1)])
    const row = rows[0]?.at(-1) ?? []
    this.#known.set(key, row)
    return row
  }

  async release(): Promise<void> {
    await this.#session.release()
  }
}

function softmax(row: Float32Array): number[] {
  const largest = Math.max(...row)
  const weights = Array.from(row, (logit) => Math.exp(logit - largest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
