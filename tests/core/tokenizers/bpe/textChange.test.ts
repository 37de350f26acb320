/** What stayed between two texts, against the bytes themselves. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedUtf8, textChange } from '../../../../src/core/tokenizers/bpe/textChange.ts'
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/text/utf8.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'è', 'က', 'ခ', '🦊', '🦁', '\ufffd'), maxLength: 12 })

test('prefix and suffix are equal bytes that do not overlap and cut no character; nothing more is equal', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [old, bytes] = [encodeUtf8(before), encodeUtf8(after)]
      const { prefix, suffix } = textChange(old, bytes)
      expect(prefix + suffix).toBeLessThanOrEqual(Math.min(old.length, bytes.length))
      expect(bytes.subarray(0, prefix)).toEqual(old.subarray(0, prefix))
      expect(bytes.subarray(bytes.length - suffix)).toEqual(old.subarray(old.length - suffix))
      for (const of of [old, bytes]) {
        for (const part of [
          of.subarray(0, prefix),
          of.subarray(prefix, of.length - suffix),
          of.subarray(of.length - suffix),
        ]) {
          expect(encodeUtf8(decodeUtf8(part))).toEqual(part)
        }
      }
      const [olds, news] = [[...before], [...after]]
      let same = 0
      while (same < Math.min(olds.length, news.length) && olds[same] === news[same]) same += 1
      expect(prefix).toBe(encodeUtf8(olds.slice(0, same).join('')).length)
    }),
  )
})

test('the same text has the same array, another text its own', () => {
  const first = sharedUtf8('a text: é')
  expect(sharedUtf8('a text: é')).toBe(first)
  expect(sharedUtf8('a text: è')).toEqual(encodeUtf8('a text: è'))
  expect(first).toEqual(encodeUtf8('a text: é'))
})
