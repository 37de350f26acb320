import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { articleOne } from '../../../src/core/samples/articleOne.ts'
import { defaultText } from '../../../src/core/samples/samples.ts'
import { texts } from '../../../src/core/samples/texts.ts'
import faces from '../../../src/platform/fonts/faces.json'
import { embeddedFaces } from '../../../src/platform/fonts/embeddedFaces.ts'
import { isLacking } from '../../../src/platform/fonts/lackingFaces.ts'

const isWithin = (ranges: string, point: number): boolean =>
  ranges.split(',').some((range) => {
    const [start = '', end = start] = range.trim().replace('U+', '').split('-')
    return point >= Number.parseInt(start, 16) && point <= Number.parseInt(end, 16)
  })

/** Scripts that a machine with Latin fonts draws: those of DejaVu, which Debian, Ubuntu and Fedora install. */
const USUAL = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}\p{Script=Common}]/u
const EMOJI = /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u

test('every letter and every emoji of the prepared texts is in a face; else run scripts/prepare-fonts.mjs', () => {
  const all = [defaultText, ...Object.values(texts), ...articleOne.map(({ text }) => text)].join('')
  const lacking = [...new Set(all)].filter(
    (character) =>
      (!USUAL.test(character) || EMOJI.test(character)) &&
      !/[©®\u2190-\u21ff]/u.test(character) &&
      !faces.some(({ ranges }) => isWithin(ranges, character.codePointAt(0) ?? 0)),
  )
  expect(lacking.map((character) => `${character} U+${character.codePointAt(0)?.toString(16)}`)).toEqual([])
})

test('every face is a file with a licence, and its own letters are in it', () => {
  const licence = readFileSync('public/fonts/LICENSE.txt', 'utf8')
  expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1')
  for (const { file, letters, ranges } of faces) {
    expect(readFileSync(`public/fonts/${file}`).subarray(0, 4).toString('latin1')).toBe('wOF2')
    expect(licence).toContain(`${file}: `)
    expect([...letters].every((letter) => isWithin(ranges, letter.codePointAt(0) ?? 0))).toBe(true)
  }
})

test('a script is lacking where all its letters are as wide as what stands for a missing one', () => {
  const widths = new Map([
    ['က', 30],
    ['ဝ', 20],
    ['\u0378', 20],
    ['\u{3FFFD}', 24],
    ['👍', 40],
  ])
  const measure = (character: string): number => widths.get(character) ?? 20
  expect(isLacking('ကဝ', measure)).toBe(false)
  expect(isLacking('ဝအ', measure)).toBe(true)
  expect(isLacking('👍', measure)).toBe(false)
  expect(isLacking('👍', () => 24)).toBe(true)
})

test('a picture holds the faces that its text needs, and no other', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return address.endsWith('thai.woff2') ? new Response(null, { status: 404 }) : new Response(Uint8Array.of(119, 79))
  })
  const needed = await embeddedFaces('Latin, မြန်မာ and ไทย', faces, 'https://page.example/')
  vi.unstubAllGlobals()
  expect(asked.toSorted()).toEqual([
    'https://page.example/fonts/myanmar.woff2',
    'https://page.example/fonts/thai.woff2',
  ])
  expect(needed).toMatch(/^@font-face\{font-family:"Tessera Noto";src:url\("data:font\/woff2;base64,d08="\)[^}]*\}$/)
})
