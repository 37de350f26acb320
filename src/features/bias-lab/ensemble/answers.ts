/** Answers the questions of two language models together: each is read exactly, byte by byte, whatever its tokens are. */
import { continueBytes } from '../../../core/bytelevel/byteReader.ts'
import type { ByteDistribution } from '../../../core/bytelevel/distribution.ts'
import { EnsembleReader } from '../../../core/bytelevel/ensemble.ts'
import { ExactReader } from '../../../core/bytelevel/exactReader.ts'
import { MAX_CONTINUED_BYTES, MAX_PROMPT_BYTES } from '../../../core/bytelevel/nextByteMethods.ts'
import { seededRandom } from '../../../core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { LabModel } from '../../../platform/workers/lab/model.ts'
import type { LabAnswerer, LabAnswers, LabContext } from '../../../platform/workers/lab/server.ts'
import { prepareModel } from '../model/prepareModel.ts'
import { rowsOf } from '../model/rowsOf.ts'
import { continuers, type Continuer } from './questions.ts'

/** UTF-8 of the prompt as the tokenizer's normalizer leaves it, without what is put before every text. */
function bytesOf({ vocabulary }: LabModel, prompt: string): Uint8Array {
  return encodeUtf8(vocabulary.normalize(prompt.toWellFormed())).subarray(vocabulary.beginning.bytes.length)
}

/** A reader that has read what its tokenizer puts before every text, and nothing else. */
async function begin(model: LabModel, { pause, signal }: LabContext): Promise<Outcome<ExactReader>> {
  const prepared = await prepareModel(model, pause)
  if (!prepared.ok) return prepared
  return succeed(await ExactReader.read(model.valid, rowsOf(model), model.vocabulary.beginning.bytes, signal))
}

interface Both {
  readonly bytes: Uint8Array
  readonly one: ExactReader
  readonly other: ExactReader
}

/** Failures: `not-loaded`, `unsupported` {what, detail}, `too-large` {what, limit}. */
async function openBoth(
  { prompt, other: otherId }: { readonly prompt: string; readonly other: string },
  context: LabContext,
): Promise<Outcome<Both>> {
  const { model } = context
  const second = await context.other(otherId)
  if (!second.ok) return second
  const bytes = bytesOf(model, prompt)
  if (bytes.length > MAX_PROMPT_BYTES) return fail('too-large', { what: 'prompt', limit: `${MAX_PROMPT_BYTES} B` })
  const others = bytesOf(second.value, prompt)
  if (others.length !== bytes.length || others.some((byte, at) => byte !== bytes[at]))
    return fail('unsupported', {
      what: `${model.card.name} + ${second.value.card.name}`,
      detail: 'the normalizer of one of them changes this prompt, so that they do not read the same bytes',
    })
  const one = await begin(model, context)
  if (!one.ok) return one
  const other = await begin(second.value, context)
  if (!other.ok) return other
  return succeed({ bytes, one: one.value, other: other.value })
}

const readTogether: LabAnswerer<'read-together'> = async (question, context, onStep) => {
  const opened = await openBoth(question, context)
  if (!opened.ok) return opened
  const { bytes, ...readers } = opened.value
  const { pause, signal } = context
  const found: { one: (ByteDistribution | null)[]; other: (ByteDistribution | null)[] } = { one: [], other: [] }
  for (let place = 0; place <= bytes.length; place++) {
    for (const which of ['one', 'other'] as const) {
      const next = await readers[which].next(signal)
      found[which].push(next.defined ? next.distribution : null)
      const byte = bytes[place]
      if (byte !== undefined) await readers[which].read(byte, signal)
      await pause()
    }
    onStep({ done: place + 1, of: bytes.length + 1 })
  }
  return succeed({ bytes, ...found })
}

const continueTogether: LabAnswerer<'continue-together'> = async (question, context, onStep) => {
  const opened = await openBoth(question, context)
  if (!opened.ok) return opened
  const { bytes, one, other } = opened.value
  const { pause, signal } = context
  for (const byte of bytes) {
    await one.read(byte, signal)
    await other.read(byte, signal)
    await pause()
  }
  const most = Math.min(MAX_CONTINUED_BYTES, question.mostBytes)
  const readers = {
    one: one.fork(),
    other: other.fork(),
    together: new EnsembleReader(one, other, question.weight, question.kind),
  }
  const running = new Map(
    continuers.map((by): [Continuer, AsyncGenerator<number, void, void>] => [
      by,
      continueBytes(readers[by], most, seededRandom(question.seed), signal),
    ]),
  )
  // In turns, so that they grow side by side.
  while (running.size > 0) {
    for (const [by, symbols] of running) {
      const { value: symbol } = await symbols.next()
      if (symbol === undefined) running.delete(by)
      else onStep({ by, symbol })
      await pause()
    }
  }
  return succeed(null)
}

export const ensembleAnswers: Pick<LabAnswers, 'read-together' | 'continue-together'> = {
  'read-together': readTogether,
  'continue-together': continueTogether,
}
