/** What the card of a shipped language model says of its training: the languages it has read, and how well. Fetched when first asked for. */
import * as v from 'valibot'
import { findLanguageModelCard } from '../../core/scores/catalogue.ts'
import type { LanguageModelFacts } from '../../state/services.ts'

const bits = v.pipe(v.number(), v.finite(), v.minValue(0))
const language = v.pipe(v.string(), v.maxLength(35))
const files = v.optional(v.array(v.object({ path: v.string(), sha256: v.string() })), [])
/** Of one that was trained here, and of one that was not. */
const cardSchema = v.union([
  v.object({
    heldOut: v.object({ all: bits, languages: v.array(v.object({ language, bitsPerByte: bits })) }),
    files,
  }),
  v.object({ trainedMostlyOn: v.array(language), files }),
])

/** Null if the JSON is no such card. */
export function readFacts(json: unknown): LanguageModelFacts | null {
  const parsed = v.safeParse(cardSchema, json)
  if (!parsed.success) return null
  const card = parsed.output
  const graphs = card.files.filter(({ path }) => path.includes('.onnx'))
  const sha256 = graphs.length === 1 ? (graphs[0]?.sha256 ?? null) : null
  if (!('heldOut' in card)) return { languages: card.trainedMostlyOn, mostly: true, heldOut: null, sha256 }
  const { all, languages } = card.heldOut
  const byLanguage = Object.fromEntries(languages.map((one) => [one.language, one.bitsPerByte]))
  return { languages: languages.map((one) => one.language), mostly: false, heldOut: { all, byLanguage }, sha256 }
}

const cards = new Map<string, Promise<LanguageModelFacts | null>>()

async function fetchFacts(id: string): Promise<LanguageModelFacts | null> {
  const response = await fetch(new URL(`${import.meta.env.BASE_URL}models/${id}/card.json`, document.baseURI))
  return response.ok ? readFacts(await response.json()) : null
}

/** Null for one that is not shipped, or has no such card; asked for again if it could not be had. */
export async function languageModelFacts(id: string): Promise<LanguageModelFacts | null> {
  if (findLanguageModelCard(id) === null) return null
  let facts = cards.get(id)
  if (facts === undefined) {
    facts = fetchFacts(id).catch(() => null)
    cards.set(id, facts)
  }
  const found = await facts
  if (found === null) cards.delete(id)
  return found
}
