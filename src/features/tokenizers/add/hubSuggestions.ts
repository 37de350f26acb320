/**
 * Well-known public repositories of Hugging Face, over all families, and language models whose tokenizers are not
 * published. From a file that says on which day its names were looked up, in public code and stored pages of Hugging Face;
 * nothing is fetched before a repository is chosen.
 */
import * as v from 'valibot'
import { parseReference } from '../../../core/tokenizers/reference.ts'
import data from './hubSuggestions.json' with { type: 'json' }

const repository = v.pipe(
  v.string(),
  v.check((name) => parseReference(`hub:${name}`)?.kind === 'hub', 'a repository is written org/name'),
)
const models = v.pipe(v.array(v.string()), v.minLength(1), v.readonly())

const suggestion = v.pipe(
  v.strictObject({
    repository,
    /** What its language models are called, by which it is found. */
    models,
    family: v.picklist(['bpe', 'byte', 'character', 'multi-word', 'wordpiece', 'unigram', 'word-level']),
    /** `token`: gated, and wants the access token of an account that accepted its terms. `unknown`: may be gated. */
    access: v.picklist(['open', 'token', 'unknown']),
    /** An open repository of the same vocabulary. */
    sameVocabulary: v.optional(repository),
  }),
  v.readonly(),
)
export type HubSuggestion = v.InferOutput<typeof suggestion>

const unpublished = v.pipe(
  v.strictObject({
    /** Of its words. */
    id: v.picklist(['claude', 'gemini']),
    models,
    /** A repository with the tokenizer of earlier versions. */
    older: v.optional(repository),
  }),
  v.readonly(),
)
export type Unpublished = v.InferOutput<typeof unpublished>

const checked = v.parse(
  v.strictObject({
    date: v.pipe(v.string(), v.isoDate()),
    suggestions: v.pipe(v.array(suggestion), v.readonly()),
    unpublished: v.pipe(v.array(unpublished), v.readonly()),
  }),
  data,
)

/** The day of the list, as `2025-10-01`: access may have changed since. */
export const suggestionsDate = checked.date
export const hubSuggestions = checked.suggestions

export const unpublishedTokenizers = checked.unpublished
