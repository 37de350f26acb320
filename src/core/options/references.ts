/**
 * Finds and renames what options refer to: tokenizers and language models, in the fields that are marked as such
 * (`fields.ts`). Pure; follows the schema, so a group says nothing of its own about renaming.
 */
import * as v from 'valibot'
import type { ReferenceKind } from './fields.ts'

/** The new name of a reference; null to drop it. */
export type Rename = (kind: ReferenceKind, reference: string) => string | null

/** Stands for a value that cannot be without the reference that was dropped in it. */
const DROPPED = Symbol('dropped')

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema'
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function kindOf(schema: v.GenericSchema): ReferenceKind | null {
  const { refersTo } = v.getMetadata(schema)
  return refersTo === 'tokenizer' || refersTo === 'column' || refersTo === 'languageModel' ? refersTo : null
}

/**
 * The value with its references renamed. A dropped one leaves its list or record, makes null of what may be null, and
 * otherwise takes the object that it stands in along; a field with a start value then has that. Returns the value as it is
 * if it does not follow the schema.
 */
export function renameReferences<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: v.InferOutput<Schema>,
  rename: Rename,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, renamed(schema, value, rename))
  return parsed.success ? parsed.output : value
}

/** Every reference in the value, by kind. */
export function referencesIn<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: v.InferOutput<Schema>,
): ReadonlyMap<ReferenceKind, ReadonlySet<string>> {
  const found = new Map<ReferenceKind, Set<string>>()
  renamed(schema, value, (kind, reference) => {
    found.set(kind, (found.get(kind) ?? new Set()).add(reference))
    return reference
  })
  return found
}

function renamed(schema: v.GenericSchema, value: unknown, rename: Rename): unknown {
  const kind = kindOf(schema)
  if (kind !== null && typeof value === 'string') return rename(kind, value) ?? DROPPED
  if ('wrapped' in schema && isSchema(schema.wrapped)) return renamedInside(schema, schema.wrapped, value, rename)
  if ('item' in schema && isSchema(schema.item) && Array.isArray(value)) {
    const { item } = schema
    return value.map((each: unknown) => renamed(item, each, rename)).filter((each) => each !== DROPPED)
  }
  if (!isFields(value)) return value
  if ('entries' in schema && isFields(schema.entries)) return renamedFields(schema.entries, value, rename)
  if ('key' in schema && isSchema(schema.key) && 'value' in schema && isSchema(schema.value))
    return renamedRecord(schema.key, schema.value, value, rename)
  return value
}

/** Of a field that may be null or absent. */
function renamedInside(schema: v.GenericSchema, wrapped: v.GenericSchema, value: unknown, rename: Rename): unknown {
  const inside = renamed(wrapped, value, rename)
  if (inside !== DROPPED) return inside
  if (schema.type === 'nullable') return null
  return schema.type === 'optional' ? undefined : DROPPED
}

function renamedFields(
  entries: Readonly<Record<string, unknown>>,
  value: Readonly<Record<string, unknown>>,
  rename: Rename,
): unknown {
  const fields = Object.entries(value).map(([key, field]): [string, unknown] => {
    const schema = Object.hasOwn(entries, key) ? entries[key] : undefined
    return [key, isSchema(schema) ? renamed(schema, field, rename) : field]
  })
  return fields.some(([, field]) => field === DROPPED) ? DROPPED : Object.fromEntries(fields)
}

function renamedRecord(
  key: v.GenericSchema,
  item: v.GenericSchema,
  value: Readonly<Record<string, unknown>>,
  rename: Rename,
): unknown {
  const entries = Object.entries(value).map(([name, each]): [unknown, unknown] => [
    renamed(key, name, rename),
    renamed(item, each, rename),
  ])
  return Object.fromEntries(
    entries.flatMap(([name, each]): [string, unknown][] =>
      typeof name === 'string' && each !== DROPPED ? [[name, each]] : [],
    ),
  )
}
