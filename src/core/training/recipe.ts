/**
 * How a tokenizer was trained, and its one canonical spelling, which stands in references: who has it and the text trains the
 * same tokenizer again. `bpe;size=2048;pattern=gpt2;languages=eng,mya*5`. Pure.
 */
import * as v from 'valibot'
import { parseReference } from '../tokenizers/reference.ts'
import {
  LEAST_SIZE,
  MAX_LANGUAGES,
  MAX_WEIGHT,
  MOST_SIZE,
  parityVariants,
  takesBase,
  takesPattern,
  trainingAlgorithms,
  trainingPatterns,
} from './names.ts'
import type { TrainingSettings } from './training.ts'

export interface RecipeLanguage {
  /** Of the Universal Declaration. */
  readonly code: string
  readonly weight: number
}

type RecipeText =
  | { readonly kind: 'declaration'; readonly languages: readonly RecipeLanguage[] }
  /** The text on the screen, by its `textKey`. */
  | { readonly kind: 'screen'; readonly key: string }

export interface Recipe extends Omit<TrainingSettings, 'algorithm' | 'vocabularySize'> {
  readonly algorithm: (typeof trainingAlgorithms)[number]
  /** Entries; of a base, those to be learnt or dropped. */
  readonly size: number
  /** The tokenizer that is changed, of an algorithm that changes one: shipped, or of the hub at a commit. Else null. */
  readonly base: string | null
  readonly text: RecipeText
}

const COMMIT = /^[0-9a-f]{40}$/

/** Whether a tokenizer means the same wherever a link that names it is opened. */
export function isLastingBase(reference: string): boolean {
  const parsed = parseReference(reference)
  return (
    parsed?.kind === 'shipped' || (parsed?.kind === 'hub' && parsed.revision !== null && COMMIT.test(parsed.revision))
  )
}

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const spelledNumber = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number), wholeNumber(least, most))

const language = v.pipe(
  v.string(),
  v.regex(/^[\w-]+(?:\*\d{1,4})?$/),
  v.transform((spelling) => {
    const [code = '', weight = '1'] = spelling.split('*')
    return { code, weight: Number(weight) }
  }),
  v.object({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), weight: wholeNumber(0, MAX_WEIGHT) }),
)

const spelledSchema = v.strictObject({
  algorithm: v.picklist(trainingAlgorithms),
  size: spelledNumber(LEAST_SIZE, MOST_SIZE),
  pattern: v.optional(v.picklist(trainingPatterns), 'words-with-marks'),
  firstStage: v.optional(spelledNumber(1, 99), '80'),
  parity: v.optional(v.picklist(parityVariants), 'rule'),
  languages: v.optional(
    v.pipe(
      v.string(),
      v.transform((spelling) => spelling.split(',')),
      v.array(language),
      v.maxLength(MAX_LANGUAGES),
      v.readonly(),
    ),
  ),
  text: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{1,8}-\d{1,10}$/))),
  base: v.optional(v.pipe(v.string(), v.check(isLastingBase))),
})

/** The recipe that a spelling says; null if it is none, or not the canonical one. */
export function parseRecipe(spelling: string): Recipe | null {
  const [algorithm = '', ...fields] = spelling.split(';')
  const named = fields.map((field): [string, string] => {
    const at = field.indexOf('=')
    return [field.slice(0, at), field.slice(at + 1)]
  })
  const parsed = v.safeParse(spelledSchema, { ...Object.fromEntries(named), algorithm })
  if (!parsed.success) return null
  const { languages, text: key, base = null, ...method } = parsed.output
  if ((languages === undefined) === (key === undefined)) return null
  const text: RecipeText =
    languages === undefined ? { kind: 'screen', key: key ?? '' } : { kind: 'declaration', languages }
  const recipe = { ...method, base, text }
  return takesBase(recipe.algorithm) === (base !== null) && formatRecipe(recipe) === spelling ? recipe : null
}

/** The inverse of {@link parseRecipe}, without what the algorithm does not ask for. */
export function formatRecipe({ algorithm, size, pattern, firstStage, parity, base, text }: Recipe): string {
  const fields = {
    size,
    pattern: takesPattern(algorithm) ? pattern : null,
    firstStage: algorithm === 'superwords' ? firstStage : null,
    parity: algorithm === 'parity' ? parity : null,
    languages: text.kind === 'declaration' ? formatLanguages(text.languages) : null,
    text: text.kind === 'screen' ? text.key : null,
    base,
  }
  return [
    algorithm,
    ...Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])),
  ].join(';')
}

/** `eng,mya*5`: each with its weight, but for 1. */
export function formatLanguages(languages: readonly RecipeLanguage[]): string {
  return languages.map(({ code, weight }) => (weight === 1 ? code : `${code}*${weight}`)).join(',')
}
