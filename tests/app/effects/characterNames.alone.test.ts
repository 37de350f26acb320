// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NAMED_BLOCKS, readBlock } from '../../../src/app/effects/characterNames.ts'
import { nameByRule } from '../../../src/core/text/namesByRule.ts'

const FOLDER = 'public/unicode-names'
const fileOf = (url: URL): string => `${FOLDER}/${url.pathname.split('/').at(-1) ?? ''}`
const served = (url: URL): Promise<Response> =>
  Promise.resolve(new Response(readFileSync(fileOf(url)), { status: 200 }))
const cut = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'))

/** The module afresh, with nothing cached. */
async function freshCharacterName(): Promise<(codePoint: number) => Promise<string | null>> {
  vi.resetModules()
  return (await import('../../../src/app/effects/characterNames.ts')).characterName
}

beforeEach(() => vi.stubGlobal('document', { baseURI: 'https://example.org/sub/path/' }))
afterEach(() => vi.unstubAllGlobals())

describe('the name of a code point', () => {
  it.each([
    [0x41, 'LATIN CAPITAL LETTER A'],
    [0x0a, 'LINE FEED'],
    [0x80, 'PADDING CHARACTER'],
    [0x301, 'COMBINING ACUTE ACCENT'],
    [0x200d, 'ZERO WIDTH JOINER'],
    [0x3053, 'HIRAGANA LETTER KO'],
    [0x4e00, 'CJK UNIFIED IDEOGRAPH-4E00'],
    [0xd4db, 'HANGUL SYLLABLE PWILH'],
    [0xac00, 'HANGUL SYLLABLE GA'],
    [0xfa6d, 'CJK COMPATIBILITY IDEOGRAPH-FA6D'],
    [0xfe0f, 'VARIATION SELECTOR-16'],
    [0x1f468, 'MAN'],
    [0x1fae9, 'FACE WITH BAGS UNDER EYES'],
    [0x2f800, 'CJK COMPATIBILITY IDEOGRAPH-2F800'],
    [0xe0001, 'LANGUAGE TAG'],
    [0xd800, null],
    [0xe000, null],
    [0x378, null],
    [0x10ffff, null],
  ])('U+%d is %s', async (codePoint, name) => {
    vi.stubGlobal('fetch', served)
    const characterName = await freshCharacterName()
    expect(await characterName(codePoint)).toBe(name)
  })

  it('is there for each of the 154,998 characters of Unicode 16.0 and the 65 controls, and no two are alike', () => {
    const names = new Map<number, string>()
    for (const block of NAMED_BLOCKS) {
      const read = readBlock(JSON.parse(readFileSync(`${FOLDER}/${block}.json`, 'utf8')))
      const inBlock = [...(read ?? [])]
      expect(inBlock.filter(([codePoint]) => (codePoint >> 12).toString(16) !== block)).toEqual([])
      for (const [codePoint, name] of inBlock) names.set(codePoint, name)
    }
    const twice: number[] = []
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      const name = nameByRule(codePoint)
      if (name === null) continue
      if (names.has(codePoint)) twice.push(codePoint)
      names.set(codePoint, name)
    }
    expect(twice).toEqual([])
    expect(names.size).toBe(154_998 + 65)
    expect(new Set(names.values()).size).toBe(names.size)
    expect([...names.values()].filter((name) => !/^[A-Z0-9]+(?:[ -]+[A-Z0-9]+)*$/.test(name))).toEqual([])
  })

  it('fetches a file once, and only where there is one', async () => {
    const fetched = vi.fn<typeof served>(served)
    vi.stubGlobal('fetch', fetched)
    const characterName = await freshCharacterName()
    await Promise.all([0x41, 0x42, 0xe9, 0x4e00, 0xac00, 0x10ffff].map((codePoint) => characterName(codePoint)))
    expect(fetched.mock.calls.map(([url]) => url.href)).toEqual(['https://example.org/unicode-names/0.json'])
  })

  it('is kept for the four blocks that were asked for last', async () => {
    const fetched = vi.fn<typeof served>(served)
    vi.stubGlobal('fetch', fetched)
    const characterName = await freshCharacterName()
    for (const codePoint of [0x41, 0x1041, 0x2010, 0x3053, 0x42, 0xa000, 0x43, 0x1042])
      expect(await characterName(codePoint)).not.toBeNull()
    expect(fetched.mock.calls.map(([url]) => url.pathname.split('/').at(-1))).toEqual([
      '0.json',
      '1.json',
      '2.json',
      '3.json',
      'a.json',
      '1.json',
    ])
  })

  it('is asked for again after a failure', async () => {
    vi.stubGlobal('fetch', cut)
    const characterName = await freshCharacterName()
    expect(await characterName(0x41)).toBeNull()
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })))
    expect(await characterName(0x41)).toBeNull()
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('[["0", "A"]]', { status: 200 })))
    expect(await characterName(0x41)).toBeNull()
    vi.stubGlobal('fetch', served)
    expect(await characterName(0x41)).toBe('LATIN CAPITAL LETTER A')
  })
})

it('the files are those that the program knows of', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
  expect(files.map((name) => name.replace('.json', '')).toSorted()).toEqual([...NAMED_BLOCKS].toSorted())
})
