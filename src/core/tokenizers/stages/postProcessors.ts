/**
 * What the post-processor puts before and after a single text. Only that: `ByteLevel`'s `trim_offsets` is ignored,
 * because every byte of the text stays covered here; pairs of texts are not encoded.
 */
import { append } from '../../text/append.ts'
import * as v from 'valibot'
import type { TokenId } from '../encoding.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { MAX_IDS } from './schema.ts'

export interface TemplateTokens {
  readonly before: readonly TokenId[]
  readonly behind: readonly TokenId[]
}

const NOTHING: TemplateTokens = { before: [], behind: [] }

const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_IDS - 1))
const pairSchema = v.object({ cls: v.tuple([v.string(), id]), sep: v.tuple([v.string(), id]) })
const templateSchema = v.object({
  single: v.array(
    v.union([
      v.object({ SpecialToken: v.object({ id: v.string() }) }),
      v.object({ Sequence: v.object({ id: v.picklist(['A', 'B']) }) }),
    ]),
  ),
  special_tokens: v.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null),
})
const specialTokenSchema = v.object({ ids: v.array(id) })
const typeSchema = v.object({ type: v.string() })
const sequenceSchema = v.object({ processors: v.array(v.unknown()) })

const DEEPEST = 8

/** The template of a tokenizer.json's `post_processor`: `not-a-tokenizer` or `unsupported` if it cannot be read. */
export function readPostProcessor(json: unknown, depth = 0): Outcome<TemplateTokens> {
  if (json === null || json === undefined) return succeed(NOTHING)
  const type = typeOf(json)
  if (type === null || depth > DEEPEST) return damaged('it has no type')
  switch (type) {
    case 'ByteLevel':
      return succeed(NOTHING)
    case 'BertProcessing':
    case 'RobertaProcessing': {
      const pair = v.safeParse(pairSchema, json)
      return pair.success ? succeed({ before: [pair.output.cls[1]], behind: [pair.output.sep[1]] }) : damaged(type)
    }
    case 'TemplateProcessing':
      return readTemplate(json)
    case 'Sequence': {
      const sequence = v.safeParse(sequenceSchema, json)
      return sequence.success ? readSequence(sequence.output.processors, depth) : damaged('Sequence')
    }
    default:
      return fail('unsupported', { what: 'post-processor', detail: type })
  }
}

/** Files of old versions do not name the type: it is then what the fields belong to. */
function typeOf(json: unknown): string | null {
  const named = v.safeParse(typeSchema, json)
  if (named.success) return named.output.type
  if (typeof json !== 'object' || json === null || 'type' in json) return null
  if ('single' in json) return 'TemplateProcessing'
  if ('processors' in json) return 'Sequence'
  if ('cls' in json && 'sep' in json) return 'BertProcessing'
  return 'trim_offsets' in json ? 'ByteLevel' : null
}

function damaged(detail: string): Outcome<TemplateTokens> {
  return fail('not-a-tokenizer', { detail: `post_processor: ${detail}` })
}

/** Each one works on what the one before it made, so later ones are further out. */
function readSequence(processors: readonly unknown[], depth: number): Outcome<TemplateTokens> {
  let all = NOTHING
  for (const processor of processors) {
    const one = readPostProcessor(processor, depth + 1)
    if (!one.ok) return one
    all = { before: [...one.value.before, ...all.before], behind: [...all.behind, ...one.value.behind] }
  }
  return succeed(all)
}

function readTemplate(json: unknown): Outcome<TemplateTokens> {
  const template = v.safeParse(templateSchema, json)
  if (!template.success) return damaged('TemplateProcessing')
  const special = new Map(Object.entries(template.output.special_tokens))
  const before: TokenId[] = []
  const behind: TokenId[] = []
  let texts = 0
  for (const item of template.output.single) {
    if ('Sequence' in item) {
      texts++
      continue
    }
    const token = v.safeParse(specialTokenSchema, special.get(item.SpecialToken.id))
    if (!token.success) return damaged(`the template's token ${item.SpecialToken.id} has no ids`)
    const side = texts === 0 ? before : behind
    append(side, token.output.ids)
  }
  if (texts !== 1)
    return fail('unsupported', { what: 'post-processor', detail: 'a template that does not hold the text once' })
  return succeed({ before, behind })
}
