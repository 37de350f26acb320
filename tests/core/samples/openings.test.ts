/** The openings in readers' own languages: which reader gets which, and that each file is of its language, whole, and recorded. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { recordedLanes, recordedSchema } from '../../../src/app/recorded/recorded.ts'
import { isOpeningId, openingFor, openingLanguage, openingLanguages } from '../../../src/core/samples/openings.ts'
import { defaultText } from '../../../src/core/samples/samples.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { defaultTokenizers } from '../../../src/state/comparison.ts'

const folder = path.resolve(import.meta.dirname, '../../../public/corpora/openings')
const [english] = defaultText.split('\n')

test.each([
  [['de-AT', 'en'], 'two-sentences-de'],
  [['en-GB', 'de'], null],
  [['gsw-CH', 'fr'], 'two-sentences-fr'],
  [['zh-TW'], 'two-sentences-zh-hant'],
  [['zh-CN'], 'two-sentences-zh'],
  [['zh'], 'two-sentences-zh'],
  [['pt-PT'], 'two-sentences-pt'],
  [['no'], 'two-sentences-nb'],
  [['iw'], 'two-sentences-he'],
  [['not a tag', 'hi'], 'two-sentences-hi'],
  [['tlh'], null],
  [[], null],
])('readers of %j are opened with %s', (languages, id) => {
  expect(openingFor(languages)).toBe(id)
})

test('an id is of an opening only with a language that there is', () => {
  expect(openingLanguage('two-sentences-de')).toBe('de')
  for (const id of ['two-sentences', 'two-sentences-', 'two-sentences-xx', 'de']) expect(isOpeningId(id)).toBe(false)
})

test('there is a file for each language, and no other', () => {
  expect(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .toSorted(),
  ).toEqual(openingLanguages.map((language) => `${language}.json`).toSorted())
})

test.each(openingLanguages)(
  '%s: two lines, the first in English; each default lane covers it, bytes and code points by their ids',
  (language) => {
    const record: unknown = JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8'))
    const { text } = v.parse(recordedSchema, record)
    const lines = text.split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toBe(english)
    expect(lines[1]?.length).toBeGreaterThan(30)
    const lanes = recordedLanes(record, text, { addSpecialTokens: false, parseSpecialTokens: false })
    expect(Object.keys(lanes)).toEqual([...defaultTokenizers])
    const bytes = encodeUtf8(text)
    for (const { result } of Object.values(lanes)) expect(result?.encoding.encoding?.endByte.at(-1)).toBe(bytes.length)
    const ids = (lane: string) => [...(lanes[lane]?.result?.encoding.encoding?.ids ?? [])]
    expect(ids('byt5')).toEqual([...bytes].map((byte) => byte + 3))
    expect(ids('canine')).toEqual(Array.from(text, (character) => character.codePointAt(0)))
  },
)
