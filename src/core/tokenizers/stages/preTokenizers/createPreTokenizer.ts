/** The pre-tokenizer that a tokenizer.json describes. */
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../../failure.ts'
import type { AlignedText } from '../alignedText.ts'
import { patternRegExp, patternSchema } from '../regex.ts'
import { firstIssue } from '../schema.ts'
import { inTurn } from '../steps.ts'
import type { PreTokenizer } from '../types.ts'
import { bert, digits, fixedLength, punctuation, splitting, whitespace, whitespaceSplit } from './byPattern.ts'
import { byteLevel } from './byteLevel.ts'
import { metaspace } from './metaspace.ts'
import { behaviourSchema } from './splitting.ts'
import { unicodeScripts } from './unicodeScripts.ts'

const DEEPEST = 8

const character = v.pipe(
  v.string(),
  v.check((text) => Array.from(text).length === 1, 'one character'),
)

const schema = v.variant('type', [
  v.object({ type: v.literal('Sequence'), pretokenizers: v.pipe(v.array(v.unknown()), v.maxLength(100)) }),
  v.object({ type: v.picklist(['BertPreTokenizer', 'Whitespace', 'WhitespaceSplit', 'UnicodeScripts']) }),
  v.object({
    type: v.literal('ByteLevel'),
    add_prefix_space: v.optional(v.boolean(), true),
    use_regex: v.optional(v.boolean(), true),
  }),
  v.object({
    type: v.literal('Metaspace'),
    replacement: v.optional(character, '▁'),
    prepend_scheme: v.optional(v.picklist(['always', 'first', 'never'])),
    add_prefix_space: v.optional(v.boolean()),
    split: v.optional(v.boolean(), true),
  }),
  v.object({
    type: v.literal('Split'),
    pattern: patternSchema,
    behavior: behaviourSchema,
    invert: v.optional(v.boolean(), false),
  }),
  v.object({ type: v.literal('Punctuation'), behavior: v.optional(behaviourSchema, 'Isolated') }),
  v.object({ type: v.literal('Digits'), individual_digits: v.optional(v.boolean(), false) }),
  v.object({ type: v.literal('CharDelimiterSplit'), delimiter: character }),
  v.object({ type: v.literal('FixedLength'), length: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
])

type PreTokenizerJson = v.InferOutput<typeof schema>
const typeSchema = v.object({ type: v.string() })

/** null for none; `unsupported` {what, detail} for a type that is not known, `not-a-tokenizer` {detail} for a damaged one. */
export function createPreTokenizer(json: unknown, depth = 0): Outcome<PreTokenizer | null> {
  if (json === null || json === undefined) return succeed(null)
  const parsed = v.safeParse(schema, json)
  if (parsed.success && depth <= DEEPEST) {
    const made = build(parsed.output, depth)
    return made.ok && made.value !== null ? succeed(withoutEmpty(made.value)) : made
  }
  const typed = v.safeParse(typeSchema, json)
  const known =
    typed.success && schema.options.some((option) => v.safeParse(option.entries.type, typed.output.type).success)
  if (typed.success && !known) return fail('unsupported', { what: 'pre-tokenizer', detail: typed.output.type })
  return fail('not-a-tokenizer', {
    detail: `pre-tokenizer: ${parsed.success ? 'nested too deep' : firstIssue(parsed.issues)}`,
  })
}

/** Empty pieces neither go into a stage nor come out of it. */
function withoutEmpty(stage: PreTokenizer): PreTokenizer {
  const isFull = ({ length }: AlignedText): boolean => length > 0
  return function* (pieces) {
    return (yield* stage(pieces.filter(isFull))).filter(isFull)
  }
}

const SIMPLE = {
  BertPreTokenizer: bert,
  Whitespace: whitespace,
  WhitespaceSplit: () => whitespaceSplit,
  UnicodeScripts: unicodeScripts,
}

function build(json: PreTokenizerJson, depth: number): Outcome<PreTokenizer | null> {
  switch (json.type) {
    case 'Sequence':
      return buildSequence(json.pretokenizers, depth)
    case 'ByteLevel':
      return succeed(byteLevel(json.add_prefix_space, json.use_regex))
    case 'Metaspace': {
      const prepend = json.prepend_scheme ?? (json.add_prefix_space === false ? 'never' : 'always')
      return succeed(metaspace({ replacement: json.replacement, prepend, split: json.split }))
    }
    case 'Split': {
      const regExp = patternRegExp(json.pattern)
      return regExp.ok ? succeed(splitting(regExp.value, json.behavior, json.invert)) : regExp
    }
    case 'Punctuation':
      return succeed(punctuation(json.behavior))
    case 'Digits':
      return succeed(digits(json.individual_digits))
    case 'CharDelimiterSplit': {
      const regExp = patternRegExp({ String: json.delimiter })
      return regExp.ok ? succeed(splitting(regExp.value, 'Removed')) : regExp
    }
    case 'FixedLength':
      return succeed(fixedLength(json.length))
    default:
      return succeed(SIMPLE[json.type]())
  }
}

function buildSequence(children: readonly unknown[], depth: number): Outcome<PreTokenizer | null> {
  const stages: PreTokenizer[] = []
  for (const child of children) {
    const made = createPreTokenizer(child, depth + 1)
    if (!made.ok) return made
    if (made.value !== null) stages.push(made.value)
  }
  if (stages.length === 0) return succeed(null)
  return succeed((pieces) => inTurn(stages, pieces))
}
