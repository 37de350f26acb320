/**
 * What a link says of the Languages panel. Every key may be missing, and means the start value then: so links that were
 * made before there was a key keep their meaning.
 */
import * as v from 'valibot'
import { languageCode as code, reference as name } from './linkFields.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000_000))

/** UTF-16 units of all translations together: longer ones are left out of a link, as a long text is. */
export const TRANSLATIONS_LIMIT = 20_000

export const linkLanguagesSchema = v.object({
  corpus: v.exactOptional(v.picklist(['udhr', 'udhr-paragraphs', 'own', 'text'])),
  chosen: v.exactOptional(v.nullable(v.pipe(v.array(code), v.maxLength(2000)))),
  base: v.exactOptional(v.nullable(code)),
  mode: v.exactOptional(v.picklist(['per-unit', 'joined', 'joined-petrov'])),
  figure: v.exactOptional(
    v.picklist([
      'premium',
      'tokens',
      'tokens-per-word',
      'tokens-per-grapheme',
      'bytes-per-token',
      'continued-words',
      'single-token-types',
      'unknown',
      'sequence-length',
    ]),
  ),
  view: v.exactOptional(v.picklist(['spread', 'heat', 'bars', 'table'])),
  tokenizer: v.exactOptional(v.nullable(name)),
  allFigures: v.exactOptional(v.boolean()),
  sorting: v.exactOptional(v.object({ by: name, direction: v.picklist(['ascending', 'descending']) })),
  group: v.exactOptional(v.picklist(['none', 'script', 'family'])),
  seed: v.exactOptional(count),
  other: v.exactOptional(v.nullable(code)),
  unit: v.exactOptional(count),
  messageCharacters: v.exactOptional(v.pipe(count, v.minValue(1))),
  /** Of links that gave the message a length in tokens of each tokenizer's own. */
  messageTokens: v.exactOptional(v.pipe(count, v.minValue(1))),
  translations: v.exactOptional(
    v.pipe(
      v.array(v.object({ language: v.pipe(v.string(), v.maxLength(100)), text: v.string() })),
      v.maxLength(100),
      v.check((all) => all.reduce((sum, { text }) => sum + text.length, 0) <= TRANSLATIONS_LIMIT),
    ),
  ),
})

export type LinkLanguages = v.InferOutput<typeof linkLanguagesSchema>

/** The same with its references renamed; what `rename` answers null for is left out. Words for columns are asked for too. */
export function renameLanguageReferences(languages: LinkLanguages, rename: (reference: string) => string | null): LinkLanguages {
  const { tokenizer, sorting, ...others } = languages
  const renamed = tokenizer === undefined || tokenizer === null ? null : rename(tokenizer)
  const by = sorting === undefined ? null : rename(sorting.by)
  return {
    ...others,
    ...(renamed === null ? {} : { tokenizer: renamed }),
    ...(sorting === undefined || by === null ? {} : { sorting: { ...sorting, by } }),
  }
}
