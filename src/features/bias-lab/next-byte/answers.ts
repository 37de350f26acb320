/** Answers questions about the next byte: behind a prompt, along it, and byte after byte. Readers and reports are made beside it. */
import { continueBytes } from '../../../core/bytelevel/byteReader.ts'
import { END } from '../../../core/bytelevel/distribution.ts'
import { ExactReader } from '../../../core/bytelevel/exactReader.ts'
import {
  MAX_BEAM_WIDTH,
  MAX_CONTINUED_BYTES,
  MAX_PROMPT_BYTES,
  type NextByteMethod,
} from '../../../core/bytelevel/nextByteMethods.ts'
import { seededRandom } from '../../../core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { LabAnswerer, LabAnswers, LabContext } from '../../../platform/workers/lab/server.ts'
import { prepareModel } from '../model/prepareModel.ts'
import { openReader, type MeasuredReader } from './measuredReaders.ts'
import type {
  ContinuedBy,
  GuessReport,
  NextByteQuestion,
  NextByteReport,
  PrefixReport,
  PromptFacts,
} from './questions.ts'
import { composedCharacters, probabilityOf, reportOf, withDetails, type Details, type Said } from './report.ts'

/** The prompt in bytes. Failures: `too-large` {what, limit}. */
function promptFacts({ prompt, beamWidth }: NextByteQuestion, { model }: LabContext): Outcome<PromptFacts> {
  const wellFormed = prompt.toWellFormed()
  const normalized = model.vocabulary.normalize(wellFormed)
  const bytes = encodeUtf8(normalized)
  if (bytes.length > MAX_PROMPT_BYTES) return fail('too-large', { what: 'prompt', limit: `${MAX_PROMPT_BYTES} B` })
  if (beamWidth > MAX_BEAM_WIDTH) return fail('too-large', { what: 'beam', limit: MAX_BEAM_WIDTH })
  return succeed({ bytes, isNormalized: normalized !== wellFormed, isWellFormed: wellFormed === prompt })
}

/** The bytes of the guess behind the prompt; null where there is none, or where the normalizer makes one of both. */
function guessedBytes(
  { prompt, guess }: NextByteQuestion,
  { bytes }: PromptFacts,
  { model }: LabContext,
): Uint8Array | null {
  const both = encodeUtf8(model.vocabulary.normalize((prompt + guess).toWellFormed()))
  return guess === '' || both.length <= bytes.length || bytes.some((byte, at) => byte !== both[at])
    ? null
    : both.subarray(bytes.length)
}

async function openAll(
  bytes: Uint8Array,
  question: NextByteQuestion,
  context: LabContext,
): Promise<Outcome<readonly MeasuredReader[]>> {
  const prepared = await prepareModel(context.model, context.pause)
  if (!prepared.ok) return prepared
  const readers: MeasuredReader[] = []
  for (const method of new Set(question.methods)) {
    const opened = await openReader(method, bytes, question, context)
    if (!opened.ok) return opened
    readers.push(opened.value)
    await context.pause()
  }
  return succeed(readers)
}

/** What a method takes, from the least: one pass, a few, some per byte, many per byte. */
const CHEAPEST_FIRST: readonly NextByteMethod[] = ['naive', 'healing', 'exact', 'byte-level', 'beam']

const nextByte: LabAnswerer<'next-byte'> = async (question, context, onStep) => {
  const facts = promptFacts(question, context)
  if (!facts.ok) return facts
  const prepared = await prepareModel(context.model, context.pause)
  if (!prepared.ok) return prepared
  const { bytes } = facts.value
  const { signal } = context
  const guessed = guessedBytes(question, facts.value, context)
  const methods = new Set(question.methods)
  const inOrder = <Of extends { readonly method: NextByteMethod }>(all: readonly Of[]): readonly Of[] =>
    [...methods].flatMap((method) => all.filter((one) => one.method === method))
  let report: NextByteReport | null = null
  let said: readonly Said[] = []
  let details: Details = { exact: null, beam: null }
  let guess: readonly GuessReport[] = []
  let characters: PrefixReport['characters'] = []
  for (const method of CHEAPEST_FIRST) {
    if (!methods.has(method)) continue
    const opened = await openReader(method, bytes, question, context)
    if (!opened.ok) return opened
    const measured = opened.value
    const next = await measured.next(signal)
    said = inOrder([...said, { method, next, passes: measured.passes, milliseconds: measured.milliseconds }])
    details = await withDetails(context.model, measured, details, signal)
    if (measured.reader instanceof ExactReader) characters = await composedCharacters(measured.reader, next, signal)
    if (guessed !== null)
      guess = inOrder([...guess, { method, probability: await probabilityOf(measured, guessed, signal) }])
    report = { ...reportOf(context.model, bytes, said, details), ...facts.value, characters, guess }
    onStep(report)
    await context.pause()
  }
  return report === null ? fail('internal', { detail: 'no method was asked' }) : succeed(report)
}

/** Whether a character of well-formed UTF-8 ends before `index`. */
function isCharacterEnd(bytes: Uint8Array, index: number): boolean {
  return ((bytes[index] ?? 0) & 0xc0) !== 0x80
}

const scrubPrompt: LabAnswerer<'scrub-prompt'> = async (question, context, onStep) => {
  const facts = promptFacts(question, context)
  if (!facts.ok) return facts
  const { bytes } = facts.value
  const opened = await openAll(new Uint8Array(), question, context)
  if (!opened.ok) return opened
  let since = opened.value.map(() => ({ passes: 0, milliseconds: 0 }))
  for (let end = 0; end <= bytes.length; end++) {
    if (isCharacterEnd(bytes, end)) {
      const said: Said[] = []
      let details: Details = { exact: null, beam: null }
      for (const [index, measured] of opened.value.entries()) {
        const next = await measured.next(context.signal)
        const { passes = 0, milliseconds = 0 } = since[index] ?? {}
        said.push({
          method: measured.method,
          next,
          passes: measured.passes - passes,
          milliseconds: measured.milliseconds - milliseconds,
        })
        details = await withDetails(context.model, measured, details, context.signal)
        await context.pause()
      }
      onStep(reportOf(context.model, bytes.slice(0, end), said, details))
      since = opened.value.map(({ passes, milliseconds }) => ({ passes, milliseconds }))
      await context.pause()
    }
    const byte = bytes[end]
    if (byte === undefined) continue
    for (const measured of opened.value) await measured.read(byte, context.signal)
  }
  return facts
}

const continueAll: LabAnswerer<'continue-bytes'> = async (question, context, onStep) => {
  const facts = promptFacts(question, context)
  if (!facts.ok) return facts
  const most = Math.min(MAX_CONTINUED_BYTES, question.mostBytes)
  const opened = await openAll(facts.value.bytes, question, context)
  if (!opened.ok) return opened
  const runs = opened.value.map((measured) => {
    const random = question.seed === null ? null : seededRandom(question.seed)
    const before = { passes: measured.passes, milliseconds: measured.milliseconds }
    const state: { bytes: number; reason: ContinuedBy['reason'] | null } = { bytes: 0, reason: null }
    return { measured, before, state, bytes: continueBytes(measured, most, random, context.signal) }
  })
  // In turns, so that they grow side by side.
  while (runs.some(({ state }) => state.reason === null)) {
    for (const { measured, state, bytes } of runs) {
      if (state.reason !== null) continue
      const { value: symbol } = await bytes.next()
      if (symbol === undefined) state.reason = state.bytes === most ? 'length' : 'undefined'
      else if (symbol === END) state.reason = 'end'
      else state.bytes++
      if (symbol !== undefined) onStep({ method: measured.method, symbol })
      await context.pause()
    }
  }
  return succeed(
    runs.map(({ measured, before, state }) => ({
      method: measured.method,
      reason: state.reason ?? 'length',
      passes: measured.passes - before.passes,
      milliseconds: measured.milliseconds - before.milliseconds,
      asked: state.bytes + (state.reason === 'length' ? 0 : 1),
    })),
  )
}

export const nextByteAnswers: Pick<LabAnswers, 'next-byte' | 'scrub-prompt' | 'continue-bytes'> = {
  'next-byte': nextByte,
  'scrub-prompt': scrubPrompt,
  'continue-bytes': continueAll,
}
