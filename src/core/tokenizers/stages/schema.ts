/**
 * What a tokenizer.json has to look like, checked before anything is built from it. Normalizer and pre-tokenizer are
 * checked where they are made. Vocabularies and merges are checked by plain loops: 260,000 entries take milliseconds.
 */
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../failure.ts'

/** Ids are below this, so that tables by id stay small and ranks exact in a double. */
export const MAX_IDS = 1 << 22

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MAX_IDS
}

/** Piece → id. Two pieces may have one id, as the reference allows. */
export function isVocabulary(value: unknown): value is Readonly<Record<string, number>> {
  if (!isRecord(value)) return false
  for (const piece of Object.keys(value)) if (!isId(value[piece])) return false
  return true
}

function isScored(entry: unknown): entry is readonly [string, number] {
  return (
    Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number' && Number.isFinite(entry[1])
  )
}

function isScoredVocabulary(value: unknown): value is readonly (readonly [string, number])[] {
  return Array.isArray(value) && value.length <= MAX_IDS && value.every(isScored)
}

/** "a b" (old files) or ["a", "b"]. */
export type Merge = string | readonly [string, string]

function isMerge(value: unknown): value is Merge {
  if (typeof value === 'string') return value.includes(' ')
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string'
}

function isMergeList(value: unknown): value is readonly Merge[] {
  return Array.isArray(value) && value.length < MAX_IDS && value.every(isMerge)
}

/** Old lists begin with a line of another kind, copied from the file of merges. */
function isVersionLine(merge: Merge): boolean {
  return typeof merge === 'string' && merge.startsWith('#version')
}

const vocabularySchema = v.custom<Readonly<Record<string, number>>>(
  isVocabulary,
  'an id of the vocabulary is no whole number, or too large',
)
const optionalText = v.nullish(v.string(), null)
const flag = v.nullish(v.boolean(), false)
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const id = v.custom<number>(isId, 'an id is out of range')

const bpeSchema = v.object({
  type: v.literal('BPE'),
  vocab: vocabularySchema,
  merges: v.pipe(
    v.custom<readonly Merge[]>(isMergeList, 'the list of merges is damaged'),
    v.transform((merges) => (merges.some(isVersionLine) ? merges.filter((merge) => !isVersionLine(merge)) : merges)),
  ),
  dropout: v.nullish(v.number(), null),
  unk_token: optionalText,
  continuing_subword_prefix: optionalText,
  end_of_word_suffix: optionalText,
  fuse_unk: flag,
  byte_fallback: flag,
  ignore_merges: flag,
  /**
   * No member of the library's files: any two neighbours merge whose text together is a piece, those of the lowest id first,
   * which is tiktoken's rule. `merges` is then empty.
   */
  by_rank: flag,
})

const wordPieceSchema = v.object({
  type: v.literal('WordPiece'),
  vocab: vocabularySchema,
  unk_token: v.nullish(v.string(), '[UNK]'),
  continuing_subword_prefix: v.nullish(v.string(), '##'),
  max_input_chars_per_word: v.nullish(count, 100),
})

const wordLevelSchema = v.object({
  type: v.literal('WordLevel'),
  vocab: vocabularySchema,
  unk_token: v.nullish(v.string(), '<unk>'),
})

const unigramSchema = v.object({
  type: v.literal('Unigram'),
  vocab: v.custom<readonly (readonly [string, number])[]>(
    isScoredVocabulary,
    'a vocabulary entry is not a piece with a score',
  ),
  unk_id: v.nullish(id, null),
  byte_fallback: flag,
})

const modelSchemas = { BPE: bpeSchema, WordPiece: wordPieceSchema, WordLevel: wordLevelSchema, Unigram: unigramSchema }

export type BpeJson = v.InferOutput<typeof bpeSchema>
export type WordPieceJson = v.InferOutput<typeof wordPieceSchema>
export type WordLevelJson = v.InferOutput<typeof wordLevelSchema>
export type UnigramJson = v.InferOutput<typeof unigramSchema>
export type ModelJson = BpeJson | WordPieceJson | WordLevelJson | UnigramJson

const addedTokenSchema = v.object({
  id,
  content: v.string(),
  special: flag,
  normalized: v.nullish(v.boolean(), true),
  lstrip: flag,
  rstrip: flag,
  single_word: flag,
})

const fileSchema = v.object({
  added_tokens: v.nullish(v.pipe(v.array(addedTokenSchema), v.maxLength(MAX_IDS)), []),
  normalizer: v.optional(v.unknown(), null),
  pre_tokenizer: v.optional(v.unknown(), null),
  post_processor: v.optional(v.unknown(), null),
  decoder: v.optional(v.unknown(), null),
})

export interface TokenizerJson extends v.InferOutput<typeof fileSchema> {
  readonly model: ModelJson
}

/** Files of old versions do not name the model's type. */
function modelType(model: Readonly<Record<string, unknown>>): unknown {
  if (model['type'] !== undefined) return model['type']
  if (Array.isArray(model['vocab'])) return 'Unigram'
  if (model['merges'] !== undefined) return 'BPE'
  return model['continuing_subword_prefix'] === undefined ? 'WordLevel' : 'WordPiece'
}

function parseModel(value: unknown): Outcome<ModelJson> {
  if (!isRecord(value)) return fail('not-a-tokenizer', { detail: 'it has no model' })
  const type = modelType(value)
  switch (type) {
    case 'BPE':
    case 'WordPiece':
    case 'WordLevel':
    case 'Unigram': {
      const parsed = v.safeParse(modelSchemas[type], { ...value, type })
      return parsed.success
        ? succeed(parsed.output)
        : fail('not-a-tokenizer', { detail: `model: ${firstIssue(parsed.issues)}` })
    }
    default:
      return typeof type === 'string'
        ? fail('unsupported', { what: 'model', detail: type })
        : fail('not-a-tokenizer', { detail: 'the type of its model is no name' })
  }
}

/** The first thing that is wrong, with where it stands. */
export function firstIssue(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues
  if (issue === undefined) return 'damaged'
  const path = v.getDotPath(issue)
  return path === null ? issue.message : `${path}: ${issue.message}`
}

/**
 * The parsed content of a tokenizer.json as a typed value: `not-a-tokenizer` {detail} if it is none, `unsupported`
 * {what, detail} if its model is of an unknown type. Never throws.
 */
export function parseTokenizerJson(value: unknown): Outcome<TokenizerJson> {
  if (!isRecord(value)) return fail('not-a-tokenizer', { detail: 'it is no object' })
  const model = parseModel(value['model'])
  if (!model.ok) return model
  const file = v.safeParse(fileSchema, value)
  if (!file.success) return fail('not-a-tokenizer', { detail: firstIssue(file.issues) })
  return succeed({ ...file.output, model: model.value })
}
