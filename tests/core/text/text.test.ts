/** Lengths and spans of texts against Node's Buffer, plain iteration, and worked examples. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePointCount } from '../../../src/core/text/codePoints.ts'
import { articleOne } from '../../../src/core/samples/articleOne.ts'
import { graphemeCount } from '../../../src/core/text/graphemes.ts'
import { decodeUtf8, encodeUtf8, utf8Length } from '../../../src/core/text/utf8.ts'
import { wordSegmenter, wordSpanSteps, type WordSpans } from '../../../src/core/text/words.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { engineHere } from '../../../src/core/text/engine.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
)

function wordsOf(text: string, locale: string): { readonly spans: WordSpans; readonly words: readonly string[] } {
  const steps = wordSpanSteps(text, locale)
  for (;;) {
    const step = steps.next()
    if (step.done !== true) continue
    const bytes = encodeUtf8(text)
    const spans = step.value
    return {
      spans,
      words: Array.from(spans.starts, (start, word) => decodeUtf8(bytes.subarray(start, spans.ends[word]))),
    }
  }
}

describe('UTF-8', () => {
  test('lengths and bytes are those of Node, also of lone surrogates', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Length(text)).toBe(Buffer.byteLength(text))
        expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text))
      }),
      { numRuns: 2_000 },
    )
  })

  test('a byte order mark is kept', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
  })
})

test('code points are those of string iteration', () => {
  fc.assert(
    fc.property(anyText, (text) => void expect(codePointCount(text)).toBe([...text].length)),
    { numRuns: 2_000 },
  )
})

describe('graphemes', () => {
  test('worked examples of UAX #29', () => {
    expect(graphemeCount('e\u0301')).toBe(1)
    expect(graphemeCount('👨‍👩‍👧‍👦')).toBe(1)
    expect(graphemeCount('🇩🇪🇫🇷')).toBe(2)
    expect(graphemeCount('\r\n')).toBe(1)
    expect(graphemeCount('\u1112\u1161\u11ab')).toBe(1)
  })

  test('the short cut for plain stretches changes no count', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    const plain = 'The quick brown fox jumps over the lazy dog, again and again and again, until night falls.'
    for (const text of randomTexts(21, 1_000)) {
      const mixed = `${text}${plain}${text}`
      expect(graphemeCount(mixed)).toBe([...segmenter.segment(mixed)].length)
    }
  })

  test('a text of megabytes has any number of stretches', () => {
    expect(graphemeCount(`${'x'.repeat(40)}\n`.repeat(200_000))).toBe(41 * 200_000)
  })

  test('nor does it in any of the scripts, alone and between marks', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    for (const { text } of articleOne) {
      for (const mixed of [text, text.repeat(3), `\u0600${text}\u0301`, `${text}\u200d${text}`, `🇩${text}🏽`]) {
        expect(graphemeCount(mixed)).toBe([...segmenter.segment(mixed)].length)
      }
    }
  })
})

describe('words', () => {
  test('are what the segmenter calls word-like, with spans in bytes', () => {
    expect(wordsOf("Don't stop, 3.14 – naïve!", 'en').words).toEqual(["Don't", 'stop', '3.14', 'naïve'])
  })

  test('a script without spaces has words too', () => {
    const { words } = wordsOf('人人生而自由', 'zh')
    expect(words.length).toBeGreaterThan(1)
    expect(words.join('')).toBe('人人生而自由')
  })

  test('the segmenter names its locale, and a locale that is none is not an error', () => {
    expect(wordSegmenter('de').name).toBe(`Intl.Segmenter of ${engineHere}, locale de`)
    expect(wordSegmenter('not a locale').name).toMatch(/^Intl\.Segmenter of .+, locale /)
  })
})
