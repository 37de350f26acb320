/** Texts segmented together are segmented as alone: against the browser's segmenter given one text at a time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articleOne } from '../../../src/core/samples/articleOne.ts'
import { segmentTexts } from '../../../src/core/text/segmentTexts.ts'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'
import { amountOf } from '../../depth.ts'

const locales = ['en', 'th', 'ja', 'ar', 'hi'] as const
const granularities = ['word', 'grapheme'] as const

const part = fc.oneof(
  fc.constantFrom(...articleOne.map(({ text }) => text)),
  fc.constantFrom(
    '\u2029',
    '\r',
    '\n',
    '\u200d',
    '\u0301',
    '\u0600',
    '🇩',
    '👩',
    '🏽',
    '\ufe0f',
    '\u200b',
    '\u00ad',
    '1,000',
    "don't",
    'ที่',
    '東京',
    'က္က',
    ' ',
    '.',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.option(
  fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
  { freq: 8 },
)

describe.each(granularities)('%s', (granularity) => {
  test.each(locales)('%s', (locale) => {
    const segmenter = new Intl.Segmenter(locale, { granularity })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const together: unknown[] = []
        runSteps(
          segmentTexts(texts, segmenter, (index, { segment, isWordLike }) =>
            together.push([index, segment, isWordLike]),
          ),
        )
        const alone = texts.flatMap((one, index) =>
          Array.from(segmenter.segment(one ?? ''), ({ segment, isWordLike }) => [index, segment, isWordLike]),
        )
        expect(together).toEqual(alone)
      }),
      { numRuns: amountOf('lists of texts, segmented together and alone') },
    )
  })
})
