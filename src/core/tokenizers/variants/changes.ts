/**
 * What a variant changes of a tokenizer, and its one canonical spelling, which stands in references:
 * `pre=cl100k;digits=threes;merges=5000`. No spelling holds a colon or an at sign.
 */
import { base64ToString, stringToBase64 } from 'uint8array-extras'
import * as v from 'valibot'

/** Pre-tokenizers of published tokenizers; `none`: the text is one piece. */
export const namedPreTokenizers = [
  'none',
  'gpt2',
  'cl100k',
  'o200k',
  'qwen',
  'deepseek',
  'tekken',
  'gemma',
  'bert',
] as const
export type NamedPreTokenizer = (typeof namedPreTokenizers)[number]

/** One by one; in threes from the left; in threes from the right, as people write them. */
export const digitGroupings = ['ones', 'threes', 'threes-right'] as const
export type DigitGrouping = (typeof digitGroupings)[number]

export const normalizerChoices = ['none', 'nfc', 'nfd', 'nfkc', 'lower', 'strip-accents'] as const
export type NormalizerChoice = (typeof normalizerChoices)[number]

/** Entries that a variant can be without. */
export const MAX_WITHOUT = 64

/** UTF-16 units of a pattern of the reader's. */
export const MAX_PATTERN = 1000

const onOff = v.pipe(
  v.picklist(['on', 'off']),
  v.transform((word) => word === 'on'),
)

const pattern = v.pipe(
  v.string(),
  v.regex(/^[\w-]+$/),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return base64ToString(dataset.value)
    } catch {
      addIssue({ message: 'no Base64' })
      return NEVER
    }
  }),
  v.minLength(1),
  v.maxLength(MAX_PATTERN),
)

const spelledSchema = v.strictObject({
  pre: v.optional(v.picklist(namedPreTokenizers)),
  /** In the place of `pre`: a regular expression in Oniguruma's syntax. */
  pattern: v.optional(pattern),
  digits: v.optional(v.picklist(digitGroupings)),
  normalizer: v.optional(v.picklist(normalizerChoices)),
  /** Whether a space, or its mark, is put before the text. */
  space: v.optional(onOff),
  /** `ignore_merges`: whether a piece that is an entry is that token, without merging. */
  whole: v.optional(onOff),
  /** Byte fallback. */
  bytes: v.optional(onOff),
  /** How many of the tokens that merges make are kept, from the first. */
  merges: v.optional(v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number))),
  /** Ids of entries that the vocabulary is without, ascending. */
  without: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,7}(?:\.\d{1,7})*$/),
      v.transform((ids): readonly number[] => ids.split('.').map(Number)),
      v.maxLength(MAX_WITHOUT),
    ),
  ),
})

/** At least one change; absent: as in the original. */
export type VariantChanges = v.InferOutput<typeof spelledSchema>

/** The changes that a spelling says; null if it is none, or not the canonical one. */
export function parseChanges(spelling: string): VariantChanges | null {
  const fields = Object.fromEntries(
    spelling.split(';').map((field): [string, string] => {
      const at = field.indexOf('=')
      return [field.slice(0, at), field.slice(at + 1)]
    }),
  )
  const parsed = v.safeParse(spelledSchema, fields)
  return parsed.success && formatChanges(parsed.output) === spelling ? parsed.output : null
}

/** The inverse of {@link parseChanges}: the fields in the order of the schema. Empty for no changes. */
export function formatChanges(changes: VariantChanges): string {
  const { pre, pattern: own, digits, normalizer, space, whole, bytes, merges, without } = changes
  const flag = (on: boolean | undefined): string | undefined => (on === undefined ? undefined : on ? 'on' : 'off')
  const fields = {
    pre: own === undefined ? pre : undefined,
    pattern: own === undefined ? undefined : stringToBase64(own, { urlSafe: true }),
    digits,
    normalizer,
    space: flag(space),
    whole: flag(whole),
    bytes: flag(bytes),
    merges: merges === undefined ? undefined : String(merges),
    without: without === undefined || without.length === 0 ? undefined : ascending(without).join('.'),
  }
  return Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .join(';')
}

/** `[3, 1, 3]` → `[1, 3]`. */
export function ascending(ids: Iterable<number>): readonly number[] {
  return [...new Set(ids)].toSorted((one, other) => one - other)
}
