/** The opening's finding and the guess: against tiktoken, and by hand. */
import { get_encoding } from 'tiktoken'
import { describe, expect, it } from 'vitest'
import { defaultText } from '../../../src/core/samples/samples.ts'
import { boundariesOf, judged, partsOf, rounds } from '../../../src/features/compare/opening/guess.ts'
import { findingsOf, leadOf, lineCounts } from '../../../src/features/compare/opening/openingFinding.ts'

/** Where tiktoken's tokens start, in bytes. */
function startsOf(name: 'gpt2' | 'o200k_base', text: string): Uint32Array {
  const encoding = get_encoding(name)
  let at = 0
  const starts = Array.from(encoding.encode_ordinary(text), (id) => {
    const start = at
    at += encoding.decode_single_token_bytes(id).length
    return start
  })
  encoding.free()
  return Uint32Array.from(starts)
}

describe('the finding of the opening text', () => {
  it('is tiktoken’s counts of its two lines', () => {
    const [first = '', second = ''] = defaultText.split('\n')
    const counted = (text: string): number => startsOf('gpt2', text).length
    const counts = lineCounts(defaultText, { startByte: startsOf('gpt2', defaultText) })
    expect(counts).toEqual({ first: counted(`${first}\n`), second: counted(second) })
    expect((counts?.second ?? 0) / (counts?.first ?? 1)).toBeGreaterThan(20)
  })

  it('puts the greatest ratio first, and leaves out what has no two lines', () => {
    const lanes = [
      { lane: 'o200k_base', encoding: { startByte: startsOf('o200k_base', defaultText) } },
      { lane: 'gpt2', encoding: { startByte: startsOf('gpt2', defaultText) } },
    ]
    expect(findingsOf(defaultText, lanes).map(({ lane }) => lane)).toEqual(['gpt2', 'o200k_base'])
    expect(findingsOf('one line', lanes)).toEqual([])
    expect(lineCounts('\nx', { startByte: Uint32Array.of(1) })).toBeNull()
  })

  it('is told of the baseline if that needs many times more than the least, else of the lane that needs most', () => {
    const finding = (lane: string, ratio: number) => ({ lane, first: 10, second: 10 * ratio, ratio })
    const findings = [finding('superwords', 24), finding('gpt2', 21), finding('canine', 1.5)]
    expect(leadOf(findings, 'gpt2')?.lane).toBe('gpt2')
    expect([leadOf(findings, 'canine')?.lane, leadOf(findings, null)?.lane]).toEqual(['superwords', 'superwords'])
    expect(leadOf([], 'gpt2')).toBeNull()
  })
})

describe('the guess', () => {
  it('has texts that both tokenizers split, differently', () => {
    for (const text of rounds) {
      const [one, other] = (['gpt2', 'o200k_base'] as const).map((name) =>
        boundariesOf(text, { startByte: startsOf(name, text) }),
      )
      expect(one?.length).toBeGreaterThan(2)
      expect(other).not.toEqual(one)
    }
  })

  it('counts boundaries in characters, and none inside of one', () => {
    // "é" takes bytes 1 and 2, "🦊" bytes 3 to 6: a token that starts inside is no place between letters.
    expect(boundariesOf('aé🦊b', { startByte: Uint32Array.of(0, 1, 2, 3, 5, 7) })).toEqual([1, 2, 3])
  })

  it('is judged: found, missed, wrong', () => {
    expect(judged(new Set([2, 5]), [2, 7])).toEqual({ found: 1, missed: 1, wrong: 1 })
    expect(judged(new Set(), [2, 7])).toEqual({ found: 0, missed: 2, wrong: 0 })
  })

  it('cuts the text at the boundaries, whatever their order, and loses nothing', () => {
    expect(partsOf('a🦊bc', [3, 1])).toEqual(['a', '🦊b', 'c'])
    expect(partsOf('abc', [])).toEqual(['abc'])
  })
})
