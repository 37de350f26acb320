/**
 * `tekken.json` of Mistral: a vocabulary of byte strings by rank, the pattern that splits a text, and special tokens, which
 * have the first ids. It becomes what its tokenizer.json would say. Builds no tokenizer.
 */
import { base64ToUint8Array } from 'uint8array-extras'
import * as v from 'valibot'
import { spellBytes } from '../bpe/byteAlphabet.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { templateOf, type AddedEntry } from './configuration.ts'

const MAX_TOKENS = 2_000_000
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TOKENS))
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const fileSchema = v.object({
  config: v.object({
    pattern: v.pipe(v.string(), v.maxLength(10_000)),
    default_vocab_size: count,
    default_num_special_tokens: count,
    version: v.nullish(v.string(), null),
  }),
  vocab: v.array(v.object({ rank: count, token_bytes: v.pipe(v.string(), v.regex(BASE64)) })),
  special_tokens: v.nullish(v.array(v.object({ rank: count, token_str: v.string() })), null),
})
type File = v.InferOutput<typeof fileSchema>

/** Of files up to version 7, which do not name them. */
const UNNAMED = [
  '<unk>',
  '<s>',
  '</s>',
  '[INST]',
  '[/INST]',
  '[AVAILABLE_TOOLS]',
  '[/AVAILABLE_TOOLS]',
  '[TOOL_RESULTS]',
  '[/TOOL_RESULTS]',
  '[TOOL_CALLS]',
  '[IMG]',
  '<pad>',
  '[IMG_BREAK]',
  '[IMG_END]',
  '[PREFIX]',
  '[MIDDLE]',
  '[SUFFIX]',
  '[SYSTEM_PROMPT]',
  '[/SYSTEM_PROMPT]',
  '[TOOL_CONTENT]',
]
const LAST_UNNAMED_VERSION = 7
const BEGIN = '<s>'

/** The special tokens by id; those that have no name are called by their number, as Mistral's library does. */
function specialTokens({ config, special_tokens: named }: File): Outcome<readonly string[]> {
  const version = Number(/^v(\d+)/.exec(config.version ?? '')?.[1] ?? 0)
  if (named === null && version > LAST_UNNAMED_VERSION)
    return fail('damaged-file', {
      kind: 'tekken.json',
      detail: `version ${config.version ?? ''} names its special tokens, and this file names none`,
    })
  const names = new Map<number, string>(
    named === null ? UNNAMED.entries() : named.map(({ rank, token_str: name }) => [rank, name] as const),
  )
  return succeed(
    Array.from({ length: config.default_num_special_tokens }, (_, id) => names.get(id) ?? `<SPECIAL_${id}>`),
  )
}

/** A value like a parsed tokenizer.json. Failures: `damaged-file` {kind, detail}. */
export function tekkenAsJson(value: unknown): Outcome<unknown> {
  const parsed = v.safeParse(fileSchema, value)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return fail('damaged-file', { kind: 'tekken.json', detail: `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim() })
  }
  const file = parsed.output
  const { config } = file
  const special = specialTokens(file)
  if (!special.ok) return special
  const first = special.value.length
  const size = config.default_vocab_size - first
  if (size < 256 || size > file.vocab.length)
    return fail('damaged-file', {
      kind: 'tekken.json',
      detail: `${file.vocab.length} tokens, where ${Math.max(256, size)} are announced`,
    })
  const pieces: [string, number][] = []
  for (const { rank, token_bytes: base64 } of file.vocab.slice(0, size)) {
    if (rank !== pieces.length)
      return fail('damaged-file', { kind: 'tekken.json', detail: `rank ${rank} in the place of ${pieces.length}` })
    pieces.push([spellBytes(base64ToUint8Array(base64)), first + rank])
  }
  const bytes = new Set(pieces.flatMap(([piece]) => (piece.length === 1 ? [piece] : [])))
  if (bytes.size < 256)
    return fail('damaged-file', { kind: 'tekken.json', detail: `tokens for ${bytes.size} of 256 single bytes` })
  const added: readonly AddedEntry[] = special.value.map((content, id) => ({
    id,
    content,
    special: true,
    normalized: false,
    lstrip: false,
    rstrip: false,
    single_word: false,
  }))
  return succeed({
    version: '1.0',
    added_tokens: added,
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: config.pattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
      ],
    },
    post_processor: templateOf(
      added.filter(({ content }) => content === BEGIN),
      [],
    ),
    decoder: { type: 'ByteLevel' },
    model: { type: 'BPE', vocab: Object.fromEntries(pieces), merges: [], by_rank: true, ignore_merges: true },
  })
}
