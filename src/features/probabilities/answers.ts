/** Answers what the Probabilities panel asks of one language model: a text read by bytes, what that costs, what comes next. */
import { readTextByBytes } from '../../core/bytelevel/textByBytes.ts'
import type { NextTokenModel } from '../../core/bytelevel/nextTokenModel.ts'
import { strideWithin } from '../../core/scores/sequencePlan.ts'
import { encodeUtf8 } from '../../core/text/utf8.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { LabModel } from '../../platform/workers/lab/model.ts'
import type { LabAnswerer, LabAnswers } from '../../platform/workers/lab/server.ts'
import type { NextToken } from './questions.ts'

/** Tokens of a vocabulary that are tried one by one, where its pre-tokenizer's pattern has no scanner. */
const MAX_TOKENS_TRIED = 1_000
/** Runs that a probe measures, after one that warms up. */
const PROBED_RUNS = 3

/**
 * The bytes that are read, and how many of them stand before the text. `unsupported` {what, detail} if the tokenizer's
 * normalizer changes the text, so that its bytes are not those that the language model reads, or if reading would take minutes a byte.
 */
function bytesToRead(
  text: string,
  { card, vocabulary, valid, facts }: LabModel,
): Outcome<{ bytes: Uint8Array; before: number }> {
  const refused = (detail: string) => fail('unsupported', { what: card.name, detail })
  if (!valid.isFast && facts.tokens > MAX_TOKENS_TRIED) {
    return refused(
      'its pre-tokenizer has a pattern that is known here only as a regular expression: to judge what may follow would take minutes a byte',
    )
  }
  const bytes = encodeUtf8(vocabulary.normalize(text.toWellFormed()))
  const own = encodeUtf8(text.toWellFormed())
  const before = bytes.length - own.length
  const begins = before >= 0 && vocabulary.beginning.bytes.length === before
  if ((before !== 0 && !begins) || own.some((byte, at) => byte !== bytes[before + at]))
    return refused('its normalizer changes this text, so that its bytes are not those that it reads')
  return succeed({ bytes, before })
}

/** Natural logarithms of what has a score, added up, in bits; null if nothing has. */
function bitsOf(logProbability: Float32Array): number | null {
  const scored = logProbability.filter((value) => !Number.isNaN(value))
  return scored.length === 0 && logProbability.length > 0
    ? null
    : scored.reduce((sum, value) => sum - value / Math.LN2, 0)
}

/** The language model with the begin token that its card names, and no other in its stead. */
const modelOf = ({ card, model }: LabModel): NextTokenModel => ({
  beginToken: card.beginToken,
  endToken: model.endToken,
  nextLogProbabilities: (contexts, signal) => model.nextLogProbabilities(contexts, signal),
})

const textByBytes: LabAnswerer<'text-by-bytes'> = async ({ text, begin, stride }, { model, signal, pause }, onStep) => {
  const toRead = bytesToRead(text, model)
  if (!toRead.ok) return toRead
  const { bytes, before } = toRead.value
  const { contextLength } = model.card
  const windows = { begin, stride: strideWithin(contextLength, stride) }
  const canonical = await model.languageModel.score(model.vocabulary.encode(bytes), { ...windows, topK: 0, signal })
  const { bits, contexts, runs } = await readTextByBytes(model.valid, modelOf(model), bytes, {
    ...windows,
    contextLength,
    signal,
    pause,
    onProgress: (done) => onStep(Math.max(0, done - before)),
  })
  const byByte = bits.slice(before)
  // What every text begins with is no byte of the text: its bits are told of the first one.
  for (let at = 0; at < before && byByte.length > 0; at++) byByte[0] = (byByte[0] ?? 0) + (bits[at] ?? 0)
  return succeed({
    byByte,
    canonicalBits: bitsOf(canonical.logProbability),
    canonicalTokens: canonical.logProbability.length,
    contexts,
    runs,
  })
}

const readingCost: LabAnswerer<'reading-cost'> = async ({ text, begin }, { model, signal }) => {
  const toRead = bytesToRead(text, model)
  if (!toRead.ok) return toRead
  const { bytes, before } = toRead.value
  const runs = model.vocabulary.preTokenEnds(bytes).length
  const ids = model.vocabulary.encode(bytes)
  const start = begin && model.card.beginToken !== null ? [model.card.beginToken] : []
  let milliseconds = 0
  const probed = Math.min(PROBED_RUNS, Math.max(0, ids.length - 2))
  for (let run = 0; run <= probed; run++) {
    const context = [...start, ...ids.slice(0, run + 2)]
    if (context.length === 0) break
    const began = performance.now()
    await model.model.nextLogProbabilities([context, [...context.slice(0, -1), ids[0] ?? 0]], signal)
    if (run > 0) milliseconds += performance.now() - began
  }
  return succeed({
    bytes: bytes.length - before,
    runs,
    milliseconds: probed === 0 ? 0 : (milliseconds / probed) * runs,
  })
}

/** The most probable entries of a row of ln p; of equals the first. */
function mostProbable(row: Float32Array, count: number): readonly number[] {
  const best: number[] = []
  for (let id = 0; id < row.length; id++) {
    const value = row[id] ?? Number.NEGATIVE_INFINITY
    if (best.length === count && value <= (row[best.at(-1) ?? 0] ?? 0)) continue
    let place = best.length
    while (place > 0 && (row[best[place - 1] ?? 0] ?? 0) < value) place--
    best.splice(place, 0, id)
    if (best.length > count) best.pop()
  }
  return best
}

const nextTokens: LabAnswerer<'next-tokens'> = async ({ text, begin, count }, { model, signal }) => {
  const { card, tokenizer, vocabulary } = model
  const ids = vocabulary.encode(encodeUtf8(vocabulary.normalize(text.toWellFormed())))
  const first = begin || ids.length === 0 ? (ids.length === 0 ? model.model.beginToken : card.beginToken) : null
  const context = first === null ? ids : [first, ...ids]
  if (context.length === 0)
    return fail('unsupported', {
      what: card.name,
      detail: 'it has no begin token, so nothing is known of the first token of a text',
    })
  const [row = new Float32Array()] = await model.languageModel.nextLogProbabilities([context], signal)
  const tokens = mostProbable(row, count).map((id): NextToken => ({
    id,
    bytes: tokenizer.tokenBytes(id),
    piece: tokenizer.piece(id),
    logProbability: row[id] ?? Number.NaN,
  }))
  return succeed({ tokens, context: context.length, vocabulary: row.length })
}

export const probabilitiesAnswers: Pick<LabAnswers, 'text-by-bytes' | 'reading-cost' | 'next-tokens'> = {
  'text-by-bytes': textByBytes,
  'reading-cost': readingCost,
  'next-tokens': nextTokens,
}
