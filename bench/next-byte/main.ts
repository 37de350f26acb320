/** The benchmark's page: `measure` stands on the global object for `bench/nextByte.mjs` to call. */
import { BeamReader } from '../../src/core/bytelevel/beamReader.ts'
import type { ByteReader } from '../../src/core/bytelevel/byteReader.ts'
import { ExactReader } from '../../src/core/bytelevel/exactReader.ts'
import { logProbabilityOf } from '../../src/core/bytelevel/marginal.ts'
import { Rows, type NextTokenModel } from '../../src/core/bytelevel/nextTokenModel.ts'
import { HealingReader, NaiveReader } from '../../src/core/bytelevel/tokenReaders.ts'
import { validSequencesOf } from '../../src/core/bytelevel/validSequencesOf.ts'
import type { ValidSequences } from '../../src/core/bytelevel/validSequences.ts'
import { random, shipped, type Asked } from './languageModels.ts'

const { signal } = new AbortController()
const nothing = new Uint8Array()
const WARMING = 8

interface Measured {
  readonly way: string
  /** A byte; of the plain forward pass, a pass. */
  readonly milliseconds: number
  readonly passes: number
}

/** What is done at a byte, and how many contexts the language model was run on for it so far. */
interface Way {
  readonly way: string
  readonly step: (byte: number) => Promise<unknown>
  readonly passes: () => number
}

function byReader(way: string, rows: Rows, reader: ByteReader): Way {
  const step = async (byte: number): Promise<void> => {
    await reader.next(signal)
    await reader.read(byte, signal)
  }
  return { way, step, passes: () => rows.runs }
}

/** One token more behind its cache, at each byte: what a plain continuation costs a token. */
function plain({ model, vocabulary }: Asked, bytes: Uint8Array): Way {
  const own = model()
  const tokens = vocabulary.encode(bytes)
  const context = [own.beginToken ?? 0]
  let count = 0
  const step = async (): Promise<void> => {
    await own.nextLogProbabilities([[...context]], signal)
    context.push(tokens[count++ % tokens.length] ?? 0)
  }
  return { way: 'plain forward pass', step, passes: () => count }
}

/** Milliseconds and passes a byte of each way of asking, over a text that is read byte by byte. */
async function measure(
  which: 'shipped' | 'random',
  text: string,
  beamWidth: number,
  size: number,
  context: number,
): Promise<readonly Measured[]> {
  const asked = which === 'shipped' ? await shipped() : await random(size, context)
  const { model, vocabulary } = asked
  const valid = validSequencesOf(vocabulary)
  const once = async (bytes: Uint8Array): Promise<readonly Measured[]> => {
    const [naive, healing, exact, beam] = [rowsOf(model()), rowsOf(model()), rowsOf(model()), rowsOf(model())]
    const exactReader = await ExactReader.read(valid, exact, nothing, signal)
    const ways = [
      plain(asked, bytes),
      byReader('naive', naive, new NaiveReader(valid, naive, nothing)),
      byReader('healing', healing, new HealingReader(valid, healing, nothing)),
      byReader('exact', exact, exactReader),
      byReader(
        `beam of ${beamWidth}`,
        beam,
        await BeamReader.start(vocabulary, beam, { width: beamWidth, leastShare: 1e-9 }, [], signal),
      ),
    ]
    const times = ways.map(() => 0)
    // In turns at each byte, so that what else the machine does falls on all of them.
    for (const byte of bytes) {
      for (const [index, { step }] of ways.entries()) {
        const since = performance.now()
        await step(byte)
        times[index] = (times[index] ?? 0) + performance.now() - since
      }
    }
    await compare(asked, valid, exactReader, bytes)
    return ways.map(({ way, passes }, index) => ({
      way,
      milliseconds: (times[index] ?? Number.NaN) / bytes.length,
      passes: passes() / bytes.length,
    }))
  }
  // Whatever is made at the first text is made now.
  await once(new TextEncoder().encode(text.slice(0, WARMING)))
  return once(new TextEncoder().encode(text))
}

function rowsOf(model: NextTokenModel): Rows {
  return new Rows(model, 32)
}

/** ln P(text) read byte by byte is that of the text read at once, or the run stops. */
async function compare(
  { model }: Asked,
  valid: ValidSequences,
  stepwise: ExactReader,
  bytes: Uint8Array,
): Promise<void> {
  const rows = rowsOf(model())
  const atOnce = await ExactReader.read(valid, rows, bytes, signal)
  const expected = (await logProbabilityOf(rows, [], atOnce.begun, signal)) + atOnce.logProbability
  if (!(Math.abs(stepwise.logProbability - expected) < 1e-2))
    throw new Error(`read by bytes ${stepwise.logProbability}, at once ${expected}`)
}

Object.assign(globalThis, { measure })
