/**
 * Language models of one table each: the logits behind a token are its row, so every probability is known. Tokens 0
 * `<bos>`, 1 `<eos>`, 2 `<unk>`, 3 a, 4 b, 5 c; where a row has eight entries, two of padding that no token has. What is
 * odd about each is what small and odd language models of the hub do: few tokens, no begin token, a probability of 0, an
 * entry of the tokenizer that has no logit.
 */
import { FLOAT, INT64, node, onnxFile, tensor, text, value } from './onnxFile.ts'

/** What follows a token: `named` has its probabilities, the rest is shared evenly by the other entries of the row. */
type Row = Readonly<Record<number, number>>

const [A, B, C] = [3, 4, 5]
const rows: Readonly<Record<number, Row>> = {
  0: { [A]: 1 / 2, [B]: 1 / 4, [C]: 1 / 8 },
  [A]: { [B]: 1 / 2, [A]: 1 / 8, [C]: 1 / 8, 1: 1 / 8 },
  [B]: { [C]: 1 / 2, [A]: 1 / 4, [B]: 1 / 8 },
  [C]: { [A]: 1 / 4, [B]: 1 / 4, [C]: 1 / 4 },
}

function logitsOf(row: Row, width: number): readonly number[] {
  const named = Object.values(row)
  const rest = (1 - named.reduce((sum, share) => sum + share, 0)) / (width - named.length)
  return Array.from({ length: width }, (_, id) => Math.log(row[id] ?? rest))
}

/** @param width entries of a row; @param states whether the graph says how many they are */
function tableGraph(width: number, changed: Readonly<Record<number, Row>>, states = true): Buffer {
  const table = Array.from({ length: width }, (_, id) => logitsOf(changed[id] ?? rows[id] ?? {}, width)).flat()
  return onnxFile(
    node('Gather', ['table', 'input_ids'], 'logits'),
    text(2, 'table'),
    tensor('table', FLOAT, [width, width], Float32Array.from(table)),
    value(11, 'input_ids', INT64, ['batch_size', 'sequence_length']),
    value(12, 'logits', FLOAT, ['batch_size', 'sequence_length', states ? width : 'vocabulary']),
  )
}

const special = (id: number, content: string, isSpecial = true) => ({
  id,
  content,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
  special: isSpecial,
})

function tokenizer(more: readonly ReturnType<typeof special>[], begins: boolean): string {
  const sequence = { Sequence: { id: 'A', type_id: 0 } }
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [special(0, '<bos>'), special(1, '<eos>'), special(2, '<unk>'), ...more],
    normalizer: null,
    pre_tokenizer: null,
    post_processor: begins
      ? {
          type: 'TemplateProcessing',
          single: [{ SpecialToken: { id: '<bos>', type_id: 0 } }, sequence],
          pair: [sequence, { Sequence: { id: 'B', type_id: 1 } }],
          special_tokens: { '<bos>': { id: '<bos>', ids: [0], tokens: ['<bos>'] } },
        }
      : null,
    decoder: { type: 'Fuse' },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: '<unk>',
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: { '<bos>': 0, '<eos>': 1, '<unk>': 2, a: A, b: B, c: C },
      merges: [],
    },
  })
}

export interface TableModel {
  readonly graph: Buffer
  readonly tokenizer: string
  readonly facts: object
}

function model(
  width: number,
  {
    changed = {},
    more = [],
    begins = true,
    states = true,
    facts = {},
  }: {
    readonly changed?: Readonly<Record<number, Row>>
    readonly more?: readonly ReturnType<typeof special>[]
    readonly begins?: boolean
    readonly states?: boolean
    readonly facts?: object
  } = {},
): TableModel {
  return {
    graph: tableGraph(width, changed, states),
    tokenizer: tokenizer(more, begins),
    facts: {
      model_type: 'llama',
      architectures: ['LlamaForCausalLM'],
      vocab_size: width,
      hidden_size: 8,
      num_hidden_layers: 1,
      num_attention_heads: 1,
      num_key_value_heads: 1,
      head_dim: 8,
      max_position_embeddings: 64,
      eos_token_id: 1,
      ...(begins ? { bos_token_id: 0 } : {}),
      ...facts,
    },
  }
}

/** An entry of the tokenizer for which the language model has neither a row nor a logit. */
const beyond = [special(6, '<x>', false)]

/** By the name of the repository. */
export const tableModels: Readonly<Record<string, TableModel>> = {
  'tiny/bigram': model(8),
  // After a, c cannot be; after b, nothing can.
  'tiny/impossible': model(8, {
    changed: {
      [A]: { [B]: 1 / 2, [A]: 1 / 4, [C]: 0 },
      [B]: Object.fromEntries(Array.from({ length: 8 }, (_, id) => [id, NaN])),
    },
  }),
  'tiny/small': model(6, { more: beyond }),
  'tiny/unstated': model(6, { more: beyond, states: false }),
  'tiny/nobos': model(8, { begins: false }),
  'tiny/short': model(8, { facts: { max_position_embeddings: 4 } }),
}
