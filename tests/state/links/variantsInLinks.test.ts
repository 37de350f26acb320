/** Variants in links: whole, pinned with their original, left out with a file, held for the reader's word with the hub. */
import { expect, test } from 'vitest'
import { awaitingConsent } from '../../../src/app/effects/consent.ts'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { readLink, writeLink } from '../../../src/state/links/link.ts'
import { pinnedReference } from '../../../src/state/links/pinning.ts'

const COMMIT = 'a'.repeat(40)

test('a link brings variants back, but those of a file and of what is no tokenizer', () => {
  const file = `variant:file:${'0'.repeat(64)}:mine.json:digits=ones`
  const kept = ['gpt2', 'variant:gpt2:pre=cl100k;merges=1000', `variant:hub:org/name@${COMMIT}:normalizer=nfc`]
  const tokenizers = [...kept, file, 'variant:nothing:digits=ones']
  const comparison = { ...defaultComparison('text', null), tokenizers, baseline: 'gpt2' }
  const { fragment, leftOut } = writeLink(contentOf(comparison, { tokenizers: [], languageModels: [] }))
  expect(leftOut).toEqual([file])
  const read = readLink(fragment)
  expect(read).toMatchObject({
    status: 'read',
    content: { tokenizers: kept },
    unknown: ['variant:nothing:digits=ones'],
  })
})

test('a variant of the hub is pinned to the commit of its original, and waits as that does', () => {
  const variant = 'variant:hub:org/name:digits=ones'
  expect(pinnedReference(variant, COMMIT)).toBe(`variant:hub:org/name@${COMMIT}:digits=ones`)
  expect(pinnedReference('variant:gpt2:digits=ones', COMMIT)).toBe('variant:gpt2:digits=ones')
  const hub = 'https://hub.example'
  expect(awaitingConsent([variant, 'variant:gpt2:digits=ones'], new Set(), hub)).toEqual([variant])
  expect(awaitingConsent([variant], new Set([`${hub} hub:org/name`]), hub)).toEqual([])
})
