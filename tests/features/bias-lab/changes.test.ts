/** What the part on small changes draws from what it was answered: cells, rows, the plot, marks; and that it asks nothing twice. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ChangeAnswers } from '../../../src/features/bias-lab/perturbations/answers.ts'
import {
  bitsChange,
  bitsOfText,
  cellOf,
  type Cell,
  type TextBits,
} from '../../../src/features/bias-lab/perturbations/cells.ts'
import { markedChange } from '../../../src/features/bias-lab/perturbations/markedChange.ts'
import { dotGroups, MARK_PITCH, scaleEnd } from '../../../src/features/bias-lab/perturbations/plotLayout.ts'
import { averageOfLane, sortRows, type ChangeRow } from '../../../src/features/bias-lab/perturbations/tableRows.ts'
import { changesTsv } from '../../../src/features/bias-lab/perturbations/tableTsv.ts'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import { encodingOf, scoresOf } from '../../app/effects/fakeScoring.ts'

const encoding = (ids: readonly number[], kinds: readonly number[] = []): Encoding => ({
  ...encodingOf(ids.map((_, index) => index + 1)),
  ids: Uint32Array.from(ids),
  kinds: Uint8Array.from(ids, (_, index) => kinds[index] ?? 0),
})

describe('a cell', () => {
  test('counts tokens, edits and unknown tokens', () => {
    expect(cellOf('ab', 'aXb', encoding([1, 2]), encoding([1, 3, 2], [0, 2, 0]))).toEqual({
      edits: 1,
      charactersChanged: 1,
      perCharacter: 1,
      tokensBefore: 2,
      tokensAfter: 3,
      unknown: 1,
    })
  })

  test('bits per byte, of what has a score', () => {
    // é is two bytes: three bytes in all, 2 + 4 bits.
    const close = (bits: number, bitsPerByte: number) => ({
      bits: expect.closeTo(bits, 5),
      bitsPerByte: expect.closeTo(bitsPerByte, 5),
    })
    expect(bitsOfText('aé', { encoding: encodingOf([1, 3]), scores: scoresOf([2, 4]) })).toEqual(close(6, 2))
    expect(bitsOfText('aé', { encoding: encodingOf([1, 3]), scores: scoresOf([Number.NaN, 4]) })).toEqual(close(4, 2))
    expect(bitsOfText('aé', { encoding: encodingOf([1, 3]), scores: scoresOf([Number.NaN, 5]) })).toEqual(close(5, 2.5))
    expect(bitsOfText('', { encoding: encodingOf([]), scores: scoresOf([]) })).toBeNull()
    expect(bitsOfText('a', { encoding: encodingOf([1]), scores: scoresOf([Number.NaN]) })).toBeNull()
  })

  test('a longer text is less probable in all, though it may hold less per byte', () => {
    // Ten bytes of 2 bits, then a space of 1 bit at the end.
    const change = bitsChange({ bits: 20, bitsPerByte: 2 }, { bits: 21, bitsPerByte: 21 / 11 })
    expect(change?.bits).toBe(1)
    expect(change?.bitsPerByte).toBeLessThan(0)
    expect(bitsChange({ bits: Infinity, bitsPerByte: Infinity }, { bits: Infinity, bitsPerByte: Infinity })).toBeNull()
  })
})

const cell = (perCharacter: number): Cell => ({
  edits: 1,
  charactersChanged: 1,
  perCharacter,
  tokensBefore: 1,
  tokensAfter: 1,
  unknown: 0,
})
const row = (
  name: string,
  cells: readonly (Cell | null)[],
  after: string | null = 'y',
  referenceBits: TextBits | null = null,
): ChangeRow => ({
  text: { language: name, before: 'x', after },
  name,
  cells,
  laneBits: cells.map(() => null),
  referenceBits,
})

/** Bits in all, and of ten bytes. */
const bits = (inAll: number): TextBits => ({ bits: inAll, bitsPerByte: inAll / 10 })

describe('rows', () => {
  const rows = [
    row('b', [cell(2), cell(1)], 'y', bits(0.5)),
    row('c', [null, null], null),
    row('a', [cell(4), cell(0.5)], 'y', bits(-1)),
  ]

  test('an average is over the texts to which the change applies, and only once all are there', () => {
    expect(averageOfLane(rows, 0)).toBe(3)
    expect(averageOfLane([...rows, row('d', [null, cell(1)])], 0)).toBeNull()
    expect(averageOfLane([row('c', [null], null)], 0)).toBeNull()
  })

  test.each([
    [null, 'bca'],
    [{ by: 'language', direction: 'ascending' }, 'abc'],
    [{ by: 'two', direction: 'descending' }, 'bac'],
    [{ by: 'one', direction: 'ascending' }, 'bac'],
    [{ by: 'bits', direction: 'ascending' }, 'abc'],
    [{ by: 'gone', direction: 'ascending' }, 'bca'],
  ] as const)('sorted by %o: %s', (sorting, names) => {
    expect(
      sortRows(rows, sorting, ['one', 'two'])
        .map(({ name }) => name)
        .join(''),
    ).toBe(names)
  })
})

test('copied: a line a text in the order given, in full precision, empty where there is nothing', () => {
  const rows: readonly ChangeRow[] = [
    {
      ...row(
        'b',
        [{ ...cell(1 / 3), edits: 2, charactersChanged: 6, tokensBefore: 4, tokensAfter: 5, unknown: 1 }, null],
        'y',
        bits(0.125),
      ),
      laneBits: [bits(-0.5), null],
    },
    row('a\tb', [null, null], null),
  ]
  const heads = {
    language: 'L',
    characters: 'C',
    lane: (column: string, name: string) => `${name} ${column}`,
    bits: 'B',
    bitsPerByte: 'BB',
  }
  expect(changesTsv(rows, ['one', 'two'], heads).split('\n')).toEqual([
    'L\tC\tone perCharacter\tone before\tone after\tone unknown\tone laneBits\tone laneBitsPerByte\ttwo perCharacter\ttwo before\ttwo after\ttwo unknown\ttwo laneBits\ttwo laneBitsPerByte\tB\tBB',
    'b\t6\t0.3333333333333333\t4\t5\t1\t-0.5\t-0.05\t\t\t\t\t\t\t0.125\t0.0125',
    `a b${'\t'.repeat(15)}`,
  ])
})

describe('the plot', () => {
  test('ends at a round figure that holds the largest', () => {
    expect([0, 0.3, 0.95, 1, 2.5, 3, 41, 100].map(scaleEnd)).toEqual(
      [1, 0.4, 1.2, 1.2, 3, 4, 60, 120].map((value) => expect.closeTo(value, 9)),
    )
  })

  test('puts lanes of nearly the same figure side by side', () => {
    expect(dotGroups([1, 3, null, 1.01], 4, 600)).toEqual([
      { at: expect.closeTo(0.25125, 9), lanes: [0, 3] },
      { at: 0.75, lanes: [1] },
    ])
  })

  test('no mark covers another, none is lost, and one alone stands at its figure', () => {
    const values = fc.array(fc.option(fc.double({ min: 0, max: 4, noNaN: true })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(values, fc.integer({ min: 80, max: 900 }), (perLane, room) => {
        const groups = dotGroups(perLane, 4, room)
        expect(groups.flatMap(({ lanes }) => lanes).toSorted((a, b) => a - b)).toEqual(
          perLane.flatMap((value, lane) => (value === null ? [] : [lane])),
        )
        const places = groups.flatMap(({ at, lanes }) =>
          lanes.map((_, index) => at * room + (index - (lanes.length - 1) / 2) * MARK_PITCH),
        )
        for (const [index, place] of places.entries())
          if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThan(MARK_PITCH - 1e-6)
        for (const { at, lanes } of groups)
          if (lanes.length === 1) expect(at).toBeCloseTo((perLane[lanes[0] ?? 0] ?? 0) / 4, 9)
      }),
    )
  })
})

describe('the marked change', () => {
  test('holds both texts, and tears no character', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', 'é', 'e\u0301', 'कि', '👨‍👩‍👧', 'ด้'), { maxLength: 8 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = markedChange(before, after)
        expect(
          stretches
            .filter(({ kind }) => kind !== 'inserted')
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(before)
        expect(
          stretches
            .filter(({ kind }) => kind !== 'removed')
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(after)
        for (const stretch of stretches) expect(stretch.text).not.toMatch(/^\p{M}/u)
      }),
      { seed: 5 },
    )
  })
})

describe('answers', () => {
  const lane = { reference: 'gpt2', fittingText: null }

  /** The services that are asked here, counting. */
  function counting(answer: 'answers' | 'fails') {
    const asked: string[] = []
    const services = {
      languages: {
        segment: async (reference: string, text: string) => {
          asked.push(`${reference} ${text}`)
          return answer === 'fails'
            ? fail('network', { where: 'here' })
            : succeed(encoding([...text].map((letter) => letter.codePointAt(0) ?? 0)))
        },
      },
      scoring: {
        scoreText: ({ languageModel, text }: { readonly languageModel: string; readonly text: string }) => {
          asked.push(`${languageModel} ${text}`)
          return {
            outcome: Promise.resolve(
              succeed({
                encoding: encodingOf([...text].map((_, index) => index + 1)),
                scores: scoresOf([...text].map(() => 3)),
              }),
            ),
            cancel: () => {},
          }
        },
      },
    }
    return { asked, answers: new ChangeAnswers(services) }
  }

  test('a text is segmented once, whatever it is compared with', async () => {
    const { asked, answers } = counting('answers')
    expect(await answers.compare(lane, 'ab', 'ba')).toBeNull()
    expect(await answers.compare(lane, 'ab', 'abc')).toBeNull()
    expect(asked).toEqual(['gpt2 ab', 'gpt2 ba', 'gpt2 abc'])
    expect(answers.cell(lane, 'ab', 'ba')).toMatchObject({ edits: 2, charactersChanged: 2 })
    expect(answers.cell({ ...lane, fittingText: 'x' }, 'ab', 'ba')).toBeNull()
  })

  test('a failure is told, not kept', async () => {
    const { asked, answers } = counting('fails')
    expect(await answers.compare(lane, 'ab', 'ba')).toMatchObject({ code: 'network' })
    expect(await answers.compare(lane, 'ab', 'ba')).toMatchObject({ code: 'network' })
    expect(asked).toHaveLength(2)
  })

  test('bits are kept by language model with its precision and device', async () => {
    const { answers } = counting('answers')
    await answers.score('bytes', 'bytes on wasm', 'ab').outcome
    expect(answers.bits('bytes on wasm', 'ab')).toEqual({
      bits: expect.closeTo(6, 5),
      bitsPerByte: expect.closeTo(3, 6),
    })
    expect(answers.bits('bytes on webgpu', 'ab')).toBeUndefined()
  })

  test('those who listen are told once for many', async () => {
    const { answers } = counting('answers')
    let told = 0
    const stop = answers.subscribe(() => (told += 1))
    await Promise.all(['ba', 'bb', 'bc'].map((after) => answers.compare(lane, 'ab', after)))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect([told, answers.version()]).toEqual([1, 1])
    stop()
  })
})
