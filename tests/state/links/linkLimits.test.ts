/** How much real prose a link holds: the texts of `tests/fixtures/prose`, whose README says what they are. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLink, writeLink } from '../../../src/state/links/link.ts'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'

it.each([
  ['english', 20_000],
  ['chinese', 8_000],
] as const)('%s: %i characters within 32,000 of link', (language, characters) => {
  const text = readFileSync(new URL(`../../fixtures/prose/${language}.txt`, import.meta.url), 'utf8')
  expect([...text].length).toBe(characters)
  // No part of it is there twice, which would compress to nothing.
  const lines = text.split('\n').filter((line) => line.length > 60)
  expect(new Set(lines).size).toBe(lines.length)
  const { fragment, status } = writeLink(contentOf(defaultComparison(text, null)))
  expect(status).toBe('complete')
  expect(fragment.length).toBeLessThan(32_000)
  const reading = readLink(fragment)
  expect(reading.status === 'read' && reading.content.text).toBe(text)
})
