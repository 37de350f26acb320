/** Fields that several parts of a link have, as schemas. */
import * as v from 'valibot'

export const wholeNumber = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** Of the random numbers of what is drawn. */
export const seed = wholeNumber(0, 4_294_967_295)

/** The id of a language model, or a tokenizer's reference. */
export const reference = v.pipe(v.string(), v.minLength(1), v.maxLength(300))

export const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** The code of a corpus's language. */
export const languageCode = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
