/** Fetches the opening in a reader's own language: its text, and what the default tokenizers make of it, so that its lanes are there at once. */
import * as v from 'valibot'
import { openingLanguage, type OpeningId } from '../../core/samples/openings.ts'
import { keepText } from '../../core/samples/samples.ts'

/** How long the page waits with its first screen. Milliseconds. */
const OPENING_TIMEOUT_MS = 3000

const textSchema = v.object({ text: v.string() })
const records = new Map<string, unknown>()

/** The record of an opening that was fetched; null if it was not. See `recordedLanes`. */
export const recordOfOpening = (id: string | null): unknown => (id === null ? null : (records.get(id) ?? null))

/** Whether it came. */
export async function fetchOpening(id: OpeningId): Promise<boolean> {
  try {
    const file = new URL(`${import.meta.env.BASE_URL}corpora/openings/${openingLanguage(id)}.json`, document.baseURI)
    const answer = await fetch(file, { signal: AbortSignal.timeout(OPENING_TIMEOUT_MS) })
    const record: unknown = await answer.json()
    keepText(id, v.parse(textSchema, record).text)
    records.set(id, record)
    return true
  } catch {
    return false
  }
}
