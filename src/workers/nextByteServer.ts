/** Answers questions about the next byte: behind a prompt, along it, and byte after byte. Readers and reports are made beside it. */
import { continueBytes } from '../bytelevel/byteReader.ts'
import { END } from '../bytelevel/distribution.ts'
import { ExactReader } from '../bytelevel/exactReader.ts'
import { MOST_BEAM_WIDTH, MOST_CONTINUED_BYTES, MOST_PROMPT_BYTES } from '../bytelevel/nextByteMethods.ts'
import { seededRandom } from '../text/seededRandom.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import type { LabAnswerer, LabContext } from './labServer.ts'
import { openReader, type MeasuredReader } from './measuredReaders.ts'
import type { ContinuedBy, NextByteQuestion, NextByteWork, PromptFacts } from './nextByteProtocol.ts'
import { composedCharacters, reportOf, type Said } from './nextByteReport.ts'

/** The prompt in bytes. Failures: `too-large` {what, limit}. */
function promptFacts({ prompt, beamWidth }: NextByteQuestion, { model }: LabContext): Outcome<PromptFacts> {
  const wellFormed = prompt.toWellFormed()
  const normalized = model.vocabulary.normalize(wellFormed)
  const bytes = encodeUtf8(normalized)
  if (bytes.length > MOST_PROMPT_BYTES) return fail('too-large', { what: 'prompt', limit: `${MOST_PROMPT_BYTES} B` })
  if (beamWidth > MOST_BEAM_WIDTH) return fail('too-large', { what: 'beam', limit: MOST_BEAM_WIDTH })
  return succeed({ bytes, isNormalized: normalized !== prompt })
}

/** Tokens of a vocabulary that are tried one by one, where its pre-tokenizer's pattern has no scanner. */
const MOST_TOKENS_TRIED = 1_000

async function openAll(bytes: Uint8Array, question: NextByteQuestion, context: LabContext): Promise<Outcome<readonly MeasuredReader[]>> {
  const { valid, facts, card } = context.model
  if (!valid.isFast && facts.tokens > MOST_TOKENS_TRIED) {
    return fail('unsupported', { what: card.name, detail: 'its pre-tokenizer has a pattern that is known here only as a regular expression: to judge what may follow would take minutes a byte' })
  }
  // Tables of the vocabulary are made at its first question, and are no cost of a method.
  valid.validNext([], context.model.vocabulary.trie.tokensUnder(0), true)
  await context.pause()
  const readers: MeasuredReader[] = []
  for (const method of new Set(question.methods)) {
    const opened = await openReader(method, bytes, question, context)
    if (!opened.ok) return opened
    readers.push(opened.value)
    await context.pause()
  }
  return succeed(readers)
}

const nextByte: LabAnswerer<'next-byte'> = async (question, context) => {
  const facts = promptFacts(question, context)
  if (!facts.ok) return facts
  const { bytes } = facts.value
  const opened = await openAll(bytes, question, context)
  if (!opened.ok) return opened
  const said: Said[] = []
  for (const measured of opened.value) {
    const next = await measured.next(context.signal)
    // The beam has read the prompt byte by byte, and the exact reader too where rows are masked.
    const steps = measured.method === 'beam' || (measured.method === 'exact' && question.mask === 'token') ? bytes.length + 1 : 1
    said.push({ measured, next, passesBefore: 0, millisecondsBefore: 0, bytes: steps })
    await context.pause()
  }
  const report = await reportOf(context.model, bytes, said, context.signal)
  const exact = said.find(({ measured }) => measured.reader instanceof ExactReader)
  const characters = exact?.measured.reader instanceof ExactReader ? await composedCharacters(exact.measured.reader, exact.next, context.signal) : []
  return succeed({ ...report, ...facts.value, characters })
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
  let since = opened.value.map(() => ({ passes: 0, milliseconds: 0, bytes: 0 }))
  for (let end = 0; end <= bytes.length; end++) {
    if (isCharacterEnd(bytes, end)) {
      const said: Said[] = []
      for (const [index, measured] of opened.value.entries()) {
        const next = await measured.next(context.signal)
        const { passes = 0, milliseconds = 0, bytes: before = 0 } = since[index] ?? {}
        said.push({ measured, next, passesBefore: passes, millisecondsBefore: milliseconds, bytes: end === 0 ? 1 : end - before })
        await context.pause()
      }
      onStep(await reportOf(context.model, bytes.slice(0, end), said, context.signal))
      since = opened.value.map(({ passes, milliseconds }) => ({ passes, milliseconds, bytes: end }))
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
  const most = Math.min(MOST_CONTINUED_BYTES, question.mostBytes)
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
      bytes: state.bytes,
    })),
  )
}

export const nextByteAnswers: { readonly [Kind in keyof NextByteWork]: LabAnswerer<Kind> } = {
  'next-byte': nextByte,
  'scrub-prompt': scrubPrompt,
  'continue-bytes': continueAll,
}
