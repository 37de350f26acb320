/**
 * How often the language of a text is known by its letters: on the articles of the Declaration that the profiles were not made
 * from, a paragraph at a time, and on texts that are no declaration at all.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { LEAST_LETTERS, MEASURED, PROFILES } from '../../../src/core/text/languageAccuracy.ts'
import { languageProfiles } from '../../../src/core/text/languageProfiles.ts'
import { trigramsOf } from '../../../src/core/text/trigrams.ts'
import { unreadLanguages } from '../../../src/core/text/unreadLanguages.ts'
import { amountOf } from '../../depth.ts'

const folder = new URL('../../../public/corpora/udhr/', import.meta.url)
const { languages } = v.parse(
  v.object({ languages: v.array(v.object({ code: v.string(), iso639_3: v.nullable(v.string()) })) }),
  JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')),
)
const declaration = v.object({ articles: v.array(v.array(v.string())) })

/** Paragraphs of articles 21 to 30 with letters enough, of every language that has a profile. */
const heldOut = languages.flatMap(({ code, iso639_3 }) => {
  const [language = ''] = iso639_3 === null ? [] : Intl.getCanonicalLocales(iso639_3)
  const { articles } = v.parse(
    declaration,
    JSON.parse(gunzipSync(readFileSync(new URL(`${code}.gzip`, folder))).toString()),
  )
  const paragraphs = articles.slice(20).flat()
  const profile = languageProfiles
    .filter((one) => one.language === language)
    .find(({ script }) => trigramsOf(paragraphs.join(' '), script).length > 200)
  if (profile === undefined) return []
  return paragraphs
    .filter((text) => trigramsOf(text, profile.script).length >= LEAST_LETTERS)
    .slice(0, amountOf('held-out paragraphs whose language is judged, for each language'))
    .map((text) => ({ ...profile, text }))
})
const family = 'en es km el dz ru de fr it pt nl cs pl id ja tr ko vi zh-CN hi uk ta fa gu mr te'.split(' ')

/**
 * Of paragraphs in languages that are read: how many were said to be in others. Of those in other languages of the same
 * scripts: how many were said to be, and by the right name.
 */
function measured(read: readonly string[]) {
  const bare = new Set(read.map((code) => new Intl.Locale(code).language))
  const scripts = new Set(languageProfiles.filter(({ language }) => bare.has(language)).map(({ script }) => script))
  const counts = { read: 0, wronglyUnread: 0, unread: 0, found: 0, named: 0 }
  for (const { language, script, text } of heldOut) {
    if (!scripts.has(script)) continue
    const [unread] = unreadLanguages(text, read, languageProfiles)
    if (bare.has(language)) {
      counts.read++
      if (unread !== undefined) counts.wronglyUnread++
    } else {
      counts.unread++
      if (unread !== undefined) counts.found++
      if (unread?.language === language) counts.named++
    }
  }
  return counts
}

test.each([
  ['English only', ['en']],
  ['the languages of the shipped family', family],
])('held-out paragraphs of the Declaration, by one who has read %s', (_, read) => {
  const counts = measured(read)
  expect(counts.unread).toBeGreaterThan(300)
  expect(counts.wronglyUnread).toBe(0)
  expect(counts.found / counts.unread).toBeGreaterThanOrEqual(MEASURED.found)
  expect(counts.named / counts.unread).toBeGreaterThanOrEqual(MEASURED.named)
})

test('there are as many profiles as is said', () => {
  expect(languageProfiles).toHaveLength(PROFILES)
})

const judged = (text: string, read: readonly string[]): readonly string[] =>
  unreadLanguages(text, read, languageProfiles).map(({ language }) => language)

describe('texts that are no declaration', () => {
  test.each([
    ['fr', 'Cet après-midi, les enfants ont joué dans le jardin avec le chien de la voisine pendant des heures.'],
    ['de', 'Gestern Abend habe ich lange auf den Bus gewartet, und als er endlich kam, war er schon voll besetzt.'],
    ['es', 'Esta mañana fui al mercado con mi hermana para comprar pan, queso y unas manzanas que estaban muy buenas.'],
    ['pl', 'Wczoraj wieczorem poszliśmy do kina, ale film był tak nudny, że wyszliśmy po pierwszej godzinie.'],
    ['sv', 'I går kväll satt vi länge vid sjön och pratade om hur det var när vi var små och gick i samma skola.'],
    ['fi', 'Eilen illalla istuimme pitkään järven rannalla ja puhuimme siitä, millaista oli kun olimme pieniä.'],
    ['tr', 'Dün akşam göl kıyısında uzun süre oturduk ve çocukken aynı okula gittiğimiz günleri konuştuk.'],
    ['vi', 'Tối hôm qua chúng tôi ngồi rất lâu bên bờ hồ và nói chuyện về những ngày còn nhỏ cùng học một trường.'],
  ])('English is read, and not %s', (language, text) => {
    expect(judged(text, ['en'])).toEqual([language])
    expect(judged(text, ['en', language])).toEqual([])
  })

  test.each([
    'The children played in the garden with the neighbour’s dog for hours while it rained in the valley.',
    'An apple a day keeps the doctor away, they say, but nobody knows whether the doctor believes it too.',
    'npm install --save-dev typescript eslint prettier && npm run build && npm test -- --watch --coverage',
    'def mean(values: list[float]) -> float:\n    """Average."""\n    return sum(values) / len(values)\n',
    'SELECT name, count(*) FROM tokens WHERE length > 3 GROUP BY name ORDER BY 2 DESC LIMIT 10 OFFSET 20;',
    'https://www.example.com/path/to/some/resource?query=string&other=value#fragment-of-the-document',
    'Barack Obama met Angela Merkel, Emmanuel Macron and Recep Tayyip Erdoğan in Washington on Tuesday.',
    'Salut, ça va?',
  ])('nothing is said of English, of code, of names, of what is short: %s', (text) => {
    expect(judged(text, ['en'])).toEqual([])
  })

  test('each line is judged by itself, and the one with more bytes comes first; regions do not matter', () => {
    const lines = [
      'The children played in the garden with the neighbour’s dog for hours while it rained.',
      'Cet après-midi, les enfants ont joué dans le jardin avec le chien de la voisine pendant des heures.',
      'Gestern Abend habe ich lange auf den Bus gewartet, und als er endlich kam, war er voll.',
    ]
    expect(judged(lines.join('\n'), ['en'])).toEqual(['fr', 'de'])
    expect(judged(lines.join('\n'), ['en-GB', 'fr-CA'])).toEqual(['de'])
  })
})

test('trigrams begin and end with the word, in small letters, and are of one script', () => {
  expect(trigramsOf('The cat', 'Latn')).toEqual([' th', 'the', 'he ', ' ca', 'cat', 'at '])
  expect(trigramsOf('A Я 1', 'Latn')).toEqual([' a '])
  expect(trigramsOf('n\u0303o', 'Latn')).toEqual([' ño', 'ño '])
  expect(trigramsOf('मैं', 'Deva')).toEqual([' मै', 'मैं', 'ैं '])
})
