/** Short links: named texts, differences from the start, and nothing believed of them that a whole link would not be. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { missingSample, openAddress } from '../../../src/app/effects/openAddress.ts'
import { loadedSampleText, sampleIds, sampleText } from '../../../src/core/samples/samples.ts'
import { readLink, writeLink } from '../../../src/state/links/link.ts'
import type { LinkContent } from '../../../src/state/links/linkContent.ts'
import { currentVersion, versions } from '../../../src/state/links/versions.ts'
import { encodePayload } from '../../../src/state/links/payload.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'

const panels = ['compare', 'languages', 'probabilities', 'bias-lab', 'workshop']
const start: LinkContent = { ...contentOf(defaultComparison('', null)), text: null }
const written = (content: LinkContent) => writeLink(content, loadedSampleText).fragment

describe('a prepared text, compared as at the start', () => {
  it.each(sampleIds)('%s is named, in less than 20 characters', async (sampleId) => {
    const text = await sampleText(sampleId)
    const comparison = defaultComparison(text, sampleId)
    const fragment = written(contentOf(comparison))
    expect(fragment).toBe(`#${currentVersion}.s.${sampleId}`)
    expect(fragment.length).toBeLessThan(20)
    expect(openAddress(fragment, null, '', panels)).toEqual({ comparison, notice: null })
  })

  it('that was edited, or is not at hand, travels as text', async () => {
    const text = await sampleText('strawberry')
    const edited = { ...start, text: `${text}!`, sampleId: 'strawberry' }
    for (const fragment of [written(edited), writeLink({ ...edited, text }, () => null).fragment]) {
      expect(fragment).toMatch(new RegExp(String.raw`^#${currentVersion}\.d\.`))
      expect(readLink(fragment)).toMatchObject({ status: 'read', content: { sampleId: 'strawberry' } })
    }
    expect(readLink(written(edited))).toMatchObject({ content: { text: `${text}!` } })
  })

  it('keeps its name where tokenizers, panel and options are others', async () => {
    const comparison = {
      ...defaultComparison(await sampleText('emoji'), 'emoji'),
      tokenizers: ['byt5'],
      baseline: 'byt5',
      panel: 'languages',
    }
    const fragment = written(contentOf(comparison))
    expect(fragment).toMatch(new RegExp(String.raw`^#${currentVersion}\.s\.emoji\.[\w-]{1,84}$`))
    expect(openAddress(fragment, null, '', panels)).toEqual({ comparison, notice: null })
  })

  it('that this page does not know is named, and the rest shown', () => {
    expect(missingSample('#1.s.no-such-text')).toBeNull()
    expect(openAddress('#1.s.no-such-text', null, 'now', panels)).toMatchObject({
      comparison: { text: 'now', sampleId: null },
      notice: { message: 'notice.link-unknown-id', values: { list: 'no-such-text' } },
    })
  })
})

it('prepared texts never change: links name them', async () => {
  const file = readFileSync(new URL('../../core/samples/frozenTexts.json', import.meta.url), 'utf8')
  const frozen = v.parse(v.record(v.string(), v.string()), JSON.parse(file))
  expect(Object.keys(frozen)).toEqual([...sampleIds])
  for (const id of sampleIds)
    expect([
      id,
      createHash('sha256')
        .update(await sampleText(id))
        .digest('hex'),
    ]).toEqual([id, frozen[id]])
})

it('the first version starts with what it was released with', () => {
  const { text, sampleId, tokenizers, baseline, panel, options } = v.parse(
    v.record(v.string(), v.unknown()),
    versions[0]?.start,
  )
  const first = { text, sampleId, tokenizers, baseline, panel, options }
  expect(createHash('sha256').update(JSON.stringify(first)).digest('hex')).toBe(
    '74bcf6c19f1bba86f1b78fddecb69c3cdc703906bddc67b5b2b42bc56971791a',
  )
})

describe('differences', () => {
  it('any content comes back', () => {
    const names = fc.subarray(['gpt2', 'o200k_base', 'byt5', 'canine', 'hub:a/b', 'qwen3'])
    fc.assert(
      fc.property(
        fc.option(fc.string({ unit: 'binary' })),
        names,
        fc.constantFrom(...panels),
        fc.boolean(),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (text, tokenizers, panel, ids, renyiAlpha) => {
          const content: LinkContent = {
            ...start,
            text,
            tokenizers,
            baseline: tokenizers[0] ?? null,
            panel,
            compare: { ...start.compare, ids, renyiAlpha },
          }
          const reading = readLink(written(content))
          expect(reading).toEqual({ status: 'read', content, unknown: [] })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are shorter than the whole content', () => {
    const content = { ...start, text: 'Hello, world!' }
    expect(written(content).length).toBeLessThan(`#1.${encodePayload(content)}`.length / 4)
  })

  it.each([
    '#1.d',
    '#1.s',
    '#1.s.',
    '#1.d.',
    '#1.s..',
    '#1.x.strawberry',
    '#1.s.Strawberry',
    '#1.s.strawberry..x',
    '#1.s.strawberry.AAAA',
    '#1.s.straw.berry.x',
    `#1.d.${encodePayload(['list'])}`,
    `#1.d.${encodePayload(null)}`,
    `#1.d.${encodePayload({ options: 7 })}`,
    `#1.d.${encodePayload({ panel: '<script>' })}`,
    `#1.s.strawberry.${encodePayload({ tokenizers: 'gpt2' })}`,
  ])('%s is damaged', (fragment) => expect(readLink(fragment).status).toBe('corrupt'))

  it('reach no prototype', () => {
    const fragment = `#1.d.${encodePayload(JSON.parse('{"__proto__":{"polluted":1},"options":{"__proto__":{"polluted":1}},"constructor":{"prototype":{"polluted":1}}}'))}`
    expect(readLink(fragment).status).toBe('read')
    expect('polluted' in {}).toBe(false)
    const reading = readLink(fragment)
    expect(Object.keys(reading.status === 'read' ? reading.content : {})).not.toContain('constructor')
  })
})
