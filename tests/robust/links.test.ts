/** Links and comparison files that nobody made: 10,000 of each. What they say is content or a refusal, never an exception. */
import { readFileSync, readdirSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { deflateSync } from 'fflate'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { openAddress, openReading } from '../../src/app/effects/openAddress.ts'
import { readComparisonFile, writeComparisonFile } from '../../src/state/links/comparisonFile.ts'
import { readLink, writeLink, type LinkReading } from '../../src/state/links/link.ts'
import { currentVersion } from '../../src/state/links/versions.ts'
import { readPayload } from '../../src/state/links/payload.ts'
import { randomBelow, seededRandom, type Random } from '../../src/core/text/seededRandom.ts'
import { english } from '../ui/messages/english.ts'
import { damaged, damagedBytes, jsonOf, pick, randomBytes, randomValue } from './mutations.ts'
import { seed } from './seed.ts'
import { tryAll } from './watching.ts'
import { amountOf } from '../depth.ts'

const panels = ['compare', 'languages', 'probabilities', 'bias-lab', 'workshop']
const folder = new URL('../state/links/links/', import.meta.url)
const frozen = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && !file.endsWith('options.json'))
  .map(
    (file) =>
      v.parse(v.object({ fragment: v.string() }), JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).fragment,
  )
const contents = frozen.flatMap((fragment): unknown[] => {
  const decoded = readPayload(fragment.replace(/^#\d+\./, ''))
  return decoded.status === 'read' ? [decoded.value] : []
})

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const payloadOf = (json: string): string => base64(deflateSync(new TextEncoder().encode(json), { level: 1 }))
/** Bytes that inflate to a hundred megabytes of spaces in front of a value. */
const bomb = base64(deflateRawSync(Buffer.concat([Buffer.alloc(100_000_000, ' '), Buffer.from('null')]), { level: 9 }))

function randomLink(random: Random): string {
  const version =
    random() < 0.9
      ? 1 + randomBelow(random, currentVersion)
      : pick(random, ['0', '-1', String(currentVersion + 1), '999999', '1e3', '01', '', '1.1'])
  const fragment = pick(random, frozen)
  switch (randomBelow(random, 8)) {
    case 0:
      return new TextDecoder('latin1').decode(damagedBytes(new TextEncoder().encode(fragment), random))
    case 1: {
      const payload = fragment.slice(fragment.indexOf('.') + 1)
      return `#${version}.${base64(damagedBytes(Buffer.from(payload, 'base64url'), random))}`
    }
    case 2:
      return `#${version}.${payloadOf(jsonOf(randomValue(random)))}`
    case 3:
      return `#${version}.${base64(randomBytes(random, 200))}`
    default: {
      let value = pick(random, contents)
      for (let times = 1 + randomBelow(random, 3); times > 0; times--) value = damaged(value, random)
      return `#${version}.${payloadOf(jsonOf(value))}`
    }
  }
}

/** What a reading leads to is a comparison that can be shared again, or a notice with words. */
function expectUsable(reading: LinkReading): void {
  const { comparison, notice } = openReading('link', reading, null, '', panels)
  const words: Readonly<Record<string, string>> = english.notice
  if (notice !== null) expect(words[notice.message.replace('notice.', '')]).toBeDefined()
  if (comparison === null) {
    expect(reading.status === 'empty' || reading.status === 'no-link' || notice !== null).toBe(true)
    return
  }
  expect(panels).toContain(comparison.panel)
  const again = readLink(writeLink(contentOf(comparison)).fragment)
  expect(again.status).toBe('read')
  expect(readComparisonFile(writeComparisonFile(contentOf(comparison))).status).toBe('read')
}

test('links', { timeout: 120_000 }, () => {
  const random = seededRandom(seed)
  const seen = new Map<string, number>()
  tryAll(amountOf('hostile links'), () => {
    const fragment = randomLink(random)
    return {
      describe: () => fragment,
      run: () => {
        const reading = readLink(fragment)
        seen.set(reading.status, (seen.get(reading.status) ?? 0) + 1)
        expectUsable(reading)
        openAddress(fragment, fragment.length % 2 === 0 ? { text: 'kept' } : randomValue(random), 'now', panels)
      },
    }
  })
  // Both ways are tried, or nothing was.
  for (const status of ['read', 'corrupt', 'too-new', 'cut'])
    expect(`${status} ${seen.get(status) ?? 0}`).not.toBe(`${status} 0`)
})

test('comparison files', { timeout: 120_000 }, () => {
  const random = seededRandom(seed + 1)
  const seen = new Set<string>()
  tryAll(amountOf('hostile comparison files'), () => {
    const file: unknown = {
      format: 'tessera-comparison',
      version: 1 + randomBelow(random, currentVersion),
      content: pick(random, contents),
    }
    const text =
      random() < 0.2
        ? new TextDecoder().decode(damagedBytes(new TextEncoder().encode(jsonOf(file)), random))
        : jsonOf(damaged(damaged(file, random), random))
    return {
      describe: () => text,
      run: () => {
        const reading = readComparisonFile(text)
        seen.add(reading.status)
        expectUsable(reading)
      },
    }
  })
  expect([...seen].toSorted()).toEqual(['corrupt', 'read', 'too-new'])
})

test('a short link that inflates to a hundred megabytes is refused before it does', () => {
  expect(bomb.length).toBeLessThan(200_000)
  tryAll(1, () => ({
    describe: () => 'bomb',
    run: () => expect(readLink(`#1.${bomb}`)).toEqual({ status: 'corrupt' }),
  }))
})

test('nesting beyond any stack is refused', () => {
  const deep = `${'['.repeat(1_500_000)}${']'.repeat(1_500_000)}`
  tryAll(1, () => ({
    describe: () => 'deep',
    run: () => expect(readLink(`#1.${payloadOf(deep)}`)).toEqual({ status: 'corrupt' }),
  }))
  tryAll(1, () => ({
    describe: () => 'deep file',
    run: () => expect(readComparisonFile(deep)).toEqual({ status: 'corrupt' }),
  }))
})
