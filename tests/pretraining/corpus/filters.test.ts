/** Which blocks of a document are kept. */
import { describe, expect, test } from 'vitest'
import {
  isBeyondLatin,
  isKept,
  isLongEnough,
  isMostlyLetters,
  isNotEnglish,
  isWrittenCode,
} from '../../../pretraining/corpus/filters.ts'

test('a block of twelve characters is long enough, counted in code points', () => {
  expect(isLongEnough('twelve chars')).toBe(true)
  expect(isLongEnough('eleven char')).toBe(false)
  expect(isLongEnough('😀'.repeat(11))).toBe(false)
  expect(isLongEnough('😀'.repeat(12))).toBe(true)
})

test('half of the letters beyond Latin make a page of another script', () => {
  expect(isBeyondLatin('Откройте файл')).toBe(true)
  expect(isBeyondLatin('абв abc')).toBe(true)
  expect(isBeyondLatin('абв abcd')).toBe(false)
  expect(isBeyondLatin('naïve Straße')).toBe(false)
  expect(isBeyondLatin('12345 …')).toBe(false)
})

test('more than eight function words in a hundred are English', () => {
  const words = (english: number, all: number): string =>
    [...Array.from({ length: english }, () => 'the'), ...Array.from({ length: all - english }, () => 'Wort')].join(' ')
  expect(isNotEnglish(words(8, 100))).toBe(true)
  expect(isNotEnglish(words(9, 100))).toBe(false)
  expect(isNotEnglish('Wählen Sie die Datei, die geöffnet werden soll.')).toBe(true)
  expect(isNotEnglish('Choose the file that is to be opened by the program.')).toBe(false)
  expect(isNotEnglish('THE OF AND')).toBe(false)
  expect(isNotEnglish('123')).toBe(false)
})

test('tables of figures and rows of dots are not mostly letters', () => {
  expect(isMostlyLetters('1 2 3 4 5 6')).toBe(false)
  expect(isMostlyLetters('Chapter 1 .......................... 12')).toBe(false)
  expect(isMostlyLetters('नमस्ते दुनिया')).toBe(true)
  expect(isMostlyLetters('ab 12')).toBe(true)
})

test('code of lines that a person would write, with few letters or in English', () => {
  expect(isWrittenCode('for (;;) { i++ }')).toBe(true)
  expect(isWrittenCode(`x = [${'1,'.repeat(197)}]`)).toBe(true)
  expect(isWrittenCode(`x = [${'1,'.repeat(197)}1]`)).toBe(false)
  expect(isWrittenCode('x = 1\n')).toBe(false)
  expect(isKept('/* the end of the file */', 'c')).toBe(true)
  expect(isKept('0x00, 0x01, 0x02', 'javascript')).toBe(true)
})

describe('a block is kept', () => {
  test.each([
    ['A sentence of the English manual.', 'en', true],
    ['A sentence of the English manual.', 'de', false],
    ['A sentence of the English manual.', 'ru', false],
    ['Ein Satz aus dem deutschen Handbuch.', 'de', true],
    ['Предложение из русского руководства.', 'ru', true],
    ['Предложение \ufffd из русского руководства.', 'ru', false],
    ['Short one.', 'en', false],
    ['0x00 0x01 0x02 0x03 0x04 0x05', 'en', false],
  ])('%s as %s: %s', (block, language, expected) => {
    expect(isKept(block, language)).toBe(expected)
  })
})
