/** Ends and numbers of tokens in buffers that are used again are those of a full encoding, whatever was encoded before. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asText, familyIds, shippedBpe, shippedBpeIds } from './shipped.ts'
import { amountOf } from '../../../depth.ts'

/** Stretches at whose ends scanners look further: contractions, marks, line breaks, spaces, digits, characters of many bytes. */
const stretch = fc.constantFrom(
  "'",
  "'s",
  "'re",
  "'LL",
  '’',
  'derecho',
  'a',
  'Och',
  'é',
  'န်',
  '中',
  '😀',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '1',
  '123',
  '/',
  '.',
  '\u0301',
  '\u00a0',
)
const text = fc.array(stretch, { maxLength: 24 }).map((parts) => parts.join(''))

test.each([...shippedBpeIds, ...familyIds])('%s', (id) => {
  const tokenizer = shippedBpe(id)
  const encoder = tokenizer.createEndsEncoder()
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 8 }), (texts) => {
      for (const one of texts) {
        const { endByte } = tokenizer.encode(one, asText)
        const ends = encoder.ends(one)
        if (ends !== null) expect(Array.from(ends)).toEqual(Array.from(endByte))
        const isOneToken = encoder.isOneToken(one)
        if (isOneToken !== null) expect(isOneToken).toBe(endByte.length === 1)
      }
    }),
    {
      numRuns: amountOf('lists of texts for the encoder of ends'),
      seed: 1,
      examples: [[["derecho o'chs", "derecho o'ch", "och's", 'och', "och're", 'och']]],
    },
  )
})
