/** Random texts and random segmentations of them, also inside characters: the input of the drawing's properties. */
import fc from 'fast-check'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'

const unit = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    'é',
    'e\u0301',
    'तु',
    'म्हा',
    'ก็',
    '中',
    'ش',
    '👨‍👩‍👧‍👦',
    '🇩🇪',
    '\ud83d',
    '\u200b',
    '\ufeff',
    '\u2028',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
)

export const randomText = fc.array(unit, { maxLength: 60 }).map((parts) => parts.join(''))

/** A long line now and then, so that lines are cut into pieces. */
export const randomLongText = fc
  .tuple(randomText, fc.nat({ max: 5 }), fc.constantFrom('x', 'é', '👍🏽', 'กำ', 'a\u0301'))
  .map(([text, thousands, filler]) => text + filler.repeat(thousands * 700) + text)

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** An encoding of `text`: cuts at random bytes, tokens without text between, gaps, and overlapping spans. */
export function randomEncodingOf(text: string): fc.Arbitrary<Encoding> {
  const bytes = bytesOf(text)
  return fc
    .record({
      cuts: fc.array(fc.nat({ max: bytes }), { maxLength: 80 }),
      extras: fc.infiniteStream(fc.constantFrom('none', 'none', 'none', 'empty', 'drop', 'twice', 'wide')),
      seed: fc.infiniteStream(fc.nat({ max: 5 })),
    })
    .map(({ cuts, extras, seed }) => {
      const ends = [...new Set([...cuts, bytes])].filter((cut) => cut > 0).toSorted((a, b) => a - b)
      const spans: [number, number][] = []
      let start = 0
      const next = (): string => extras.next().value ?? 'none'
      if (next() === 'empty') spans.push([0, 0])
      for (const end of ends) {
        const extra = next()
        const from = extra === 'wide' ? (spans.at(-1)?.[0] ?? start) : start
        if (extra !== 'drop') spans.push([from, end])
        if (extra === 'twice') spans.push([from, end])
        if (extra === 'empty') spans.push([end, end])
        start = end
      }
      return {
        ids: Uint32Array.from(spans, () => seed.next().value ?? 0),
        startByte: Uint32Array.from(spans, ([from]) => from),
        endByte: Uint32Array.from(spans, ([, to]) => to),
        kinds: new Uint8Array(spans.length),
        normalized: null,
      }
    })
}

export const randomTextAndEncoding = fc
  .oneof({ weight: 6, arbitrary: randomText }, { weight: 1, arbitrary: randomLongText })
  .chain((text) => fc.tuple(fc.constant(text), randomEncodingOf(text)))
