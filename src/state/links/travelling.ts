/** What of the options travels in a link: all that fits the schema of its field, such as a text that is not too long. Pure. */
import * as v from 'valibot'
import { optionGroups, type AllOptions } from '../../features/options.ts'
import { isFields, type Fields } from './fields.ts'

const allOptionsSchema = v.object(optionGroups)

/** The fields of a group that travel: those that fit, without those that mean nothing apart from one that does not. */
function fitting(group: (typeof optionGroups)[keyof typeof optionGroups], options: Fields): Fields {
  const entries: Readonly<Record<string, v.GenericSchema>> = group.entries
  const unfit = Object.entries(entries).flatMap(([key, schema]) => (v.is(schema, options[key]) ? [] : [key]))
  const inseparable: readonly string[] = v.getMetadata(group).inseparable
  const left = new Set(unfit.some((key) => inseparable.includes(key)) ? [...unfit, ...inseparable] : unfit)
  return Object.fromEntries(Object.entries(options).filter(([key]) => !left.has(key)))
}

/** The options as a link can say them: what does not travel is as at the start. */
export function travellingOptions(options: AllOptions): AllOptions {
  const fields: Fields = options
  return v.parse(
    allOptionsSchema,
    Object.fromEntries(
      Object.entries(optionGroups).map(([id, group]) => {
        const values = fields[id]
        return [id, isFields(values) ? fitting(group, values) : {}]
      }),
    ),
  )
}
