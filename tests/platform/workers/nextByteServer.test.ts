/** The bias lab's questions about the next byte, on the shipped language models as the page asks them. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { MAX_PROMPT_BYTES, type NextByteMethod } from '../../../src/core/bytelevel/nextByteMethods.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import type { LabKind, LabWork } from '../../../src/platform/workers/lab/protocol.ts'
import type {
  ContinuedByte,
  MethodReport,
  NextByteQuestion,
  PrefixReport,
} from '../../../src/features/bias-lab/next-byte/questions.ts'
import { bias } from '../../../src/features/lesson/lessons/bias.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { localSources } from './scoringSources.ts'
import { assetsBase, serveShippedFiles } from './shippedFiles.ts'

const settings = { assetsBase, hubAddress: 'https://hub.example', hubToken: null }
const server = new ScoringServer(localSources)

beforeAll(async () => {
  serveShippedFiles()
  for (const languageModel of ['tessera-bpe', 'tessera-byte', 'tessera-superword']) {
    const loaded = await server.load(
      { requestId: languageModel, languageModel, settings, device: 'auto', dtype: null, threads: 1 },
      () => {},
    )
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  }
}, 60_000)
beforeEach(() => void serveShippedFiles())
afterEach(() => {
  vi.unstubAllGlobals()
})
afterAll(async () => {
  for (const languageModel of ['tessera-bpe', 'tessera-byte', 'tessera-superword']) await server.unload(languageModel)
})

const all: readonly NextByteMethod[] = ['naive', 'healing', 'exact', 'beam', 'byte-level']
const question = (prompt: string, methods = all): NextByteQuestion => ({
  prompt,
  methods,
  mask: 'text',
  beamWidth: 16,
  byteLevel: 'tessera-byte',
  guess: '',
})

function ask<Kind extends LabKind>(
  kind: Kind,
  asked: LabWork[Kind]['question'],
  onStep: (step: LabWork[Kind]['step']) => void = () => {},
  languageModel = 'tessera-bpe',
) {
  return server.lab({ requestId: 'asked', languageModel, kind, question: asked }, onStep)
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

function of(report: Pick<PrefixReport, 'methods'>, method: NextByteMethod): MethodReport & { says: { defined: true } } {
  const found = report.methods.find((one) => one.method === method)
  if (found === undefined || !found.says.defined) throw new Error(`${method} says nothing`)
  return { ...found, says: found.says }
}

describe('behind a prompt', () => {
  test('every method sums to 1, the exact one is its own reference, and what each took is told', async () => {
    const report = valueOf(await ask('next-byte', question('An apple a day keeps the')))
    for (const method of all) {
      const { says, passes, milliseconds } = of(report, method)
      expect(Math.abs(says.distribution.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-4)
      expect(says.leftOut).toBeGreaterThanOrEqual(0)
      expect(passes).toBeGreaterThan(0)
      expect(milliseconds).toBeGreaterThan(0)
    }
    expect(of(report, 'exact').says.divergenceBits).toBe(0)
    expect(of(report, 'naive').passes).toBe(1)
    // In truth, not a byte: the beam is run on many contexts at each of the 24 bytes, and asking naively on one in all.
    expect(of(report, 'beam').passes).toBeGreaterThan(100)
    expect(report.tokens?.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')).toBe('An apple a day keeps the')
    const { exact, beam } = report
    if (exact === null || beam === null) throw new Error('no details')
    expect(exact.covers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
    expect(exact.coverCount).toBeGreaterThan(1)
    // All segmentations are at least as probable as the valid ones, but for what the beam dropped.
    expect(beam.log2Probability - Math.log2(beam.keptShare)).toBeGreaterThan(exact.log2Probability - 1e-6)
    expect(report.invalidShare).toBeGreaterThanOrEqual(0)
  }, 60_000)

  test('a trailing space moves the naive answer away from the exact one', async () => {
    const [without, behind] = await Promise.all([
      server.lab(
        {
          requestId: 'a',
          languageModel: 'tessera-bpe',
          kind: 'next-byte',
          question: question('An apple a day keeps the', ['naive', 'exact']),
        },
        () => {},
      ),
      server.lab(
        {
          requestId: 'b',
          languageModel: 'tessera-bpe',
          kind: 'next-byte',
          question: question('An apple a day keeps the ', ['naive', 'exact']),
        },
        () => {},
      ),
    ])
    const bits = [without, behind].map((outcome) => of(valueOf(outcome), 'naive').says.divergenceBits ?? Number.NaN)
    expect(bits[1]).toBeGreaterThan(2 * (bits[0] ?? Number.NaN))
    // What the lesson says: digits get most of what is asked naively after a space, and without it the answers nearly agree.
    const naive = of(valueOf(behind), 'naive').says.distribution
    const digits = naive.slice(0x30, 0x3a).reduce((sum, share) => sum + share, 0)
    expect(Math.round(10 * digits)).toBe(bias.steps.find(({ id }) => id === 'lone-space')?.facts['digits'])
    expect(bits[0]).toBeLessThan(0.1)
  }, 60_000)

  test('exact is naive where one cover is all there is and nothing invalid is left out', async () => {
    // A language model over bytes has one cover of every text, and nothing that it says is invalid but half characters.
    const report = valueOf(
      await ask(
        'next-byte',
        question('Some apples', ['naive', 'healing', 'exact', 'byte-level']),
        undefined,
        'tessera-byte',
      ),
    )
    const exact = of(report, 'exact').says
    expect(report.exact?.coverCount).toBe(1)
    for (const method of ['naive', 'healing', 'byte-level'] as const) {
      for (const [symbol, p] of of(report, method).says.distribution.entries())
        expect(Math.abs(p - (exact.distribution[symbol] ?? 0))).toBeLessThan(0.001 + 2 * exact.leftOut)
    }
  }, 60_000)

  test('characters of several bytes are put together', async () => {
    const report = valueOf(await ask('next-byte', question('中华人民共和', ['exact'])))
    expect(report.characters.length).toBeGreaterThan(0)
    for (const { byte, character, probability } of report.characters) {
      expect(encodeUtf8(character)[0]).toBe(byte)
      expect([...character]).toHaveLength(1)
      expect(probability).toBeLessThanOrEqual(of(report, 'exact').says.distribution[byte] ?? 0)
    }
  }, 60_000)

  test('a guess is a whole character: the probability of all its bytes, by each method', async () => {
    const prompt = '中华人民共和'
    const guess = '国'
    const report = valueOf(await ask('next-byte', { ...question(prompt), guess }))
    expect(report.guess.map(({ method }) => method)).toEqual(all)
    const guessed = (method: NextByteMethod): number =>
      report.guess.find((one) => one.method === method)?.probability ?? Number.NaN
    // By the covers of both texts, not byte by byte: P(prompt + character) ÷ P(prompt), but for what is left out on the way.
    const longer = valueOf(await ask('next-byte', question(prompt + guess, ['exact'])))
    const ratio = 2 ** ((longer.exact?.log2Probability ?? Number.NaN) - (report.exact?.log2Probability ?? Number.NaN))
    expect(guessed('exact') / ratio).toBeGreaterThan(0.99)
    expect(guessed('exact') * (1 - of(report, 'exact').says.leftOut)).toBeLessThan(1.1 * ratio)
    // The first byte alone is more probable than the character.
    const first = encodeUtf8(guess)[0] ?? 0
    for (const method of all)
      expect(guessed(method)).toBeLessThan(of(report, method).says.distribution[first] ?? Number.NaN)
    // All that can be said of a byte of ASCII is said of it at once.
    const ascii = valueOf(await ask('next-byte', { ...question('An apple a day keeps the '), guess: 'd' }))
    for (const { method, probability } of ascii.guess)
      expect(probability).toBe(of(ascii, method).says.distribution[0x64])
  }, 60_000)

  test('answers come as they are ready, the cheapest method first, in the order of the question', async () => {
    const seen: string[] = []
    const report = valueOf(
      await ask('next-byte', question('The ', ['beam', 'exact', 'naive']), (step) =>
        seen.push(step.methods.map(({ method }) => method).join()),
      ),
    )
    expect(seen).toEqual(['naive', 'exact,naive', 'beam,exact,naive'])
    expect(report.methods.map(({ method }) => method)).toEqual(['beam', 'exact', 'naive'])
    expect(of(report, 'naive').says.divergenceBits).toBeGreaterThan(0)
  }, 60_000)

  test('half a surrogate pair is not blamed on the normalizer', async () => {
    expect(valueOf(await ask('next-byte', question('a\ud83db', ['naive'])))).toMatchObject({
      isNormalized: false,
      isWellFormed: false,
    })
    expect(valueOf(await ask('next-byte', question('ab', ['naive'])))).toMatchObject({
      isNormalized: false,
      isWellFormed: true,
    })
  }, 60_000)

  test('what is too long, or has no byte-level model, is refused in words', async () => {
    expect(await ask('next-byte', question('x'.repeat(MAX_PROMPT_BYTES + 1)))).toMatchObject({
      failure: { code: 'too-large', values: { what: 'prompt' } },
    })
    expect(await ask('next-byte', { ...question('x'), byteLevel: 'tessera-superword' })).toMatchObject({
      failure: { code: 'unsupported' },
    })
    expect(await ask('next-byte', { ...question('x'), byteLevel: 'tessera-none' })).toMatchObject({
      failure: { code: 'not-loaded' },
    })
  })
})

describe('along a prompt', () => {
  test.each([
    ['Boul é中', [0, 1, 2, 3, 4, 5, 7, 10]],
    // Runs of white space, which the pre-tokenizer cuts by what follows them.
    ['a \n\n  //', [0, 1, 2, 3, 4, 5, 6, 7, 8]],
  ])(
    '%j: a step a character, the last as asked at once, and no prefix more probable than the one before',
    async (prompt, ends) => {
      const steps: PrefixReport[] = []
      const facts = valueOf(await ask('scrub-prompt', question(prompt), (step) => steps.push(step)))
      expect(facts.bytes).toEqual(encodeUtf8(prompt))
      expect(steps.map(({ endByte }) => endByte)).toEqual(ends)
      for (const [index, step] of steps.entries()) {
        const now = step.exact?.log2Probability ?? Number.NaN
        if (index > 0) expect(now).toBeLessThanOrEqual((steps[index - 1]?.exact?.log2Probability ?? Number.NaN) + 1e-6)
        for (const method of all)
          expect(Math.abs(of(step, method).says.distribution.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-4)
      }
      const atOnce = valueOf(await ask('next-byte', question(prompt)))
      const last = steps.at(-1)
      if (last === undefined) throw new Error('no step')
      for (const method of all) {
        const expected = of(atOnce, method).says.distribution
        for (const [symbol, p] of of(last, method).says.distribution.entries())
          expect(Math.abs(p - (expected[symbol] ?? 0))).toBeLessThan(1e-4)
      }
      expect(last.exact?.log2Probability).toBeCloseTo(atOnce.exact?.log2Probability ?? Number.NaN, 3)
    },
    60_000,
  )

  test('a cancelled one stops, and says so', async () => {
    let steps = 0
    const outcome = await ask('scrub-prompt', question('An apple a day keeps the doctor'), () => {
      steps++
      if (steps === 2) void server.cancel('asked')
    })
    expect(outcome).toMatchObject({ failure: { code: 'cancelled' } })
    expect(steps).toBe(2)
  }, 60_000)
})

describe('byte after byte', () => {
  const go = async (seed: number | null, methods = all) => {
    const steps: ContinuedByte[] = []
    const ends = valueOf(
      await ask('continue-bytes', { ...question('The ', methods), mostBytes: 8, seed }, (step) => steps.push(step)),
    )
    const text = (method: NextByteMethod): string =>
      steps
        .filter((step) => step.method === method)
        .map(({ symbol }) => symbol)
        .join()
    return { ends, text }
  }

  test('each method goes on for as many bytes as asked for, side by side, and greedily the same again', async () => {
    const { ends, text } = await go(null)
    expect(ends.map(({ method, asked, reason }) => [method, asked, reason])).toEqual(
      all.map((method) => [method, 8, 'length']),
    )
    for (const { passes } of ends) expect(passes).toBeGreaterThanOrEqual(8)
    const again = await go(null, ['exact'])
    expect(again.text('exact')).toBe(text('exact'))
  }, 60_000)

  test('a sampled one follows from its seed', async () => {
    const [one, same, other] = [
      await go(3, ['exact', 'naive']),
      await go(3, ['exact', 'naive']),
      await go(4, ['exact', 'naive']),
    ]
    expect(same.text('exact') + same.text('naive')).toBe(one.text('exact') + one.text('naive'))
    expect(other.text('exact') + other.text('naive')).not.toBe(one.text('exact') + one.text('naive'))
  }, 60_000)
})
