import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { uint8ArrayToBase64 } from 'uint8array-extras'
import { describe, expect, it } from 'vitest'
import { crc24 } from '../../../src/state/links/crc24.ts'
import { readLink, writeLink } from '../../../src/state/links/link.ts'
import type { LinkContent } from '../../../src/state/links/linkContent.ts'
import { currentVersion } from '../../../src/state/links/versions.ts'
import { defaultOptions } from '../../../src/features/options.ts'
import { INFLATED_LIMIT, LINK_LIMIT, encodePayload, readPayload } from '../../../src/state/links/payload.ts'

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
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(fc.constantFrom('\ud800', '\udfff', 'a', '\0')),
        (head, tail) => {
          const text = head + tail.join('')
          const read = readLink(writeLink({ ...content, text }).fragment)
          expect(read.status === 'read' && read.content.text).toBe(text)
        },
      ),
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
        expect(['empty', 'no-link', 'corrupt', 'too-new', 'read', 'cut']).toContain(readLink(damaged).status)
      }
    }
  })

  it('that lost or changed a character in the middle are never taken for whole with another text', () => {
    const text =
      'The quick brown fox jumps over the lazy dog, and the dog does not mind: it is used to foxes that jump over it.'
    const { fragment } = writeLink({ ...content, text })
    const digits = 'AQgw08-_'
    let noticed = 0
    for (let at = '#1.d.'.length; at < fragment.length; at += 1) {
      for (const digit of digits) {
        if (digit === fragment[at]) continue
        const reading = readLink(`${fragment.slice(0, at)}${digit}${fragment.slice(at + 1)}`)
        if (reading.status === 'read') expect(reading.content.text).toBe(text)
        else noticed += 1
      }
    }
    expect(noticed).toBeGreaterThan(7 * (fragment.length - 10))
  })

  it('that were cut short say what came of them: every option, and the text up to there', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.lorem({ maxCount: 200 })),
        fc.nat(),
        (text, place) => {
          const { fragment } = writeLink({ ...content, text, panel: 'languages' })
          const cut = fragment.slice(0, 2 + (place % (fragment.length - 2)))
          const reading = readLink(cut)
          if (reading.status === 'read') expect(reading.content.text).toBe(text)
          else if (reading.status === 'cut') {
            expect(text.startsWith(reading.content.text ?? '')).toBe(true)
            expect(reading.characters).toBeLessThanOrEqual(cut.length - 1)
            if (reading.content.text !== null)
              expect(reading.content).toEqual({ ...content, text: reading.content.text, panel: 'languages' })
          } else expect(['corrupt', 'no-link']).toContain(reading.status)
        },
      ),
      { numRuns: 600 },
    )
  })

  it('cut in the middle of a long text bring about as much of it', () => {
    const text = Array.from({ length: 400 }, (_, line) => `Line ${line}: ${Math.sin(line)}`).join('\n')
    const { fragment } = writeLink({ ...content, text })
    for (const share of [0.2, 0.5, 0.8, 0.99]) {
      const characters = Math.floor(fragment.length * share)
      for (const ending of ['', '…', '...', '%E2%80%A6']) {
        const reading = readLink(fragment.slice(0, characters) + ending)
        if (reading.status !== 'cut') throw new Error(reading.status)
        expect(reading.characters).toBe(characters - 1)
        expect(text.startsWith(reading.content.text ?? '-')).toBe(true)
        expect(reading.content.text?.length).toBeGreaterThan(text.length * (share - 0.15))
        expect(reading.content.tokenizers).toEqual(content.tokenizers)
      }
    }
  })

  it('of the first kind, whole contents without a checksum, are cut as well', () => {
    const payload = uint8ArrayToBase64(
      deflateSync(new TextEncoder().encode(JSON.stringify({ ...content, text: 'first '.repeat(40) + Math.sin(1) }))),
      { urlSafe: true },
    )
    expect(readLink(`#1.${payload}`)).toMatchObject({
      status: 'read',
      content: { text: 'first '.repeat(40) + Math.sin(1) },
    })
    expect(readLink(`#1.${payload.slice(0, -20)}`)).toMatchObject({ status: 'cut', characters: payload.length - 18 })
  })

  it('of a newer version say so', () => {
    const newer = `#${currentVersion + 1}.${encodePayload({ anything: true })}`
    expect(readLink(newer)).toEqual({ status: 'too-new', version: currentVersion + 1 })
  })

  it('without a fragment are empty, and of another shape corrupt', () => {
    expect(readLink('').status).toBe('empty')
    expect(readLink('#').status).toBe('empty')
    for (const fragment of ['#0.abc', '#1', '#1.', '#-1.abc', '#01.abc', '#1.====']) {
      expect(readLink(fragment).status).toBe('corrupt')
    }
    for (const fragment of ['#panel', '#metrics-title', '#.', '#%', '#a.b', '#..%2e'])
      expect(readLink(fragment).status).toBe('no-link')
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
    expect(readLink(written.fragment)).toMatchObject({
      status: 'read',
      content: { text: null, tokenizers: ['gpt2', 'byt5'] },
    })
    expect(writeLink({ ...content, text: 'a'.repeat(200_001) }).status).toBe('too-long')
    expect(writeLink({ ...content, text: 'a'.repeat(200_000) }).status).toBe('complete')
  })

  it('leave the files of a reader out, and say which', () => {
    const file = `file:${'0'.repeat(64)}:my.json`
    const written = writeLink({ ...content, tokenizers: [file, 'byt5'], baseline: file })
    expect(written.leftOut).toEqual([file])
    expect(readLink(written.fragment)).toMatchObject({
      content: { tokenizers: ['byt5'], baseline: 'byt5' },
      unknown: [],
    })
  })
})

describe('payloads', () => {
  it('that inflate beyond the limit are refused', () => {
    const bomb = (length: number) =>
      uint8ArrayToBase64(deflateSync(new TextEncoder().encode(JSON.stringify('a'.repeat(length)))), { urlSafe: true })
    expect(bomb(INFLATED_LIMIT).length).toBeLessThan(LINK_LIMIT)
    expect(readPayload(bomb(INFLATED_LIMIT)).status).toBe('corrupt')
    expect(readPayload(bomb(INFLATED_LIMIT - 2)).status).toBe('read')
  })

  it('that end early are cut', () => {
    const payload = encodePayload({ text: 'some text that takes a few bytes' })
    expect(readPayload(payload)).toEqual({ status: 'read', value: { text: 'some text that takes a few bytes' } })
    expect(readPayload(payload.slice(0, -12))).toMatchObject({ status: 'cut' })
  })

  it('are read by readers that know of no checksum', () => {
    const payload = encodePayload({ text: 'some text' })
    const bytes = Buffer.from(payload, 'base64url')
    // zlib, as an implementation that is not ours; it stops where the stream ends.
    expect(JSON.parse(inflateRawSync(bytes).toString())).toEqual({ text: 'some text' })
  })

  it('whose checksum is of something else are refused', () => {
    const bytes = Buffer.from(encodePayload({ text: 'some text' }), 'base64url')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    expect(readPayload(bytes.toString('base64url')).status).toBe('corrupt')
  })

  it('have the checksum of the standard', () => {
    // RFC 4880, section 6.1, and the catalogue of parametrised CRC algorithms: CRC-24/OPENPGP.
    expect(crc24(new TextEncoder().encode('123456789'))).toBe(0x21cf02)
  })
})
