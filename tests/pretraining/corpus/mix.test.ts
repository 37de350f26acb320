/** Splitting and mixing: what is held out stays out, in all languages, whatever the documents are. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../../pretraining/corpus/document.ts'
import { bytesOf, mixOf, type Mix, type Piece } from '../../../pretraining/corpus/mix.ts'
import { fractionOf, isHeldOut, piecesOf } from '../../../pretraining/corpus/split.ts'
import { tableOfBytes } from '../../../pretraining/corpus/table.ts'

const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'The cat sat on the mat.',
    'The dog is in the house.',
    'A ship is on the wide sea.',
    'Open the file and save it.',
  ],
  de: [
    'Die Katze sitzt auf der Matte.',
    'Der Hund bellt im Garten.',
    'Ein Schiff liegt im Hafen.',
    'Open the file and save it.',
  ],
  ru: ['Кошка сидит на коврике.', 'Собака лает во дворе.', 'Корабль стоит в гавани.', 'Open the file and save it.'],
}

const documents = fc.array(
  fc
    .record({
      source: fc.constantFrom('one', 'two'),
      language: fc.constantFrom(...Object.keys(SENTENCES)),
      key: fc.integer({ min: 0, max: 12 }).map((number) => `page ${number}`),
      chosen: fc.array(fc.tuple(fc.nat(3), fc.nat(6)), { minLength: 1, maxLength: 8 }),
    })
    .map(({ chosen, ...rest }): Document => ({
      ...rest,
      blocks: chosen.map(([sentence, number]) => `${SENTENCES[rest.language]?.[sentence] ?? ''} ${'wxyzuvq'[number]}`),
    })),
  { minLength: 1, maxLength: 30 },
)

const settings = { mostBytesOfALanguage: 1_000_000, mostBytesOfCode: 1_000_000, heldOutShare: 0.3, pieceBytes: 120 }
const blocksIn = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap(({ text }) => text.trimEnd().split('\n'))
const all = ({ train, heldOut }: Mix): readonly Piece[] => [...train, ...heldOut]

describe('the split', () => {
  test('depends on the key alone, and takes about the share', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `bible Gen.${index}`)
    const held = keys.filter((key) => isHeldOut(key, 0.01))
    expect(held.length).toBeGreaterThan(120)
    expect(held.length).toBeLessThan(290)
    expect(keys.filter((key) => isHeldOut(key, 0.01))).toEqual(held)
    expect(held.every((key) => isHeldOut(key, 0.02))).toBe(true)
  })

  test('fractions are in [0, 1), from SHA-256', () => {
    // The first six bytes of SHA-256('abc') are ba7816bf8f01.
    expect(fractionOf('abc')).toBe(0xba7816bf8f01 / 2 ** 48)
    fc.assert(fc.property(fc.string(), (text) => fractionOf(text) >= 0 && fractionOf(text) < 1))
  })

  test('pieces are whole blocks, in order, of no more bytes than asked for unless one block is', () => {
    const blocks = fc.array(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => !text.includes('\n')),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(blocks, fc.integer({ min: 1, max: 200 }), (list, most) => {
        const pieces = piecesOf(list, most)
        expect(pieces.join('')).toBe(list.map((block) => `${block}\n`).join(''))
        for (const piece of pieces)
          expect(bytesOf(piece) <= most || piece.trimEnd().split('\n').length === 1).toBe(true)
      }),
    )
  })
})

describe('the mix', () => {
  test('has no block of a held-out document in the training text, and no block twice', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const mix = mixOf(list, settings)
        const blocks = blocksIn(all(mix))
        expect(new Set(blocks).size).toBe(blocks.length)
        const training = new Set(blocksIn(mix.train))
        expect(blocksIn(mix.heldOut).filter((block) => training.has(block))).toEqual([])
      }),
    )
  })

  test('holds out a key in all languages and sources, or in none', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const { train, heldOut } = mixOf(list, settings)
        expect(train.filter(({ key }) => isHeldOut(key, settings.heldOutShare))).toEqual([])
        expect(heldOut.filter(({ key }) => !isHeldOut(key, settings.heldOutShare))).toEqual([])
      }),
    )
  })

  test('drops a block of a translation that was left in English, also where the translation comes first', () => {
    const note = 'Wi-Fi Bluetooth Ethernet.'
    const mix = mixOf(
      [
        { source: 'one', language: 'de', key: 'a', blocks: [note, 'Ein Schiff liegt im Hafen.'] },
        { source: 'one', language: 'en', key: 'a', blocks: [note] },
      ],
      { ...settings, heldOutShare: 0 },
    )
    expect(blocksIn(mix.train.filter(({ language }) => language === 'de'))).toEqual(['Ein Schiff liegt im Hafen.'])
    expect(blocksIn(mix.train.filter(({ language }) => language === 'en'))).toEqual([note])
  })

  test('is the same again, and not in the order of the documents', () => {
    const list = Array.from({ length: 60 }, (_, index): Document => ({
      source: 'one',
      language: 'en',
      key: `${index}`,
      blocks: [`The sentence with the number ${index}.`],
    }))
    const mix = mixOf(list, { ...settings, heldOutShare: 0 })
    expect(mixOf(list, { ...settings, heldOutShare: 0 })).toEqual(mix)
    expect(mix.train.map(({ key }) => Number(key))).not.toEqual(list.map((_, index) => index))
    expect(mix.train.map(({ key }) => Number(key)).toSorted((one, other) => one - other)).toEqual(
      list.map((_, index) => index),
    )
  })

  test('caps every language but English, by whole pieces', () => {
    const list = ['en', 'de', 'ru'].flatMap((language) =>
      Array.from({ length: 40 }, (_, index): Document => ({
        source: 'one',
        language,
        key: `${index}`,
        blocks: [`${SENTENCES[language]?.[index % 3]} ${'абвгдежзик'[index % 10]}${'лмнопрст'[index % 8]}`],
      })),
    )
    const most = 500
    const { train } = mixOf(list, { ...settings, heldOutShare: 0, mostBytesOfALanguage: most })
    const bytes = (language: string): number =>
      train.filter((piece) => piece.language === language).reduce((sum, { text }) => sum + bytesOf(text), 0)
    expect(bytes('en')).toBeGreaterThan(2 * most)
    for (const language of ['de', 'ru']) {
      expect(bytes(language)).toBeGreaterThanOrEqual(most)
      expect(bytes(language)).toBeLessThan(most + settings.pieceBytes)
    }
  })

  test('caps a programming language by another number than a human one', () => {
    const list = ['python', 'de'].flatMap((language) =>
      Array.from({ length: 60 }, (_, index): Document => ({
        source: 'one',
        language,
        key: `${index}`,
        blocks: [
          language === 'de'
            ? `Ein Schiff liegt im Hafen Nummer ${index}.`
            : `def number_${index}():\n    return ${index}\n`,
        ],
      })),
    )
    const { train } = mixOf(list, { ...settings, heldOutShare: 0, mostBytesOfALanguage: 300, mostBytesOfCode: 900 })
    const bytes = (language: string): number =>
      train.filter((piece) => piece.language === language).reduce((sum, { text }) => sum + bytesOf(text), 0)
    for (const [language, most] of [
      ['de', 300],
      ['python', 900],
    ] as const) {
      expect(bytes(language)).toBeGreaterThanOrEqual(most)
      expect(bytes(language)).toBeLessThan(most + settings.pieceBytes)
    }
  })

  test('holds out of each language no greater part than of English', () => {
    const list = ['en', 'de'].flatMap((language) =>
      Array.from({ length: 200 }, (_, index): Document => ({
        source: 'one',
        language,
        key: `${index}`,
        blocks: [
          `${SENTENCES[language]?.[index % 3]} ${'x'.repeat(1 + (index % 40))} ${'y'.repeat(1 + Math.floor(index / 40))}`,
        ],
      })),
    )
    const mix = mixOf(list, { ...settings, mostBytesOfALanguage: 2_000 })
    const bytes = (pieces: readonly Piece[], language: string): number =>
      pieces.filter((piece) => piece.language === language).reduce((sum, { text }) => sum + bytesOf(text), 0)
    const share = bytes(mix.heldOut, 'en') / bytes(mix.train, 'en')
    expect(bytes(mix.heldOut, 'de')).toBeGreaterThan(0)
    expect(bytes(mix.heldOut, 'de')).toBeLessThan(2_000 * share + settings.pieceBytes)
  })
})

test('the table has a row a language, a column a source, and sums', () => {
  const piece = (language: string, source: string, kilobytes: number): Piece => ({
    language,
    source,
    key: '',
    text: 'é'.repeat(kilobytes * 500),
  })
  expect(tableOfBytes([piece('de', 'b', 2), piece('en', 'a', 1200), piece('en', 'b', 3), piece('de', 'b', 1)])).toBe(
    [
      '| kB | a | b | all |',
      '|---|---:|---:|---:|',
      '| en | 1,200 | 3 | 1,203 |',
      '| de |  | 3 | 3 |',
      '| all | 1,200 | 6 | 1,206 |',
    ].join('\n'),
  )
})
