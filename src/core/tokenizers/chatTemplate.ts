/**
 * The chat template of a tokenizer: a Jinja template that makes one text of a conversation, with the spellings of the special
 * tokens that it names. From `tokenizer_config.json`, as Hugging Face's `apply_chat_template` reads it. Pure.
 */
import * as v from 'valibot'

export interface ChatTemplate {
  readonly jinja: string
  /** By the template's names: `bos_token`, `eos_token`, … */
  readonly specialTokens: Readonly<Record<string, string>>
  /** Spellings that are one token each, though the tokenizer's vocabulary lacks them, with their ids where they are known. */
  readonly markers: readonly Marker[]
  /** Of several templates of one tokenizer: the names of those that are not shown. */
  readonly others: readonly string[]
}

export interface Marker {
  readonly text: string
  readonly id: number
}

/** Names of special tokens that a template may use. */
const SPECIAL_NAMES = [
  'bos_token',
  'eos_token',
  'unk_token',
  'sep_token',
  'pad_token',
  'cls_token',
  'mask_token',
] as const

const spelling = v.union([
  v.string(),
  v.pipe(
    v.object({ content: v.string() }),
    v.transform(({ content }) => content),
  ),
])
const template = v.union([v.string(), v.array(v.object({ name: v.string(), template: v.string() }))])

/**
 * Null if the files say of none. `jinja`: `chat_template.jinja` beside the configuration, which is preferred to what stands in it.
 */
export function readChatTemplate(tokenizerConfig: unknown, jinja: string | null): ChatTemplate | null {
  const config: Readonly<Record<string, unknown>> =
    typeof tokenizerConfig === 'object' && tokenizerConfig !== null
      ? Object.fromEntries(Object.entries(tokenizerConfig))
      : {}
  const named = v.safeParse(template, config['chat_template'])
  const chosen = jinja ?? (named.success ? chosenOf(named.output) : null)
  if (chosen === null) return null
  const specialTokens = Object.fromEntries(
    SPECIAL_NAMES.flatMap((name) => {
      const read = v.safeParse(spelling, config[name])
      return read.success ? [[name, read.output]] : []
    }),
  )
  return {
    jinja: chosen,
    specialTokens,
    markers: [],
    others: named.success && jinja === null ? othersOf(named.output) : [],
  }
}

/** Of several the one that is named `default`, as in the reference; else the first. */
function chosenOf(read: v.InferOutput<typeof template>): string | null {
  if (typeof read === 'string') return read
  return (read.find(({ name }) => name === 'default') ?? read[0])?.template ?? null
}

function othersOf(read: v.InferOutput<typeof template>): readonly string[] {
  if (typeof read === 'string') return []
  const chosen = chosenOf(read)
  return read.flatMap(({ name, template: one }) => (one === chosen ? [] : [name]))
}
