/** JSON from bytes that came from outside; says which file it was and whether it was UTF-8 and JSON at all. */
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'

/** Strings, kept as they are, and the numbers that Python writes though JSON has none such. */
const STRING_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:Infinity|NaN)\b/gs

/** JSON as Python's library writes it: `NaN` and infinities are null, as nothing here is computed from them. */
function parsePythonJson(text: string): unknown {
  return JSON.parse(text.replace(STRING_OR_NO_NUMBER, (found) => (found.startsWith('"') ? found : 'null')))
}

/** Failures: `not-json` {what, detail}. */
export function readJson(bytes: Uint8Array, what: string): Outcome<unknown> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail('not-json', { what, detail: 'its bytes are not UTF-8' })
  }
  try {
    const value: unknown = JSON.parse(text)
    return succeed(value)
  } catch (error) {
    try {
      return succeed(parsePythonJson(text))
    } catch {
      // What is said is what is wrong with the file as it is.
    }
    return fail('not-json', { what, detail: error instanceof Error ? error.message : String(error) })
  }
}
