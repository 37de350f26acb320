/**
 * Links in running text, as programs find them that are not ours: linkify-it (markdown-it, Discourse, GitLab's editor and
 * others), linkifyjs, and marked for the autolinks of GitHub Flavored Markdown, which leave off `?!.,:*_~` at the end.
 */
import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { LinkifyIt } from 'linkify-it'
import { find } from 'linkifyjs'
import { marked, type Token } from 'marked'
import { describe, expect, it } from 'vitest'
import { readLink, writeLink } from '../../../src/state/links/link.ts'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { encodePayload, readPayload } from '../../../src/state/links/payload.ts'
import { amountOf } from '../../depth.ts'

const OLD_LINKS = amountOf('links as the first release wrote them, whose end is put back')
const page = 'https://page.example/tessera/'
const plain = new LinkifyIt()
const typographer = new LinkifyIt({ '---': true })

function linksOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'link') return [String(token['href'])]
    const inner: unknown = Reflect.get(token, 'tokens')
    return Array.isArray(inner) ? linksOf(inner) : []
  })
}

const finders: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'linkify-it': (text) => (plain.match(text) ?? []).map(({ url }) => url),
  'linkify-it with typographer': (text) => (typographer.match(text) ?? []).map(({ url }) => url),
  linkifyjs: (text) => find(text, 'url').map(({ href }) => href),
  'GitHub Flavored Markdown': (text) => linksOf(marked.lexer(text, { gfm: true })),
}

const start = contentOf(defaultComparison('', null))
const fragments = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.lorem({ maxCount: 120 }))
  .map((text) => writeLink({ ...start, text }).fragment)

describe.each(Object.entries(finders))('%s', (_, linksIn) => {
  it('finds whole links, wherever they stand in a sentence; what it takes for a part of them is forgiven', () => {
    fc.assert(
      fc.property(
        fragments,
        fc.constantFrom(['', ''], ['See ', ' for it.'], ['(', ')'], ['Is it ', '?'], ['*', '*'], ['“', '”']),
        (fragment, [before, after]) => {
          const [found = '', ...others] = linksIn(`${before}${page}${fragment}${after}`)
          expect(others).toEqual([])
          expect(found.startsWith(`${page}${fragment}`)).toBe(true)
          expect(readLink(new URL(found).hash)).toEqual(readLink(fragment))
        },
      ),
      { numRuns: amountOf('links in running text, for each program that finds links') },
    )
  })
})

it('no payload ends in what is taken for punctuation, or holds three dashes alone, and spaces before JSON change nothing', () => {
  for (let seed = 0; seed < 3000; seed += 1) {
    const value = { text: `${(seed * 2_654_435_761) % 4_294_967_296} ${Math.sin(seed)}` }
    const payload = encodePayload(value)
    expect(payload).toMatch(/[A-Za-z\d]$/)
    expect(payload).not.toMatch(/(?<!-)---(?!-)/)
    expect(readPayload(payload)).toEqual({ status: 'read', value })
    expect(encodePayload(value)).toBe(payload)
  }
})

describe('what was done to a link on its way', () => {
  const fragment = writeLink({ ...start, text: 'The quick brown fox jumps over the lazy dog.' }).fragment
  const expected = readLink(fragment)

  it.each([
    ['a full stop', (link: string) => `${link}.`],
    ['an ellipsis behind the whole link', (link: string) => `${link}…`],
    ['a bracket', (link: string) => `${link})`],
    ['quotation marks', (link: string) => `${link}"`],
    ['a bracket of markup, escaped', (link: string) => `${link}&gt;`],
    ['emphasis', (link: string) => `${link}_`],
    ['strong emphasis', (link: string) => `${link}__`],
    ['emphasis by stars and a comma', (link: string) => `${link}**,`],
    ['words of a campaign', (link: string) => `${link}?utm_source=chat&utm_medium=social`],
    ['the mark of a network', (link: string) => `${link}&fbclid=IwAR0x-y_z.1`],
    ['escaped dots', (link: string) => link.replaceAll('.', '%2E')],
    ['dots escaped in small letters, twice', (link: string) => link.replaceAll('.', '%252e')],
    [
      'all escaped that is no letter',
      (link: string) =>
        `#${link.slice(1).replaceAll(/[^A-Za-z\d]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`,
    ],
    ['an escaped bracket', (link: string) => `${link}%29`],
    ['a line break of mail', (link: string) => `${link.slice(0, 40)}%0D%0A${link.slice(40)}`],
    ['a soft line break of quoted-printable', (link: string) => `${link.slice(0, 40)}=%20${link.slice(40)}`],
    ['a zero width space', (link: string) => `${link.slice(0, 20)}%E2%80%8B${link.slice(20)}`],
    ['a zero width space, not escaped', (link: string) => `${link}\u200b`],
  ])('%s is forgiven', (_, change) => {
    expect(expected.status).toBe('read')
    expect(change(fragment)).not.toBe(fragment)
    expect(readLink(change(fragment))).toEqual(expected)
  })

  it.each([
    '#1.s.strawberry.',
    '#1.s.strawberry)',
    '#1.s.strawberry_',
    '#1.s.strawberry?utm_source=x',
    '#1%2Es%2Estrawberry',
  ])('%s names that text', (link) => {
    expect(readLink(link)).toEqual(readLink('#1.s.strawberry'))
  })

  it('the _ or - is put back that the first links ended in, where that makes them whole', () => {
    // As the first release wrote them: without a checksum, whatever they ended in.
    const old = (text: string): string =>
      `#1.d.${Buffer.from(deflateSync(new TextEncoder().encode(JSON.stringify({ text })), { level: 9 })).toString('base64url')}`
    let ended = 0
    fc.assert(
      fc.property(fc.lorem({ maxCount: 150 }), (text) => {
        const link = old(text)
        expect(readLink(link)).toMatchObject({ status: 'read', content: { text } })
        if (!/[_-]$/.test(link)) return
        ended += 1
        expect(readLink(link.replace(/[_-]$/, ''))).toEqual(readLink(link))
        expect(readLink(link.replace(/[_-]$/, ')'))).toEqual(readLink(link))
      }),
      { numRuns: OLD_LINKS },
    )
    expect(ended / OLD_LINKS).toBeGreaterThan(0.01)
  })
})
