import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { uint8ArrayToBase64 } from 'uint8array-extras'
import { describe, expect, it } from 'vitest'
import { LINK_LIMIT, readLink, writeLink } from '../../src/share/link.ts'
import type { LinkContent } from '../../src/share/linkContent.ts'
import { currentVersion } from '../../src/share/versions.ts'
import { defaultOptions } from '../../src/options/groups.ts'
import { INFLATED_LIMIT, decodePayload, encodePayload } from '../../src/share/payload.ts'

const content: LinkContent = {
  text: 'x',
  sampleId: null,
  tokenizers: ['gpt2', 'byt5'],
  baseline: 'gpt2',
  panel: 'compare',
  ...defaultOptions,
}

describe('links', () => {
  it('carry any text of any UTF-16 units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.constantFrom('\ud800', '\udfff', 'a', '\0')), (head, tail) => {
        const text = head + tail.join('')
        const read = readLink(writeLink({ ...content, text }).fragment)
        expect(read.status === 'read' && read.content.text).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('are believed of no characters but their own', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (noise) => {
        const { status } = readLink(`#1.${noise}`)
        expect(status).toBe('corrupt')
      }),
      { numRuns: 2000 },
    )
  })

  it('that lost or changed a character are corrupt or read, but never throw', () => {
    const { fragment } = writeLink({ ...content, text: 'The quick brown fox jumps over the lazy dog.' })
    for (let at = 0; at < fragment.length; at += 1) {
      for (const damaged of [
        fragment.slice(0, at),
        fragment.slice(0, at) + fragment.slice(at + 1),
        `${fragment.slice(0, at)}A${fragment.slice(at + 1)}`,
      ]) {
        expect(['empty', 'corrupt', 'too-new', 'read']).toContain(readLink(damaged).status)
      }
    }
    expect(readLink(fragment.slice(0, -4)).status).toBe('corrupt')
  })

  it('of a newer version say so', () => {
    const newer = `#${currentVersion + 1}.${encodePayload({ anything: true })}`
    expect(readLink(newer)).toEqual({ status: 'too-new', version: currentVersion + 1 })
  })

  it('without a fragment are empty, and of another shape corrupt', () => {
    expect(readLink('').status).toBe('empty')
    expect(readLink('#').status).toBe('empty')
    for (const fragment of ['#panel', '#0.abc', '#1', '#1.', '#-1.abc', '#01.abc', '#1.====']) {
      expect(readLink(fragment).status).toBe('corrupt')
    }
  })

  it('too long leave the text out and keep the rest', () => {
    let seed = 1
    const noise = Array.from({ length: 60_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647
      return String.fromCharCode(33 + (seed % 90))
    }).join('')
    const written = writeLink({ ...content, text: noise })
    expect(written.status).toBe('too-long')
    expect(written.fragment.length).toBeLessThan(LINK_LIMIT)
    expect(readLink(written.fragment)).toMatchObject({ status: 'read', content: { text: null, tokenizers: ['gpt2', 'byt5'] } })
    expect(writeLink({ ...content, text: 'a'.repeat(200_001) }).status).toBe('too-long')
    expect(writeLink({ ...content, text: 'a'.repeat(200_000) }).status).toBe('complete')
  })

  it('leave the files of a reader out, and say which', () => {
    const file = `file:${'0'.repeat(64)}:my.json`
    const written = writeLink({ ...content, tokenizers: [file, 'byt5'], baseline: file })
    expect(written.leftOut).toEqual([file])
    expect(readLink(written.fragment)).toMatchObject({ content: { tokenizers: ['byt5'], baseline: 'byt5' }, unknown: [] })
  })
})

describe('payloads', () => {
  it('that inflate beyond the limit are refused', () => {
    const bomb = (length: number) =>
      uint8ArrayToBase64(deflateSync(new TextEncoder().encode(JSON.stringify('a'.repeat(length)))), { urlSafe: true })
    expect(bomb(INFLATED_LIMIT).length).toBeLessThan(LINK_LIMIT)
    expect(decodePayload(bomb(INFLATED_LIMIT))).toBeNull()
    expect(decodePayload(bomb(INFLATED_LIMIT - 2))).not.toBeNull()
  })

  it('that end early are refused', () => {
    const payload = encodePayload({ text: 'some text that takes a few bytes' })
    expect(decodePayload(payload)).not.toBeNull()
    expect(decodePayload(payload.slice(0, -6))).toBeNull()
  })
})
