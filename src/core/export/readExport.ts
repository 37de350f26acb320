/**
 * The file of everything, read: its schema, and what is needed of it to open it again. The format is described in
 * `docs/export-format.md`; `document.ts` writes it.
 */
import * as v from 'valibot'
import { EXPORT_FORMAT } from '../files/ownFormats.ts'

export const EXPORT_VERSION = 1

const text = v.string()
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const laneSchema = v.object({
  reference: v.pipe(text, v.minLength(1), v.maxLength(300)),
  name: text,
  source: v.nullable(text),
  /** The commit or version of the source; null where the tokenizer has none, as a reader's file. */
  revision: v.nullable(text),
  vocabularySize: v.nullable(count),
  /** Tokens of the text. */
  tokens: count,
})

const languageModelSchema = v.object({
  id: text,
  name: text,
  source: text,
  revision: text,
  dtype: text,
  /** `wasm` or `webgpu`. */
  device: v.optional(text),
  parameters: v.optional(v.nullable(count)),
  /** Tokens that it sees at once. */
  contextLength: v.optional(count),
  /** The token that stands before a text if one is wanted; null: it has none. */
  beginToken: v.optional(v.nullable(count)),
})

const columnSchema = v.object({
  id: v.pipe(text, v.regex(/^[a-z0-9_.]+$/)),
  title: text,
  unit: text,
  definition: text,
  type: v.picklist(['text', 'number']),
})

const headEntries = {
  format: v.literal(EXPORT_FORMAT),
  version: v.literal(EXPORT_VERSION),
  tessera: v.object({ version: text, libraries: v.array(text) }),
  made: v.pipe(text, v.isoTimestamp()),
  /** As in a link and in a comparison's file: see `state/links/linkContent.ts`. */
  comparison: v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)), content: v.unknown() }),
  lanes: v.array(laneSchema),
  languageModels: v.array(languageModelSchema),
}

const tableSchema = v.pipe(
  v.object({
    name: text,
    columns: v.array(columnSchema),
    rows: v.array(v.array(v.union([text, v.number(), v.null()]))),
  }),
  v.check(
    ({ columns, rows }) => rows.every((row) => row.length === columns.length),
    'a row has as many entries as there are columns',
  ),
)

/** The whole file. */
export const exportSchema = v.object({ ...headEntries, tables: v.array(tableSchema) })

export type ExportDocument = v.InferOutput<typeof exportSchema>
export type ExportLane = ExportDocument['lanes'][number]

/** What is needed of a file to open it again: its tables are computed anew. */
const openedSchema = v.object({ ...headEntries, version: v.pipe(v.number(), v.integer(), v.minValue(1)) })

export type ReadExport =
  | { readonly status: 'not-an-export' }
  | { readonly status: 'corrupt' }
  | { readonly status: 'too-new'; readonly version: number }
  | {
      readonly status: 'read'
      readonly lanes: readonly ExportLane[]
      readonly comparison: ExportDocument['comparison']
    }

/** What a file's parsed JSON says; the comparison in it is yet to be read as that of a comparison's file. */
export function readExport(value: unknown): ReadExport {
  const named = v.safeParse(v.object({ format: headEntries.format, version: v.number() }), value)
  if (!named.success) return { status: 'not-an-export' }
  if (named.output.version > EXPORT_VERSION) return { status: 'too-new', version: named.output.version }
  const parsed = v.safeParse(openedSchema, value)
  if (!parsed.success) return { status: 'corrupt' }
  const { lanes, comparison } = parsed.output
  return { status: 'read', lanes, comparison }
}
