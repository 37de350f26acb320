/** Readers of the next byte by method, each with rows of its own, so that what a method takes is what it takes alone. */
import { BeamReader } from '../../../core/bytelevel/beamReader.ts'
import type { ByteReader } from '../../../core/bytelevel/byteReader.ts'
import { DirectReader, isOfBytes } from '../../../core/bytelevel/directReader.ts'
import type { NextByte } from '../../../core/bytelevel/distribution.ts'
import { ExactReader } from '../../../core/bytelevel/exactReader.ts'
import type { NextByteMethod } from '../../../core/bytelevel/nextByteMethods.ts'
import type { Rows } from '../../../core/bytelevel/nextTokenModel.ts'
import { HealingReader, NaiveReader } from '../../../core/bytelevel/tokenReaders.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { LabContext } from '../../../platform/workers/lab/server.ts'
import { rowsOf } from '../model/rowsOf.ts'
import type { NextByteQuestion } from './questions.ts'

/** Pairs below this share of the mass are dropped from the beam, however wide it is. */
const LEAST_SHARE = 1e-9

export class MeasuredReader {
  readonly method: NextByteMethod
  readonly reader: ByteReader
  readonly rows: Rows
  milliseconds = 0

  constructor(method: NextByteMethod, reader: ByteReader, rows: Rows) {
    this.method = method
    this.reader = reader
    this.rows = rows
  }

  get passes(): number {
    return this.rows.runs
  }

  next(signal: AbortSignal): Promise<NextByte> {
    return this.timed(() => this.reader.next(signal))
  }

  read(byte: number, signal: AbortSignal): Promise<void> {
    return this.timed(() => this.reader.read(byte, signal))
  }

  async timed<Value>(work: () => Promise<Value>): Promise<Value> {
    const since = performance.now()
    try {
      return await work()
    } finally {
      this.milliseconds += performance.now() - since
    }
  }
}

/**
 * A reader that has read `bytes`. What it took to read them is measured. Failures: those of the byte-level model, and `unsupported`
 * {what, detail} where that is not over single bytes.
 */
export async function openReader(
  method: NextByteMethod,
  bytes: Uint8Array,
  question: NextByteQuestion,
  context: LabContext,
): Promise<Outcome<MeasuredReader>> {
  const { model, signal, pause } = context
  const { valid, vocabulary } = model
  if (method === 'byte-level') {
    const byteLevel = await context.other(question.byteLevel ?? '')
    if (!byteLevel.ok) return byteLevel
    if (!isOfBytes(byteLevel.value.vocabulary))
      return fail('unsupported', {
        what: byteLevel.value.card.name,
        detail: 'a model read by bytes needs tokens of single bytes',
      })
    const rows = rowsOf(byteLevel.value)
    return succeed(
      new MeasuredReader(
        method,
        new DirectReader(byteLevel.value.vocabulary, rows, bytes, vocabulary.beginning.bytes.length),
        rows,
      ),
    )
  }
  const rows = rowsOf(model)
  if (method === 'naive') return succeed(new MeasuredReader(method, new NaiveReader(valid, rows, bytes), rows))
  if (method === 'healing') return succeed(new MeasuredReader(method, new HealingReader(valid, rows, bytes), rows))
  const since = performance.now()
  // Rows masked behind covers count from the first byte on, and the beam sums every way from the first byte on.
  const atOnce = method === 'exact' && question.mask === 'text'
  const reader =
    method === 'exact'
      ? await ExactReader.read(valid, rows, atOnce ? bytes : new Uint8Array(), signal, { mask: question.mask })
      : await BeamReader.start(vocabulary, rows, { width: question.beamWidth, leastShare: LEAST_SHARE }, [], signal)
  const measured = new MeasuredReader(method, reader, rows)
  measured.milliseconds += performance.now() - since
  for (const byte of atOnce ? [] : bytes) {
    await measured.read(byte, signal)
    await pause()
  }
  return succeed(measured)
}
