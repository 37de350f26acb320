/**
 * A group of options: what one feature lets the reader choose, and what travels in a link. A group is one schema, which
 * gives the type, the start values and the check of what comes from outside.
 */
import * as v from 'valibot'

/** A field with its start value. */
export const option = <const Field extends v.GenericSchema>(field: Field, start: v.InferInput<Field>) =>
  v.optional(field, start)

/**
 * A group of fields, each made by {@link option}.
 * @param inseparable Fields that mean something only beside each other: if one does not fit a link, none travels.
 */
export const defineOptions = <const Entries extends v.ObjectEntries>(
  entries: Entries,
  inseparable: readonly (keyof Entries & string)[] = [],
) => v.pipe(v.object(entries), v.metadata({ inseparable }), v.readonly())

/** The values of a group. */
export type OptionsOf<Group extends v.GenericSchema> = v.InferOutput<Group>
