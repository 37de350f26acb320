/**
 * The chat templates that come with the page, by the id of their tokenizer, as the repositories of the models publish them. Two are not
 * of the tokenizer itself: o200k_base is shown with the format of gpt-oss, which adds the markers to the same vocabulary, and
 * cl100k_base with the count that OpenAI's cookbook gives for its chat models: three tokens a message beside role and content, one
 * before a name, three for the answer. Loads one file.
 */
import type { ChatTemplate, Marker } from '../../core/tokenizers/chatTemplate.ts'

interface Shipped {
  readonly file: string
  readonly specialTokens: Readonly<Record<string, string>>
  readonly markers?: readonly Marker[]
}

/** Ids as in `openai-harmony` and tiktoken's `o200k_harmony`. */
const HARMONY: readonly Marker[] = [
  { text: '<|return|>', id: 200_002 },
  { text: '<|constrain|>', id: 200_003 },
  { text: '<|channel|>', id: 200_005 },
  { text: '<|start|>', id: 200_006 },
  { text: '<|end|>', id: 200_007 },
  { text: '<|message|>', id: 200_008 },
  { text: '<|call|>', id: 200_012 },
]

/** Published nowhere with their ids: ids that the vocabulary leaves free stand for them. */
const COUNTED: readonly Marker[] = [
  { text: '<|im_start|>', id: 100_264 },
  { text: '<|im_end|>', id: 100_265 },
  { text: '<|im_sep|>', id: 100_266 },
  { text: '<|im_name|>', id: 100_267 },
]

const shipped: Readonly<Record<string, Shipped>> = {
  qwen3: { file: 'qwen3', specialTokens: { eos_token: '<|im_end|>', pad_token: '<|endoftext|>' } },
  'mistral-nemo': {
    file: 'mistral-nemo',
    specialTokens: { bos_token: '<s>', eos_token: '</s>', unk_token: '<unk>' },
  },
  'deepseek-v3': {
    file: 'deepseek-v3',
    specialTokens: { bos_token: '<｜begin▁of▁sentence｜>', eos_token: '<｜end▁of▁sentence｜>' },
  },
  smollm2: {
    file: 'smollm2',
    specialTokens: {
      bos_token: '<|im_start|>',
      eos_token: '<|im_end|>',
      unk_token: '<|endoftext|>',
      pad_token: '<|im_end|>',
    },
  },
  o200k_base: {
    file: 'harmony',
    specialTokens: { bos_token: '<|startoftext|>', eos_token: '<|return|>' },
    markers: HARMONY,
  },
  cl100k_base: { file: 'openai-counted', specialTokens: {}, markers: COUNTED },
}

/** Tokenizers that have a template here. */
export const templatedTokenizers: readonly string[] = Object.keys(shipped)

const files = import.meta.glob<string>('./templates/*.jinja', { query: '?raw', import: 'default' })

/** Null if the page has none for the tokenizer. */
export async function shippedTemplate(tokenizer: string): Promise<ChatTemplate | null> {
  const found = Object.hasOwn(shipped, tokenizer) ? shipped[tokenizer] : undefined
  const load = files[`./templates/${found?.file ?? ''}.jinja`]
  if (found === undefined || load === undefined) return null
  const { specialTokens, markers = [] } = found
  return { jinja: await load(), specialTokens, markers, others: [] }
}
