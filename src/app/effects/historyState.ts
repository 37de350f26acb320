/** What is kept with an entry of the history: a text too long for the address, so that Back and Reload find it. */
import * as v from 'valibot'

export const historyStateSchema = v.object({ text: v.string() })
