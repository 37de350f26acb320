/** What a link says, in its newest version, as a schema: nothing from an address is believed before it passed here. */
import * as v from 'valibot'
import { linkCutsSchema } from './linkCuts.ts'
import { linkBiasLabSchema } from './linkBiasLab.ts'
import { reference, seed, wholeNumber } from './linkFields.ts'
import { linkLanguagesSchema } from './linkLanguages.ts'
import { linkNextByteSchema } from './linkNextByte.ts'

const amounts = v.pipe(
  v.record(reference, v.pipe(v.number(), v.finite(), v.minValue(0))),
  v.check((record) => Object.keys(record).length <= 64),
)

export const linkOptionsSchema = v.object({
  whitespace: v.boolean(),
  ids: v.boolean(),
  unsharedBoundaries: v.boolean(),
  rulers: v.pipe(v.array(reference), v.maxLength(64)),
  addSpecialTokens: v.boolean(),
  parseSpecialTokens: v.boolean(),
  renyiAlpha: v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(1000)),
  prices: amounts,
  contextLengths: amounts,
  wordLocale: v.pipe(v.string(), v.maxLength(64), v.regex(/^[\w-]*$/)),
})

const scorer = reference

/** What is scored by which language models; absent: nothing is. */
const linkScoringSchema = v.object({
  scorers: v.pipe(v.array(scorer), v.maxLength(16)),
  reading: v.picklist(['own', 'reference']),
  reference: v.boolean(),
  excess: v.nullable(scorer),
  begin: v.boolean(),
  stride: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
  dtypes: v.pipe(
    v.record(scorer, v.pipe(v.string(), v.regex(/^\w{1,16}$/))),
    v.check((record) => Object.keys(record).length <= 16),
  ),
})

const numberAbove = (least: number, most: number) => v.pipe(v.number(), v.finite(), v.gtValue(least), v.maxValue(most))

/** How the Probabilities panel shows scores; absent: as it starts. */
const linkProbabilitiesSchema = v.object({
  figure: v.picklist(['surprisal', 'rank', 'entropy', 'z', 'excess']),
  curve: v.picklist(['cumulative', 'smoothed']),
  smoothingBytes: wholeNumber(1, 100_000),
  minKShare: numberAbove(0, 1),
  continuation: v.object({
    scorers: v.pipe(v.array(scorer), v.maxLength(2)),
    fromCaret: v.boolean(),
    sampled: v.boolean(),
    temperature: numberAbove(0, 100),
    topK: v.nullable(wholeNumber(1, 10_000_000)),
    topP: v.nullable(numberAbove(0, 1)),
    seed,
    mostTokens: wholeNumber(1, 1000),
  }),
})

export const linkContentSchema = v.object({
  /** Null where the text was too long to travel. */
  text: v.nullable(v.string()),
  sampleId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  tokenizers: v.pipe(v.array(reference), v.maxLength(64)),
  baseline: v.nullable(reference),
  panel: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}$/)),
  options: linkOptionsSchema,
  scoring: v.exactOptional(linkScoringSchema),
  probabilities: v.exactOptional(linkProbabilitiesSchema),
  /** What the bias lab's "One text, many cuts" is asked; absent: as it starts. */
  cuts: v.exactOptional(linkCutsSchema),
  /** What the bias lab's "The next byte" is asked; absent: as it starts. */
  nextByte: v.exactOptional(linkNextByteSchema),
  /** Missing where the Languages panel is as at the start. */
  languages: v.optional(linkLanguagesSchema),
  /** Missing where the Bias lab is as at the start. */
  biasLab: v.exactOptional(linkBiasLabSchema),
})

export type LinkContent = v.InferOutput<typeof linkContentSchema>
