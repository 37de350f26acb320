/**
 * Fields of options, as schemas: the kinds of value that several groups have. A field that names a tokenizer or a language
 * model is marked, so that whoever renames or drops one finds it (`references.ts`) without knowing the group.
 */
import * as v from 'valibot'

/**
 * What a field refers to. `tokenizer`: a lane of the comparison. `column`: a lane, any shipped tokenizer, or a word for a
 * column of figures. `languageModel`: a language model.
 */
export type ReferenceKind = 'tokenizer' | 'column' | 'languageModel'

/** UTF-16 units of a reference: a variant may hold a pattern. */
export const MAX_REFERENCE = 1200

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_REFERENCE))

export const tokenizerId = v.pipe(name, v.metadata({ refersTo: 'tokenizer' }))
export const columnId = v.pipe(name, v.metadata({ refersTo: 'column' }))
export const languageModelId = v.pipe(name, v.metadata({ refersTo: 'languageModel' }))

export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** Above `least`, at most `most`. */
export const numberAbove = (least: number, most: number) =>
  v.pipe(v.number(), v.finite(), v.gtValue(least), v.maxValue(most))

/** The seed of a generator of random numbers. */
export const MAX_SEED = 4_294_967_295
export const seed = wholeNumber(0, MAX_SEED)

export const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** The code of a language of a corpus. */
export const languageCode = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

/** Text of at most `most` UTF-16 units. */
export const shortText = (most: number) => v.pipe(v.string(), v.maxLength(most))

export const list = <const Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most), v.readonly())

/** At most `most` entries. */
export const record = <
  const Key extends v.GenericSchema<string, string | number | symbol>,
  const Value extends v.GenericSchema,
>(
  key: Key,
  value: Value,
  most: number,
) =>
  v.pipe(
    v.record(key, value),
    v.check((entries) => Object.keys(entries).length <= most),
    v.readonly(),
  )

export const sorting = v.pipe(
  v.object({ by: columnId, direction: v.picklist(['ascending', 'descending']) }),
  v.readonly(),
)
