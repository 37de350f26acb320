/** The normalizer that a tokenizer.json describes. */
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../../failure.ts'
import { patternRegExp, patternSchema } from '../regex.ts'
import { firstIssue } from '../schema.ts'
import { inTurn } from '../steps.ts'
import type { Normalizer } from '../types.ts'
import { bertNormalizer, bertSchema } from './bert.ts'
import { byteLevel, nmt, prepend, replace, strip } from './edits.ts'
import { precompiled } from './precompiled.ts'
import { lowercase, stripAccents, unicodeForm } from './unicodeForms.ts'

const DEEPEST = 8

const schema = v.variant('type', [
  v.object({ type: v.literal('Sequence'), normalizers: v.pipe(v.array(v.unknown()), v.maxLength(100)) }),
  v.object({ type: v.picklist(['NFC', 'NFD', 'NFKC', 'NFKD', 'Lowercase', 'StripAccents', 'Nmt', 'ByteLevel']) }),
  v.object({ type: v.literal('BertNormalizer'), ...bertSchema.entries }),
  v.object({
    type: v.literal('Strip'),
    strip_left: v.optional(v.boolean(), true),
    strip_right: v.optional(v.boolean(), true),
  }),
  v.object({ type: v.literal('Replace'), pattern: patternSchema, content: v.string() }),
  v.object({ type: v.literal('Prepend'), prepend: v.string() }),
  v.object({ type: v.literal('Precompiled'), precompiled_charsmap: v.nullable(v.string()) }),
])

type NormalizerJson = v.InferOutput<typeof schema>
const typeSchema = v.object({ type: v.string() })

/** null for none; `unsupported` {what, detail} for a type that is not known, `not-a-tokenizer` {detail} for a damaged one. */
export function createNormalizer(json: unknown, depth = 0): Outcome<Normalizer | null> {
  if (json === null || json === undefined) return succeed(null)
  const parsed = v.safeParse(schema, json)
  if (parsed.success && depth <= DEEPEST) return build(parsed.output, depth)
  const typed = v.safeParse(typeSchema, json)
  const known =
    typed.success && schema.options.some((option) => v.safeParse(option.entries.type, typed.output.type).success)
  if (typed.success && !known) return fail('unsupported', { what: 'normalizer', detail: typed.output.type })
  return fail('not-a-tokenizer', {
    detail: `normalizer: ${parsed.success ? 'nested too deep' : firstIssue(parsed.issues)}`,
  })
}

function build(json: NormalizerJson, depth: number): Outcome<Normalizer | null> {
  switch (json.type) {
    case 'Sequence':
      return buildSequence(json.normalizers, depth)
    case 'BertNormalizer':
      return succeed(bertNormalizer(json))
    case 'Strip':
      return succeed(strip(json.strip_left, json.strip_right))
    case 'Replace': {
      const regExp = patternRegExp(json.pattern)
      return regExp.ok ? succeed(replace(regExp.value, json.content)) : regExp
    }
    case 'Prepend':
      return succeed(prepend(json.prepend))
    case 'Precompiled':
      return json.precompiled_charsmap === null ? succeed(null) : precompiled(json.precompiled_charsmap)
    case 'Lowercase':
      return succeed(lowercase())
    case 'StripAccents':
      return succeed(stripAccents())
    case 'Nmt':
      return succeed(nmt)
    case 'ByteLevel':
      return succeed(byteLevel)
    default:
      return succeed(unicodeForm(json.type))
  }
}

function buildSequence(children: readonly unknown[], depth: number): Outcome<Normalizer | null> {
  const normalizers: Normalizer[] = []
  for (const child of children) {
    const made = createNormalizer(child, depth + 1)
    if (!made.ok) return made
    if (made.value !== null) normalizers.push(made.value)
  }
  if (normalizers.length === 0) return succeed(null)
  return succeed((text) => inTurn(normalizers, text))
}
