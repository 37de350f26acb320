/** Units of several tokens: where they begin by worked examples, and over shipped tokenizers by what they are made of. */
import { beforeAll, expect, test } from 'vitest'
import {
  formatAdaptation,
  parseAdaptation,
  settingLimits,
  settingsOf,
  usualAdaptations,
  withSetting,
} from '../../../../src/core/tokenizers/adaptive/adaptation.ts'
import { createGrouped } from '../../../../src/core/tokenizers/adaptive/groupedTokenizer.ts'
import { spacePatchStarts, wordStarts } from '../../../../src/core/tokenizers/adaptive/groups.ts'
import type { Encoding } from '../../../../src/core/tokenizers/encoding.ts'
import { fail } from '../../../../src/core/tokenizers/failure.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/text/utf8.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { loadShippedTokenizer } from '../../chat/loadShippedTokenizer.ts'

const options = { addSpecialTokens: true, parseSpecialTokens: true }
const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const bases = new Map<string, Tokenizer>()

beforeAll(async () => {
  for (const id of ['byt5', 'canine', 'gpt2', 'smollm2']) bases.set(id, await loadShippedTokenizer(id))
})

function grouped(
  id: string,
  spelling: 'words' | 'space-patches' | 'dynamic-bpe',
): { base: Tokenizer; units: Tokenizer } {
  const base = bases.get(id)
  const method = spelling === 'dynamic-bpe' ? { method: spelling, merges: 20 } : { method: spelling }
  if (base === undefined) throw new Error(id)
  const made = createGrouped(`adapt:${id}:${spelling}`, base, method)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return { base, units: made.value }
}

function shown(tokenizer: Tokenizer, text: string): readonly string[] {
  const bytes = encodeUtf8(text)
  const { startByte, endByte } = tokenizer.encode(text, plain)
  return Array.from(startByte, (start, at) => decodeUtf8(bytes.subarray(start, endByte[at])))
}

test('words take the white space before them', () => {
  expect(wordStarts('one  two\n')).toEqual([0, 3, 8])
  expect(wordStarts('é ñ')).toEqual([0, 2])
  expect(wordStarts('')).toEqual([])
  expect(shown(grouped('byt5', 'words').units, 'Zoë’s  cat\n')).toEqual(['Zoë’s', '  cat', '\n'])
  expect(shown(grouped('canine', 'words').units, 'あい うえ')).toEqual(['あい', ' うえ'])
  // A token that holds more than one word is one unit.
  expect(shown(grouped('gpt2', 'words').units, 'unbelievable things')).toEqual(['unbelievable', ' things'])
})

test('patches by spaces end with the first byte that is no letter, no digit and does not continue a character', () => {
  expect(spacePatchStarts(encodeUtf8('ab, c'))).toEqual([0, 3])
  expect(spacePatchStarts(encodeUtf8('one two'))).toEqual([0, 4])
  // The first byte of é ends a patch; its second continues it, and begins the next.
  expect(spacePatchStarts(encodeUtf8('aé1'))).toEqual([0, 2])
  expect(spacePatchStarts(encodeUtf8(''))).toEqual([])
  expect(shown(grouped('byt5', 'space-patches').units, 'The cat, 12 mats.')).toEqual(['The ', 'cat,', ' 12 ', 'mats.'])
  const gpt2 = bases.get('gpt2')
  if (gpt2 === undefined) throw new Error('gpt2')
  expect(createGrouped('adapt:gpt2:space-patches', gpt2, { method: 'space-patches' })).toEqual(
    fail('unsupported', { what: gpt2.card.name, detail: 'space-patches' }),
  )
})

test.each([
  ['byt5', 'words'],
  ['canine', 'words'],
  ['gpt2', 'words'],
  ['byt5', 'space-patches'],
  ['byt5', 'dynamic-bpe'],
  ['gpt2', 'dynamic-bpe'],
  ['smollm2', 'dynamic-bpe'],
] as const)('%s by %s: units are whole tokens of the base, and their text comes back', (id, method) => {
  const { base, units } = grouped(id, method)
  const first = base.card.vocabularySize ?? 0
  for (const one of randomTexts(78, 60)) {
    const text = `${one} ${one}<|endoftext|>${one}`.toWellFormed()
    const whole = base.encode(text, options)
    const made = units.encode(text, options)
    expect(units.decode(made.ids)).toBe(base.decode(whole.ids))
    expect(made.ids.length).toBeLessThanOrEqual(whole.ids.length)
    // The same bytes, cut at some of the same places.
    const ofBase = new Map(Array.from(whole.startByte, (start, at) => [`${start} ${whole.ids[at]}`, whole.endByte[at]]))
    const starts = new Set(whole.startByte)
    const ends = new Set(whole.endByte)
    const length = ({ startByte, endByte }: Encoding) =>
      endByte.reduce((sum, end, at) => sum + end - (startByte[at] ?? 0), 0)
    expect(length(made)).toBe(length(whole))
    for (const [at, id_] of made.ids.entries()) {
      expect(starts.has(made.startByte[at] ?? -1) && ends.has(made.endByte[at] ?? -1)).toBe(true)
      if (id_ < first) expect(ofBase.get(`${made.startByte[at]} ${id_}`)).toBe(made.endByte[at])
    }
    expect(made.kinds.filter((kind) => kind === 4)).toEqual(whole.kinds.filter((kind) => kind === 4))
    expect(made.kinds.filter((kind) => kind === 3)).toEqual(whole.kinds.filter((kind) => kind === 3))
  }
})

test('the same text has the same codes, whatever was encoded before', () => {
  const { units } = grouped('gpt2', 'words')
  const before = units.encode('unbelievable unbelievable antidisestablishmentarianism', plain)
  units.encode('something otherwise', plain)
  const after = units.encode('unbelievable unbelievable antidisestablishmentarianism', plain)
  expect(after).toEqual(before)
})

test('all usual adaptations have one spelling', () => {
  for (const adaptation of usualAdaptations) expect(parseAdaptation(formatAdaptation(adaptation))).toEqual(adaptation)
  for (const adaptation of usualAdaptations)
    for (const [name] of settingsOf(adaptation))
      for (const value of [settingLimits[name].least, settingLimits[name].most]) {
        const changed = withSetting(adaptation, name, value)
        expect(parseAdaptation(formatAdaptation(changed))).toEqual(changed)
        expect(settingsOf(changed)).toContainEqual([name, value])
      }
  for (const wrong of [
    'dynamic-bpe',
    'dynamic-bpe;merges=0',
    'dynamic-bpe;merges=1001',
    'dynamic-bpe;merges=010',
    'words;',
  ])
    expect(parseAdaptation(wrong)).toBeNull()
})
