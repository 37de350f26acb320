/** What config.json says of a language model: facts for its card, the tokens at which a text begins and ends. */
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { TokenId } from '../../core/tokenizers/encoding.ts'

const id = v.pipe(v.number(), v.integer(), v.minValue(0))
const size = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Absent, null or of another kind: not known. */
const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullish(schema), null)

const configSchema = v.looseObject({
  model_type: v.string(),
  max_position_embeddings: optional(size),
  n_positions: optional(size),
  n_ctx: optional(size),
  seq_length: optional(size),
  max_seq_len: optional(size),
  vocab_size: optional(size),
  num_hidden_layers: optional(size),
  n_layer: optional(size),
  bos_token_id: optional(id),
  eos_token_id: optional(v.union([id, v.array(id)])),
  tessera: optional(
    v.looseObject({ parameters: optional(size), context: optional(size), dtype: optional(v.string()) }),
  ),
  text_config: optional(v.looseObject({})),
})

export interface ModelConfig {
  readonly modelType: string
  readonly contextLength: number | null
  readonly vocabularySize: number
  readonly layers: number
  readonly beginToken: TokenId | null
  readonly endTokens: ReadonlySet<TokenId>
  readonly parameters: number | null
}

/** Failures: `not-causal` {what, detail} where it says nothing of a language model. */
export function readModelConfig(json: unknown, what: string): Outcome<ModelConfig> {
  const parsed = v.safeParse(configSchema, json)
  if (!parsed.success) return fail('not-causal', { what, detail: 'its config.json names no model_type' })
  const outer = parsed.output
  // Language models inside larger ones keep their facts one level down.
  const inner =
    outer.text_config == null ? null : v.safeParse(configSchema, { model_type: outer.model_type, ...outer.text_config })
  const config = inner?.success === true ? { ...inner.output, ...definedOf(outer) } : outer
  const { eos_token_id: end, vocab_size: vocabularySize } = config
  if (vocabularySize == null) return fail('not-causal', { what, detail: 'its config.json states no vocab_size' })
  const ends = end == null ? [] : typeof end === 'number' ? [end] : end
  return succeed({
    modelType: config.model_type,
    contextLength:
      config.tessera?.context ??
      config.max_position_embeddings ??
      config.n_positions ??
      config.n_ctx ??
      config.seq_length ??
      config.max_seq_len ??
      null,
    vocabularySize,
    layers: config.num_hidden_layers ?? config.n_layer ?? 0,
    beginToken: config.bos_token_id ?? null,
    endTokens: new Set(ends),
    parameters: config.tessera?.parameters ?? null,
  })
}

function definedOf<Value extends object>(value: Value): Partial<Value> {
  const copy: Partial<Value> = { ...value }
  for (const key in copy) if (copy[key] == null) delete copy[key]
  return copy
}
