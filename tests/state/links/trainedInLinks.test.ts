/** Trained tokenizers in links: with languages always, with the text on the screen while it is that; held with a base of the hub. */
import { expect, test } from 'vitest'
import { awaitingConsent } from '../../../src/app/effects/consent.ts'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { textKey } from '../../../src/core/text/textKey.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { reasonLeftOut } from '../../../src/state/links/leftOut.ts'
import { readLink, writeLink } from '../../../src/state/links/link.ts'

const SHA = 'a'.repeat(64)
const text = 'the text on the screen'
const ofLanguages = `trained:${SHA}:bpe;size=700;pattern=gpt2;languages=eng,mya*5`
const ofScreen = `trained:${SHA}:wordpiece;size=700;text=${textKey(text)}`
const ofNothing = `trained:${SHA}:continue;size=300;languages=eng;base=nothing`

test('a link brings them and their variants back, but one of another text and one over what is no tokenizer', () => {
  const kept = [ofLanguages, `variant:${ofLanguages}:merges=100`, ofScreen]
  const comparison = { ...defaultComparison(text, null), tokenizers: [...kept, ofNothing], baseline: ofScreen }
  const written = writeLink(contentOf(comparison))
  expect(written.leftOut).toEqual([])
  expect(readLink(written.fragment)).toMatchObject({
    status: 'read',
    content: { tokenizers: kept, baseline: ofScreen },
    unknown: [ofNothing],
  })
  const changed = writeLink(contentOf({ ...comparison, text: `${text}!` }))
  expect(changed.leftOut).toEqual([ofScreen])
  expect(readLink(changed.fragment)).toMatchObject({ content: { tokenizers: kept.slice(0, 2), baseline: ofLanguages } })
  expect(reasonLeftOut(`variant:${ofScreen}:merges=100`, 'other')).toBe('text')
  expect(reasonLeftOut(ofScreen, null)).toBe('text')
  expect(reasonLeftOut(`file:${SHA}:mine.json`, text)).toBe('file')
})

test('one that goes on with a tokenizer of the hub waits as that does', () => {
  const hub = 'https://hub.example'
  const ofHub = `trained:${SHA}:continue;size=300;languages=eng;base=hub:org/name@${'b'.repeat(40)}`
  expect(awaitingConsent([ofHub, ofLanguages], new Set(), hub)).toEqual([ofHub])
  expect(awaitingConsent([ofHub], new Set([`${hub} ${ofHub}`]), hub)).toEqual([])
})
