/** The benchmark's page: `measure` stands on the global object for `bench/nextByte.mjs` to call. */
import { BeamReader } from '../../src/bytelevel/beamReader.ts'
import type { ByteReader } from '../../src/bytelevel/byteReader.ts'
import { ExactReader } from '../../src/bytelevel/exactReader.ts'
import { logProbabilityOf } from '../../src/bytelevel/marginal.ts'
import { Rows } from '../../src/bytelevel/nextTokenModel.ts'
import { HealingReader, NaiveReader } from '../../src/bytelevel/tokenReaders.ts'
import { ValidSequences } from '../../src/bytelevel/validSequences.ts'
import { random, shipped, type Asked } from './languageModels.ts'

const { signal } = new AbortController()
const nothing = new Uint8Array()
const WARMING = 8

interface Measured {
  readonly way: string
  readonly milliseconds: number
  readonly passes: number
}

/** One token more behind its cache, over and over: what a plain continuation costs a token. */
async function plain({ model, vocabulary }: Asked, bytes: Uint8Array): Promise<Measured> {
  const tokens = [model.beginToken ?? 0, ...vocabulary.encode(bytes)]
  const times: number[] = []
  for (let count = 1; count <= tokens.length; count++) {
    const since = performance.now()
    await model.nextLogProbabilities([tokens.slice(0, count)], signal)
    times.push(performance.now() - since)
  }
  return { way: 'plain forward pass', milliseconds: median(times), passes: 1 }
}

async function byReader(way: string, rows: Rows, reader: ByteReader, bytes: Uint8Array): Promise<Measured> {
  const times: number[] = []
  for (const byte of bytes) {
    const since = performance.now()
    await reader.next(signal)
    await reader.read(byte, signal)
    times.push(performance.now() - since)
  }
  return { way, milliseconds: times.reduce((sum, time) => sum + time, 0) / times.length, passes: rows.runs / bytes.length }
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN
}

/** Milliseconds and passes a byte of each way of asking, over a text that is read byte by byte. */
async function measure(which: 'shipped' | 'random', text: string, beamWidth: number, size: number, context: number): Promise<readonly Measured[]> {
  const asked = which === 'shipped' ? await shipped() : await random(size, context)
  const { model, vocabulary } = asked
  const valid = new ValidSequences(vocabulary)
  const once = async (bytes: Uint8Array): Promise<readonly Measured[]> => {
    const rows = Array.from({ length: 4 }, () => new Rows(model, 32))
    const [naive, healing, exact, beam] = rows
    if (naive === undefined || healing === undefined || exact === undefined || beam === undefined) throw new Error('no rows')
    const exactReader = await ExactReader.read(valid, exact, nothing, signal)
    const measured = [
      await plain(asked, bytes),
      await byReader('naive', naive, new NaiveReader(valid, naive, nothing), bytes),
      await byReader('healing', healing, new HealingReader(valid, healing, nothing), bytes),
      await byReader('exact', exact, exactReader, bytes),
      await byReader(`beam of ${beamWidth}`, beam, await BeamReader.start(vocabulary, beam, { width: beamWidth, leastShare: 1e-9 }, [], signal), bytes),
    ]
    await compare(asked, valid, exactReader, bytes)
    return measured
  }
  // Whatever is made at the first text is made now.
  await once(new TextEncoder().encode(text.slice(0, WARMING)))
  return once(new TextEncoder().encode(text))
}

/** ln P(text) read byte by byte is that of the text read at once, or the run stops. */
async function compare({ model }: Asked, valid: ValidSequences, stepwise: ExactReader, bytes: Uint8Array): Promise<void> {
  const rows = new Rows(model, 32)
  const atOnce = await ExactReader.read(valid, rows, bytes, signal)
  const expected = (await logProbabilityOf(rows, [], atOnce.begun, signal)) + atOnce.logProbability
  if (!(Math.abs(stepwise.logProbability - expected) < 1e-2)) throw new Error(`read by bytes ${stepwise.logProbability}, at once ${expected}`)
}

Object.assign(globalThis, { measure })
