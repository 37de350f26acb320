import { describe, expect, it } from 'vitest'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { openAddress } from '../../../src/app/effects/openAddress.ts'
import { writeLink } from '../../../src/state/links/link.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import type { Comparison } from '../../../src/state/comparison.ts'

const panels = ['compare', 'languages']
const fragmentOf = (comparison: Comparison) => writeLink(contentOf(comparison)).fragment

describe('an address', () => {
  it('gives back the comparison that it was made of', () => {
    const comparison = { ...defaultComparison('some\r\ntext ', 'whitespace'), panel: 'languages' }
    expect(openAddress(fragmentOf(comparison), null, '', panels)).toEqual({ comparison, notice: null })
  })

  it('carries what is scored by which language models, and how it is shown; what is as it starts takes no place', () => {
    const start = defaultComparison('x', null)
    const comparison: Comparison = {
      ...start,
      scoring: {
        ...start.scoring,
        languageModels: ['tessera-bpe'],
        excess: 'tessera-byte',
        stride: 64,
        dtypes: { 'hub:a/b': 'q4' },
      },
      probabilities: {
        ...start.probabilities,
        figure: 'z',
        continuation: { ...start.probabilities.continuation, topP: 0.9, seed: 3 },
      },
    }
    expect(openAddress(fragmentOf(comparison), null, '', panels)).toEqual({ comparison, notice: null })
    expect(fragmentOf({ ...start, text: '' }).length).toBeLessThan(fragmentOf({ ...comparison, text: '' }).length / 4)
  })

  it('without a comparison gives none', () => {
    expect(openAddress('', null, '', panels)).toEqual({ comparison: null, notice: null })
    expect(openAddress('#1.x', null, '', panels)).toMatchObject({
      comparison: null,
      notice: { message: 'notice.link-corrupt' },
    })
    expect(openAddress('#1.x', null, null, panels).notice?.values).toMatchObject({ shown: 'default' })
    expect(openAddress('#1.x', null, 'my text', panels).notice?.values).toMatchObject({ shown: 'same' })
    expect(openAddress('#metrics-title', null, 'my text', panels)).toEqual({ comparison: null, notice: null })
    expect(openAddress('#9.x', null, '', panels)).toMatchObject({
      comparison: null,
      notice: { message: 'notice.link-too-new' },
    })
  })

  it('that was cut short gives the text up to there, and says where it ends', () => {
    const text = Array.from({ length: 60 }, (_, line) => Math.sin(line)).join(' ')
    const fragment = fragmentOf({ ...defaultComparison(text, null), panel: 'languages' })
    const { comparison, notice } = openAddress(fragment.slice(0, 300), null, null, panels)
    expect(comparison?.panel).toBe('languages')
    expect(comparison?.text.length).toBeGreaterThan(200)
    expect(text.startsWith(comparison?.text ?? '-')).toBe(true)
    expect(notice).toMatchObject({
      message: 'notice.link-cut',
      about: 'address',
      values: { characters: 299, text: 'part' },
    })
    // Before the text comes all else.
    const opened = Array.from({ length: 200 }, (_, length) =>
      openAddress(fragment.slice(0, length), null, 'mine', panels),
    )
    const early = opened.filter((one) => one.notice?.values['text'] === 'none')
    expect(early).not.toEqual([])
    for (const one of early) expect(one.comparison?.text).toBe('mine')
  })

  it('falls back on the first panel and on no sample where it names unknown ones', () => {
    const fragment = fragmentOf({ ...defaultComparison('x', 'withdrawn'), panel: 'withdrawn' })
    expect(openAddress(fragment, null, '', panels).comparison).toMatchObject({ panel: 'compare', sampleId: null })
  })

  it('names the tokenizers that are not known and keeps the rest', () => {
    const comparison = { ...defaultComparison('x', null), tokenizers: ['byt5', 'withdrawn'] }
    expect(openAddress(fragmentOf(comparison), null, '', panels)).toMatchObject({
      comparison: { tokenizers: ['byt5'], text: 'x' },
      notice: { message: 'notice.link-unknown-id', values: { list: 'withdrawn' } },
    })
  })

  it('too short for its text takes it from the history entry, else keeps the one on the screen, else says so', () => {
    const fragment = fragmentOf(defaultComparison('x'.repeat(300_000), null))
    expect(openAddress(fragment, { text: 'kept' }, 'now', panels)).toMatchObject({
      comparison: { text: 'kept' },
      notice: null,
    })
    expect(openAddress(fragment, { text: 7 }, 'now', panels)).toMatchObject({
      comparison: { text: 'now' },
      notice: null,
    })
    expect(openAddress(fragment, null, '', panels)).toMatchObject({ notice: { message: 'notice.link-without-text' } })
  })
})
