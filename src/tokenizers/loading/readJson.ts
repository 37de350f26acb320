/** JSON from bytes that came from outside; says which file it was and whether it was UTF-8 and JSON at all. */
import { fail, succeed, type Outcome } from '../failure.ts'

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
    return fail('not-json', { what, detail: error instanceof Error ? error.message : String(error) })
  }
}
