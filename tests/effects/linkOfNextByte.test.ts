/** What a link says of "The next byte": only what is not as at the start. */
import { expect, test } from 'vitest'
import { comparisonOf, contentOf } from '../../src/effects/linkOfComparison.ts'
import { MOST_BEAM_WIDTH, MOST_CONTINUED_BYTES, nextByteMethods } from '../../src/bytelevel/nextByteMethods.ts'
import { readLink, writeLink } from '../../src/share/link.ts'
import { NEXT_BYTE_PROMPT_LIMIT } from '../../src/share/linkNextByte.ts'
import { defaultComparison, type Comparison } from '../../src/state/comparison.ts'
import { defaultNextByteOptions, type NextByteOptions } from '../../src/state/nextByteOptions.ts'

const comparison = (nextByte: Partial<NextByteOptions>): Comparison => ({ ...defaultComparison('text', null), nextByte: { ...defaultNextByteOptions, ...nextByte } })
const opened = (nextByte: Partial<NextByteOptions>) => readLink(writeLink(contentOf(comparison(nextByte))).fragment)

function travelled(nextByte: Partial<NextByteOptions>): NextByteOptions {
  const reading = opened(nextByte)
  if (reading.status !== 'read') throw new Error(reading.status)
  return comparisonOf(reading.content, '', { isSample: () => false, sampleTextOf: () => null, panels: ['compare'] }).nextByte
}

test('nothing while it is as at the start, and then only what differs', () => {
  expect(contentOf(comparison({}))).not.toHaveProperty('nextByte')
  expect(contentOf(comparison({ seed: 7 })).nextByte).toEqual({ seed: 7 })
  expect(contentOf(comparison({ methods: [...defaultNextByteOptions.methods] }))).not.toHaveProperty('nextByte')
  expect(defaultNextByteOptions.methods).toEqual(nextByteMethods)
})

test('everything that is chosen travels, white space at the end of a prompt too', () => {
  const chosen: NextByteOptions = {
    scorer: 'hub:org/name', prompt: 'é \n ', methods: ['exact', 'beam'], mask: 'token', beamWidth: MOST_BEAM_WIDTH, sampled: true, seed: 4_294_967_295, mostBytes: MOST_CONTINUED_BYTES,
  }
  expect(travelled(chosen)).toEqual(chosen)
})

test('a prompt too long for a link stays at home', () => {
  const prompt = 'a'.repeat(NEXT_BYTE_PROMPT_LIMIT + 1)
  expect(travelled({ prompt, seed: 2 })).toEqual({ ...defaultNextByteOptions, seed: 2 })
  expect(travelled({ prompt: prompt.slice(1) }).prompt).toBe(prompt.slice(1))
})

test('a language model of the hub is pinned to the commit that it was loaded from, and found again by it', () => {
  const commit = 'a'.repeat(40)
  const loaded = { tokenizers: [], scorers: [{ reference: 'hub:org/name', revision: commit }] }
  const content = contentOf(comparison({ scorer: 'hub:org/name' }), loaded)
  expect(content.nextByte?.scorer).toBe(`hub:org/name@${commit}`)
})

test.each([{ beamWidth: 0 }, { beamWidth: MOST_BEAM_WIDTH + 1 }, { seed: -1 }, { mostBytes: 0.5 }])('%j is not believed', (part) => {
  expect(opened(part).status).toBe('corrupt')
})
