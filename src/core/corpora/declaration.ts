/**
 * The Universal Declaration of Human Rights as it is shipped (see scripts/prepare-udhr.mjs): the list of languages, and one
 * file per language. Aligned in two grains: by article, which every text has, and by paragraph, where a text that cuts an
 * article otherwise than most lacks its units. Pure; fetches nothing.
 */
import * as v from 'valibot'
import type { CorpusLanguage, ParallelCorpus } from './parallelCorpus.ts'

export type DeclarationGrain = 'article' | 'paragraph'

const ARTICLES = 30
const word = v.nullable(v.string())

const indexSchema = v.object({
  source: v.string(),
  licence: v.string(),
  speakersSource: v.string(),
  /** How many paragraphs an article is cut into; 1 where it stays whole. */
  paragraphsOfArticles: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.length(ARTICLES)),
  languages: v.array(
    v.object({
      code: v.string(),
      name: v.string(),
      autonym: word,
      iso639_3: word,
      script: word,
      direction: v.picklist(['ltr', 'rtl']),
      family: word,
      macroRegion: word,
      speakers: v.nullable(v.number()),
    }),
  ),
})
export type DeclarationIndex = v.InferOutput<typeof indexSchema>

const textSchema = v.object({
  preamble: v.nullable(v.array(v.string())),
  articles: v.pipe(v.array(v.pipe(v.array(v.string()), v.minLength(1))), v.length(ARTICLES)),
})

/** The parsed index.json; null if it is not of the format. */
export function readDeclarationIndex(json: unknown): DeclarationIndex | null {
  const read = v.safeParse(indexSchema, json)
  return read.success ? read.output : null
}

/** The languages of the index, by name. */
export function declarationLanguages({ languages, speakersSource }: DeclarationIndex): readonly CorpusLanguage[] {
  return languages
    .map(({ speakers, ...language }) => ({
      ...language,
      speakers: speakers === null ? null : { count: speakers, source: speakersSource },
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Names of the units: `preamble`, `article-1` … and, by paragraph, `article-11.2`. */
function declarationUnitIds({ paragraphsOfArticles }: DeclarationIndex, grain: DeclarationGrain): readonly string[] {
  const ids = paragraphsOfArticles.flatMap((count, index) =>
    grain === 'article' || count === 1
      ? [`article-${index + 1}`]
      : Array.from({ length: count }, (_, paragraph) => `article-${index + 1}.${paragraph + 1}`),
  )
  return ['preamble', ...ids]
}

export function declarationCorpus(index: DeclarationIndex, grain: DeclarationGrain): ParallelCorpus {
  const unitIds = declarationUnitIds(index, grain)
  return {
    id: grain === 'article' ? 'udhr' : 'udhr-paragraphs',
    name: 'Universal Declaration of Human Rights',
    source: index.source,
    licence: index.licence,
    unit: grain,
    unitCount: unitIds.length,
    unitIds,
    languages: declarationLanguages(index),
  }
}

/** The units of a parsed text, in the order of {@link declarationUnitIds}; null if it is not of the format. */
export function declarationUnits(
  json: unknown,
  { paragraphsOfArticles }: DeclarationIndex,
  grain: DeclarationGrain,
): readonly (string | null)[] | null {
  const read = v.safeParse(textSchema, json)
  if (!read.success) return null
  const { preamble, articles } = read.output
  const units = articles.flatMap((paragraphs, index): readonly (string | null)[] => {
    const count = grain === 'article' ? 1 : (paragraphsOfArticles[index] ?? 1)
    if (count === 1) return [paragraphs.join('\n')]
    return paragraphs.length === count ? paragraphs : Array.from({ length: count }, () => null)
  })
  return [preamble?.join('\n') ?? null, ...units]
}
