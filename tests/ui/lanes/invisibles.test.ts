/** What cannot be seen has a label; marks piled on a letter are counted. Against Unicode's own lists. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from '../../../src/ui/lanes/cells.ts'
import { figureText } from '../../../src/ui/lanes/figure/textRuns.ts'
import { graphemesOf } from '../../../src/ui/lanes/graphemesOf.ts'
import { isInvisible, markedRuns } from '../../../src/ui/lanes/invisibles.ts'
import { laneViewOf } from '../../../src/ui/lanes/laneView.ts'
import { loneHidden } from '../../../src/ui/lanes/loneHidden.ts'
import { layoutText } from '../../../src/ui/lanes/textLayout.ts'
import { asText, shippedBpe } from '../../core/tokenizers/bpe/shipped.ts'
import { randomText } from './randomEncoding.ts'

/** Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 16.0.0: 4,174 code points. */
const DEFAULT_IGNORABLE: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfff8],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]
const ignorables = DEFAULT_IGNORABLE.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
)
/** Space_Separator but for the space itself (UnicodeData.txt), and what looks like one: blanks of Braille, Khitan, music and hieroglyphs. */
const blanks = [
  0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x202f, 0x205f,
  0x3000, 0x2800, 0x16fe4, 0x1d159, 0x13441, 0x13442,
]
const noncharacters = Array.from({ length: 17 }, (_, plane) => [
  plane * 0x10000 + 0xfffe,
  plane * 0x10000 + 0xffff,
]).flat()
for (let codePoint = 0xfdd0; codePoint <= 0xfdef; codePoint += 1) noncharacters.push(codePoint)

const labels = (text: string, spaces: boolean): string[] =>
  markedRuns(text, spaces).flatMap(({ label }) => (label === '' ? [] : [label]))
/** Labels of all cells of a lane. */
function laneLabels(id: string, text: string, spaces = false): readonly string[] {
  const encoding = shippedBpe(id).encode(text, asText)
  const layout = layoutText(text)
  return cellsOf(encoding, graphemesOf(layout, 0), true).flatMap((cell) => {
    if (cell.type === 'mark') return []
    const slice = text.slice(cell.startUtf16, cell.endUtf16)
    return markedRuns(slice, spaces, loneHidden(cell, slice, encoding)).flatMap(({ label }) =>
      label === '' ? [] : [label],
    )
  })
}
const pictureLabels = (id: string, text: string, spaces = false): readonly string[] =>
  figureText(laneViewOf(id, text, shippedBpe(id).encode(text, asText)), () => '', spaces).lines.flatMap(({ runs }) =>
    runs.flatMap(({ type, text: drawn }) => (type === 'label' ? [drawn] : [])),
  )

describe('what cannot be seen', () => {
  it('is labelled at request, behind a letter and alone, and always where it is all of a token', () => {
    expect(ignorables.length).toBe(4174)
    for (const codePoint of [...ignorables, ...blanks]) {
      const character = String.fromCodePoint(codePoint)
      const [inWord, alone] = [labels(`a${character}b`, true), labels(character, true)]
      expect([character, inWord.length, alone.length]).toEqual([character, 1, 1])
      if (!/\p{Zs}/u.test(character)) expect(labels(character, false)).toHaveLength(1)
      expect(isInvisible(character)).toBe(true)
    }
    for (const codePoint of noncharacters)
      expect(labels(`a${String.fromCodePoint(codePoint)}`, false)).toEqual([
        `U+${codePoint.toString(16).toUpperCase()}`,
      ])
  })

  it('keeps the shape of what it belongs to: labels of joiners and selectors stand behind', () => {
    expect(markedRuns('❤\ufe0f x', true).map(({ text, mark }) => [text, mark])).toEqual([
      ['❤\ufe0f', null],
      ['', 'note'],
      [' ', 'space'],
      ['x', null],
    ])
    expect(labels('👨‍👩‍👧', true)).toEqual(['2 × ZWJ'])
    expect(labels('👨‍👩‍👧', false)).toEqual([])
    expect(labels('می‌خواهم', true)).toEqual(['ZWNJ'])
    expect(markedRuns('\u200dab', false)).toMatchObject([
      { text: '\u200d', mark: 'named', label: 'ZWJ' },
      { text: 'ab' },
    ])
  })

  it('of a text with tags, selectors and fillers is there in each lane and picture', () => {
    const tags = `hi${[...'ignor'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e0065}!`
    const mixed = 'a\u{e0041}b\u3164c\u{e0100}d\uffa0e\u115ff\u2800g\u034fh\ufe0fi\u180bj'
    const all = ['TAG A', 'HF', 'VS17', 'HWHF', 'HCF', 'BRAILLE BLANK', 'CGJ', 'VS16', 'FVS1']
    for (const id of ['gpt2', 'cl100k_base', 'o200k_base']) {
      for (const found of [laneLabels, pictureLabels]) {
        expect(found(id, tags)).toEqual(['TAG ignore'])
        expect(found(id, mixed, true)).toEqual(all)
        // Bytes of these are tokens of their own in all three.
        expect(found(id, mixed)).toEqual(
          expect.arrayContaining(['TAG A', 'HF', 'HWHF', 'HCF', 'BRAILLE BLANK', 'VS17']),
        )
      }
    }
  })

  it('is a lone surrogate too', () => {
    expect(labels('a\ud83db', false)).toEqual(['U+D83D'])
    expect(pictureLabels('gpt2', 'a\ud83db')).toEqual(['U+D83D'])
  })
})

describe('marks piled on a letter', () => {
  it('are drawn as far as writing has them, and the others counted', () => {
    expect(labels(`Z${'\u0310'.repeat(40)}`, false)).toEqual(['38 × U+0310'])
    expect(labels(`a${'\u0301'.repeat(20)}b`, false)).toEqual(['18 × U+0301'])
    expect(labels(`a${'\u0301\u0302\u0303\u0304\u0305'.repeat(4)}b`, false)).toEqual(['18 × Mn'])
    // Hebrew with shin dot, dagesh, vowel, accent and meteg; Vietnamese, decomposed.
    expect(labels('ש\u05c1\u05bc\u05b8\u05a3\u05bd tie\u0302\u0301ng', false)).toEqual([])
    expect(pictureLabels('gpt2', `Z${'\u0310'.repeat(40)}`)).toEqual(['38 × U+0310'])
  })

  it('never leave more than five on a letter that is drawn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\u0301', '\u0310', '\ufe0f', '\u200d', '\u{e0041}', ' ', '\ufffe'), {
          maxLength: 40,
        }),
        fc.boolean(),
        (parts, spaces) => {
          for (const { text, mark } of markedRuns(parts.join(''), spaces)) {
            if (mark === null) expect(text.replaceAll(/\p{DI}/gu, '')).not.toMatch(/\p{Mn}{6,}|\p{NChar}/u)
          }
        },
      ),
    )
  })

  it('are marked without a change of the text', () => {
    fc.assert(
      fc.property(
        randomText,
        fc.array(fc.constantFrom('\u0301', '\ufe0f', '\u200d', '\u{e0041}', '\u3164', '❤', 'ب'), { maxLength: 12 }),
        fc.boolean(),
        (text, parts, spaces) => {
          const whole = text + parts.join('') + text
          expect(
            markedRuns(whole, spaces)
              .map((run) => run.text)
              .join(''),
          ).toBe(whole)
        },
      ),
    )
  })
})
