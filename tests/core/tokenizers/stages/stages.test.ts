/** Each normalizer and each pre-tokenizer gives what Hugging Face's Rust library gives (goldens of tests/oracle/stages). */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { AlignedText } from '../../../../src/core/tokenizers/stages/alignedText.ts'
import { createNormalizer } from '../../../../src/core/tokenizers/stages/normalizers/createNormalizer.ts'
import { createPreTokenizer } from '../../../../src/core/tokenizers/stages/preTokenizers/createPreTokenizer.ts'
import { runSteps } from '../../../../src/core/tokenizers/runSteps.ts'

const stage = v.looseObject({ type: v.string() })
const normalizers = v.parse(
  v.object({ texts: v.array(v.string()), cases: v.array(v.object({ stage, outputs: v.array(v.string()) })) }),
  JSON.parse(readFileSync('tests/oracle/stages/normalizers.json', 'utf8')),
)
const preTokenizers = v.parse(
  v.object({
    texts: v.array(v.string()),
    cases: v.array(v.object({ stage, outputs: v.array(v.array(v.tuple([v.string(), v.number(), v.number()]))) })),
  }),
  JSON.parse(readFileSync('tests/oracle/stages/preTokenizers.json', 'utf8')),
)

function expectRangesMonotone(text: AlignedText): void {
  for (let unit = 1; unit < text.length; unit++) {
    if (text.originalStart(unit) < text.originalStart(unit - 1)) expect(text.text).toBe('in the order of the original')
  }
}

describe('normalizers', () => {
  test.each(normalizers.cases.map((entry) => [JSON.stringify(entry.stage), entry] as const))(
    '%s',
    (_, { stage: json, outputs }) => {
      const made = createNormalizer(json)
      if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
      for (const [index, text] of normalizers.texts.entries()) {
        const normalized = runSteps(made.value(AlignedText.of(text)))
        if (normalized.text !== outputs[index])
          expect({ text, normalized: normalized.text }).toEqual({ text, normalized: outputs[index] })
        expectRangesMonotone(normalized)
      }
    },
  )
})

describe('pre-tokenizers', () => {
  test.each(preTokenizers.cases.map((entry) => [JSON.stringify(entry.stage), entry] as const))(
    '%s',
    (_, { stage: json, outputs }) => {
      const made = createPreTokenizer(json)
      if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
      for (const [index, text] of preTokenizers.texts.entries()) {
        // The reference's table of scripts is of Unicode 8 or 9 and knows no script of newer characters.
        if (json.type === 'UnicodeScripts' && /[\u{1f900}-\u{1faff}]/u.test(text)) continue
        // Offsets of Rust count code points.
        const codePointAt = (unit: number): number => Array.from(text.slice(0, unit)).length
        const pieces = runSteps(made.value([AlignedText.of(text)])).map((piece) => {
          expectRangesMonotone(piece)
          return [piece.text, codePointAt(piece.originalStart(0)), codePointAt(piece.originalStart(piece.length))]
        })
        // A prefix that was put in has the range of the character behind it in Rust; ours is empty.
        const expected = outputs[index]?.map(([piece, start, end], at) =>
          pieces[at]?.[1] === pieces[at]?.[2] && piece === 'Ġ' ? [piece, start, start] : [piece, start, end],
        )
        if (JSON.stringify(pieces) !== JSON.stringify(expected))
          expect({ text, pieces }).toEqual({ text, pieces: expected })
      }
    },
  )
})

describe('what is not known or damaged', () => {
  test.each([
    [{ type: 'Whirlpool' }, 'unsupported'],
    [{ type: 'Replace', pattern: {}, content: 1 }, 'not-a-tokenizer'],
    [{ type: 'Replace', pattern: { Regex: '(' }, content: '' }, 'unsupported'],
    [{ type: 'Precompiled', precompiled_charsmap: '////' }, 'not-a-tokenizer'],
    ['text', 'not-a-tokenizer'],
  ])('normalizer %j', (json, code) => {
    expect(createNormalizer(json)).toMatchObject({ ok: false, failure: { code } })
  })

  test.each([
    [{ type: 'Whirlpool' }, 'unsupported'],
    [{ type: 'FixedLength', length: 0 }, 'not-a-tokenizer'],
    [{ type: 'Split', pattern: { Regex: '[' }, behavior: 'Isolated' }, 'unsupported'],
    [{ type: 'Sequence', pretokenizers: [{ type: 'Metaspace', replacement: '' }] }, 'not-a-tokenizer'],
  ])('pre-tokenizer %j', (json, code) => {
    expect(createPreTokenizer(json)).toMatchObject({ ok: false, failure: { code } })
  })
})
