/**
 * How often each token stands in the training text of the shipped language models, as `pretraining/` counted it; fetched
 * when first asked for.
 */
import * as v from 'valibot'
import { findLanguageModelCard } from '../../core/scores/catalogue.ts'

const countsSchema = v.object({ counts: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))) })

/** The counts in the parsed JSON of a file; null if it is not of the format. */
export function readCounts(json: unknown): readonly number[] | null {
  const parsed = v.safeParse(countsSchema, json)
  return parsed.success ? parsed.output.counts : null
}

const files = new Map<string, Promise<readonly number[] | null>>()

async function fetchCounts(id: string): Promise<readonly number[] | null> {
  const response = await fetch(new URL(`${import.meta.env.BASE_URL}models/${id}/token-counts.json`, document.baseURI))
  return response.ok ? readCounts(await response.json()) : null
}

/** By id; null for a tokenizer that is not a shipped language model's, and where the file could not be had, which is asked for again next time. */
export async function tokenCounts(reference: string): Promise<readonly number[] | null> {
  if (findLanguageModelCard(reference) === null) return null
  let counts = files.get(reference)
  if (counts === undefined) {
    counts = fetchCounts(reference).catch(() => null)
    files.set(reference, counts)
  }
  const found = await counts
  if (found === null) files.delete(reference)
  return found
}
