/**
 * What stands beside a tokenizer's vocabulary: `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json`,
 * as one value. Parsed leniently: of a member that is not what it should be, nothing is known. Reads no file.
 */
import * as v from 'valibot'

const ROLES = ['bos_token', 'eos_token', 'unk_token', 'sep_token', 'pad_token', 'cls_token', 'mask_token'] as const
type Role = (typeof ROLES)[number]

const flag = v.fallback(v.nullish(v.boolean(), null), null)
const off = v.fallback(v.optional(v.boolean(), false), false)
/** Absent flags are false: those of the Rust library's added tokens. */
const tokenSchema = v.object({
  content: v.string(),
  lstrip: off,
  rstrip: off,
  single_word: off,
  normalized: off,
  special: v.fallback(v.optional(v.boolean(), true), true),
})
const id = v.pipe(v.number(), v.integer(), v.minValue(0))
const named = v.union([v.string(), tokenSchema])
const role = v.fallback(v.nullish(named, null), null)

const configSchema = v.object({
  tokenizer_class: v.fallback(v.nullish(v.string(), null), null),
  add_bos_token: flag,
  add_eos_token: flag,
  add_prefix_space: flag,
  do_lower_case: flag,
  strip_accents: flag,
  tokenize_chinese_chars: flag,
  bos_token: role,
  eos_token: role,
  unk_token: role,
  sep_token: role,
  pad_token: role,
  cls_token: role,
  mask_token: role,
  additional_special_tokens: v.fallback(v.nullish(v.array(named), null), null),
  added_tokens_decoder: v.fallback(v.nullish(v.record(v.string(), tokenSchema), null), null),
})
type Config = v.InferOutput<typeof configSchema>

const addedSchema = v.record(v.string(), id)

/** An entry of `added_tokens` of a tokenizer.json. */
export interface AddedEntry extends v.InferOutput<typeof tokenSchema> {
  readonly id: number
}

/** A special token that is named; its id is that of the vocabulary, or of an entry. */
type NamedToken = v.InferOutput<typeof tokenSchema>

export interface Configuration {
  /** The class of transformers, without `Fast` at its end; null if none is named. */
  readonly tokenizerClass: string | null
  readonly addBos: boolean | null
  readonly addEos: boolean | null
  readonly addPrefixSpace: boolean | null
  readonly lowercase: boolean | null
  readonly stripAccents: boolean | null
  readonly splitChinese: boolean | null
  /** Tokens by their part, such as `cls_token`; null if none is named. */
  readonly roles: Readonly<Record<Role, NamedToken | null>>
  /** Special tokens of no part. */
  readonly additional: readonly NamedToken[]
  /** Tokens that are given an id. */
  readonly entries: readonly AddedEntry[]
}

/** Parsed JSON of each file; null where there is none. */
export interface ConfigurationFiles {
  readonly tokenizerConfig: unknown
  readonly specialTokensMap: unknown
  readonly addedTokens: unknown
}

export const NO_CONFIGURATION: ConfigurationFiles = {
  tokenizerConfig: null,
  specialTokensMap: null,
  addedTokens: null,
}

const EMPTY = v.parse(configSchema, {})

function parsed(value: unknown): Config {
  const result = v.safeParse(configSchema, value)
  return result.success ? result.output : EMPTY
}

function tokenOf(token: string | NamedToken): NamedToken {
  if (typeof token !== 'string') return { ...token, special: true }
  return { content: token, lstrip: false, rstrip: false, single_word: false, normalized: false, special: true }
}

export function readConfiguration(files: ConfigurationFiles): Configuration {
  const config = parsed(files.tokenizerConfig)
  const map = parsed(files.specialTokensMap)
  const of = (name: Role): NamedToken | null => {
    const token = config[name] ?? map[name]
    return token === null || tokenOf(token).content === '' ? null : tokenOf(token)
  }
  const added = v.safeParse(addedSchema, files.addedTokens)
  const decoder = Object.entries(config.added_tokens_decoder ?? {}).flatMap(([key, token]) =>
    /^\d{1,7}$/.test(key) ? [{ ...token, id: Number(key) }] : [],
  )
  const known = new Set(decoder.map(({ content }) => content))
  const special = new Set(
    [...ROLES.map(of), ...(config.additional_special_tokens ?? map.additional_special_tokens ?? []).map(tokenOf)].map(
      (token) => token?.content,
    ),
  )
  const others = Object.entries(added.success ? added.output : {}).flatMap(([content, at]) =>
    known.has(content) ? [] : [{ ...tokenOf(content), id: at, special: special.has(content) }],
  )
  return {
    tokenizerClass: config.tokenizer_class?.replace(/Fast$/, '') ?? null,
    addBos: config.add_bos_token,
    addEos: config.add_eos_token,
    addPrefixSpace: config.add_prefix_space,
    lowercase: config.do_lower_case,
    stripAccents: config.strip_accents,
    splitChinese: config.tokenize_chinese_chars,
    roles: {
      bos_token: of('bos_token'),
      eos_token: of('eos_token'),
      unk_token: of('unk_token'),
      sep_token: of('sep_token'),
      pad_token: of('pad_token'),
      cls_token: of('cls_token'),
      mask_token: of('mask_token'),
    },
    additional: (config.additional_special_tokens ?? map.additional_special_tokens ?? []).map(tokenOf),
    entries: [...decoder, ...others],
  }
}

/**
 * `added_tokens` of a tokenizer.json: the tokens that are given an id, and the special ones that the vocabulary has,
 * `usual` ones of the family among them.
 *
 * @param idOf the vocabulary
 */
export function addedTokensOf(
  configuration: Configuration,
  usual: readonly string[],
  idOf: (piece: string) => number | null,
): readonly AddedEntry[] {
  const byContent = new Map(configuration.entries.map((entry) => [entry.content, entry]))
  const special = [...Object.values(configuration.roles), ...configuration.additional, ...usual.map(tokenOf)]
  for (const token of special) {
    const at = token === null ? null : idOf(token.content)
    if (token !== null && at !== null && !byContent.has(token.content))
      byContent.set(token.content, { ...token, id: at })
  }
  return [...byContent.values()].toSorted((one, other) => one.id - other.id)
}

/** A template of one text, with tokens before and after it; null if there are none. */
export function templateOf(
  before: readonly AddedEntry[],
  behind: readonly AddedEntry[],
): { readonly type: 'TemplateProcessing' } | null {
  if (before.length + behind.length === 0) return null
  const item = ({ content }: AddedEntry) => ({ SpecialToken: { id: content, type_id: 0 } })
  const template = {
    type: 'TemplateProcessing' as const,
    single: [...before.map(item), { Sequence: { id: 'A', type_id: 0 } }, ...behind.map(item)],
    special_tokens: Object.fromEntries(
      [...before, ...behind].map(({ content, id: at }) => [content, { id: content, ids: [at], tokens: [content] }]),
    ),
  }
  return template
}
