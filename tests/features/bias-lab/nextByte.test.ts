/** What the next byte's tables and plots are made of. */
import { describe, expect, test } from 'vitest'
import { END, SYMBOLS } from '../../../src/core/bytelevel/distribution.ts'
import type { NextByteMethod } from '../../../src/core/bytelevel/nextByteMethods.ts'
import { divergenceCurves, pathOf } from '../../../src/features/bias-lab/next-byte/divergenceCurves.ts'
import { promptsFor, smollm2Prompts } from '../../../src/features/bias-lab/next-byte/preparedPrompts.ts'
import { mostProbable, sharesOfRest, shownSymbols } from '../../../src/features/bias-lab/next-byte/shownSymbols.ts'
import { byteLabel, bytesLabel, characterLabel, plainLabel } from '../../../src/ui/bytesLabel.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { MethodReport, PrefixReport } from '../../../src/features/bias-lab/next-byte/questions.ts'
import { defaultOptions } from '../../../src/features/options.ts'
import { recordedPrompts } from './recordedPrompts.ts'

function report(
  method: NextByteMethod,
  shares: Readonly<Record<number, number>> | null,
  divergenceBits: number | null = null,
): MethodReport {
  const distribution = Float64Array.from({ length: SYMBOLS }, (_, symbol) => shares?.[symbol] ?? 0)
  const says =
    shares === null
      ? ({ defined: false, reason: 'no-mass' } as const)
      : ({ defined: true, distribution, leftOut: 0, entropyBits: 0, divergenceBits } as const)
  return { method, says, passes: 1, milliseconds: 1 }
}

describe('rows', () => {
  const naive = report('naive', { 0x20: 0.9, 0x61: 0.1 })
  const exact = report('exact', { 0x61: 0.7, 0x20: 0.1, [END]: 0.2 })

  test('are what any method finds probable, in the order of the exact one', () => {
    const methods = [naive, report('healing', null), exact]
    const rows = shownSymbols(methods)
    expect(rows.map(({ symbol }) => symbol)).toEqual([0x61, END, 0x20])
    expect(rows[0]?.shares).toEqual([0.1, null, 0.7])
    expect(sharesOfRest(methods, rows.slice(0, 1)).map((share) => share?.toFixed(6))).toEqual([
      '0.900000',
      undefined,
      '0.300000',
    ])
  })

  test('of a flat distribution are a dozen', () => {
    const flat = report(
      'exact',
      Object.fromEntries(Array.from({ length: SYMBOLS }, (_, symbol) => [symbol, 1 / SYMBOLS])),
    )
    const rows = shownSymbols([flat])
    expect(rows).toHaveLength(12)
    expect(sharesOfRest([flat], rows)[0]).toBeCloseTo((SYMBOLS - 12) / SYMBOLS, 12)
  })

  test('the most probable of a method', () => {
    expect(mostProbable(naive)).toEqual({ symbol: 0x20, share: 0.9 })
    expect(mostProbable(report('naive', null))).toBeNull()
  })
})

describe('labels', () => {
  test('bytes and characters that cannot be seen have signs', () => {
    expect([0x20, 0x0a, 0x09, 0x41, 0x7f, 0xe4].map(byteLabel)).toEqual(['␣', '↵', '⇥', 'A', '7F', 'E4'])
    expect(['a', ' ', '中', '\u00a0', '\u0301'].map(characterLabel)).toEqual(['a', '␣', '中', 'U+00A0', 'U+0301'])
  })

  test('what is no whole character is bytes, whatever stands around it', () => {
    const bytes = encodeUtf8('é中')
    expect(bytesLabel(bytes)).toEqual([{ text: 'é中', isBytes: false }])
    expect(bytesLabel(bytes.subarray(1))).toEqual([
      { text: 'A9', isBytes: true },
      { text: '中', isBytes: false },
    ])
    expect(bytesLabel(bytes.subarray(0, 4))).toEqual([
      { text: 'é', isBytes: false },
      { text: 'E4 B8', isBytes: true },
    ])
    expect(plainLabel(encodeUtf8('a b\n'))).toBe('a␣b↵')
  })
})

describe('the plot', () => {
  const step = (endByte: number, bits: number | null): PrefixReport => ({
    endByte,
    tokens: null,
    exact: null,
    beam: null,
    invalidShare: null,
    characters: [],
    methods: [bits === null ? report('naive', null) : report('naive', { 1: 1 }, bits), report('exact', { 1: 1 }, 0)],
  })

  test('has a curve a method but the exact one, which lifts where nothing is defined', () => {
    const curves = divergenceCurves([step(0, 0.25), step(1, null), step(2, 1), step(3, 0)])
    expect(curves).toEqual([{ method: 'naive', bits: [0.25, null, 1, 0] }])
    expect(pathOf(curves[0]?.bits ?? [])).toBe('M0 0.7500M2 0.0000L3 1.0000')
    expect(divergenceCurves([])).toEqual([])
  })
})

test('the first prompt is one of those that are offered', () => {
  const { languageModel, prompt: first } = defaultOptions.nextByte
  expect(promptsFor(languageModel).map(({ prompt }) => prompt)).toContain(first)
})

describe('the prompts for SmolLM2', () => {
  test('are those that were measured, of prose, code, addresses and Chinese', () => {
    expect(recordedPrompts.map(({ prompt }) => prompt)).toEqual(smollm2Prompts.map(({ prompt }) => prompt))
    expect(recordedPrompts.map(({ right }) => right)).toEqual(smollm2Prompts.map(({ right }) => encodeUtf8(right)[0]))
    expect(promptsFor('smollm2-135m-instruct')).toBe(smollm2Prompts)
  })

  test.each(recordedPrompts)('$prompt: naively wrong, exactly right', ({ right, naive, exact }) => {
    expect(naive.byte).not.toBe(right)
    expect(exact.byte).toBe(right)
    expect(exact.right).toBe(exact.share)
    expect(exact.right).toBeGreaterThan(2 * naive.right)
  })
})
