/** Names from outside inside our sentences: nothing unseen, nothing that turns the words around it. */
import { expect, test } from 'vitest'
import { shownName, shownValues } from '../../../src/core/text/shownName.ts'

test.each([
  ['tokenizer.json', 'tokenizer.json'],
  ['naïve – 日本語 👩‍💻.txt', 'naïve – 日本語 👩‍💻.txt'],
  ['नमस्ते.json', 'नमस्ते.json'],
  ['exe\u202egnp.json', 'exe[U+202E]gnp.json'],
  ['a\u2066b\u2069\u200bc\ufeff', 'a[U+2066]b[U+2069][U+200B]c[U+FEFF]'],
  ['a\nb\0', 'a[U+000A]b[U+0000]'],
  ['\ud800', '[U+D800]'],
  ['שלום 12.json', '\u2068שלום 12.json\u2069'],
  ['\u2069שלום', '\u2068[U+2069]שלום\u2069'],
  ['می‌خواهم.txt', '\u2068می‌خواهم.txt\u2069'],
  ['<b>x</b>', '<b>x</b>'],
])('%j', (name, shown) => expect(shownName(name)).toBe(shown))

test('numbers of a sentence stay numbers', () => {
  expect(shownValues({ what: '\u202e', count: 3 })).toEqual({ what: '[U+202E]', count: 3 })
})

test('every bidi control is named', () => {
  const controls = [
    '\u061c',
    '\u200e',
    '\u200f',
    ...Array.from({ length: 5 }, (_, at) => String.fromCodePoint(0x202a + at)),
    ...Array.from({ length: 4 }, (_, at) => String.fromCodePoint(0x2066 + at)),
  ]
  for (const control of controls) expect(shownName(`a${control}`)).toMatch(/^a\[U\+[0-9A-F]{4}\]$/)
})
