/** What the stages before the model say of themselves: changes of a normalizer, alternatives of a pattern, where pieces come from. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alternativesOf } from '../../../src/core/steps/patternAlternatives.ts'
import { changesOf } from '../../../src/core/steps/normalizerChanges.ts'
import { traceText } from '../../../src/core/steps/traceText.ts'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'
import { AlignedText } from '../../../src/core/tokenizers/stages/alignedText.ts'
import { createNormalizer } from '../../../src/core/tokenizers/stages/normalizers/createNormalizer.ts'
import { shippedTokenizer } from '../tokenizers/bpe/shipped.ts'

const plain = { addSpecialTokens: false, parseSpecialTokens: true }

function changes(type: string, text: string, more: object = {}) {
  const made = createNormalizer({ type, ...more })
  if (!made.ok || made.value === null) throw new Error(type)
  const after = runSteps(made.value(AlignedText.of(text)))
  return { after: after.text, changes: changesOf(text, after) }
}

describe('changes of a normalizer', () => {
  test('neighbours are one, and each says where it was', () => {
    expect(changes('Lowercase', 'Ab CD e').changes).toEqual([
      { start: 0, from: 'A', to: 'a' },
      { start: 3, from: 'CD', to: 'cd' },
    ])
    expect(changes('Prepend', 'a', { prepend: '▁' }).changes).toEqual([{ start: 0, from: '', to: '▁' }])
    expect(changes('Strip', ' a ').changes).toEqual([
      { start: 0, from: ' ', to: '' },
      { start: 2, from: ' ', to: '' },
    ])
    expect(changes('NFC', 'e\u0301x').changes).toEqual([{ start: 0, from: 'e\u0301', to: 'é' }])
    expect(changes('NFKC', 'ﬁ').changes).toEqual([{ start: 0, from: 'ﬁ', to: 'fi' }])
  })

  test.each(['NFC', 'NFD', 'NFKC', 'NFKD', 'Lowercase', 'StripAccents', 'Strip', 'Nmt'])(
    'put in the place of what was there, they make what %s made',
    (type) => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (given) => {
          const text = given.toWellFormed()
          const { after, changes: found } = changes(type, text)
          let made = ''
          let at = 0
          for (const { start, from, to } of found) {
            expect(text.slice(start, start + from.length)).toBe(from)
            made += text.slice(at, start) + to
            at = start + from.length
          }
          expect(made + text.slice(at)).toBe(after)
        }),
        { numRuns: 200 },
      )
    },
  )
})

describe('alternatives of a pattern', () => {
  test('outside of groups and classes', () => {
    expect(alternativesOf(String.raw`a|b(c|d)|[|\]|]|\||(?:e)`)).toEqual([
      'a',
      'b(c|d)',
      String.raw`[|\]|]`,
      String.raw`\|`,
      '(?:e)',
    ])
  })

  test('GPT-2: which one matched, by what the pattern says', () => {
    const traced = traceText(shippedTokenizer('gpt2'), "it's 42 !?  x", plain)
    if (!traced.ok) throw new Error('no trace')
    const [split] = traced.value.preTokenizers
    const rows = split?.pieces.map(({ text, alternative }) => [text, split.alternatives[alternative ?? -1]])
    expect(rows).toEqual([
      ['it', String.raw` ?\p{L}+`],
      ["'s", "'s"],
      [' 42', String.raw` ?\p{N}+`],
      [' !?', String.raw` ?[^\s\p{L}\p{N}]+`],
      [' ', String.raw`\s+(?!\S)`],
      [' x', String.raw` ?\p{L}+`],
    ])
  })

  test('every piece of the shipped patterns has one', () => {
    const text = 'Hello, WORLD! it’s 12345 a\u00a0b  \n\n  foo_bar(x) 漢字かな\tΩmega é 🙂\r\n end '
    for (const id of ['cl100k_base', 'o200k_base', 'qwen3']) {
      const traced = traceText(shippedTokenizer(id), text, plain)
      const [split] = traced.ok ? traced.value.preTokenizers : []
      expect(split?.pieces.map((piece) => [piece.text, piece.alternative === null])).toEqual(
        split?.pieces.map((piece) => [piece.text, false]),
      )
      expect(split?.pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).toBe(text)
    }
  })
})
