import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readComparisonFile, writeComparisonFile } from '../../../src/state/links/comparisonFile.ts'
import type { LinkContent } from '../../../src/state/links/linkContent.ts'
import { defaultOptions } from '../../../src/features/options.ts'
import { pinnedReference, renameTokenizers, renameLanguageModels } from '../../../src/state/links/pinning.ts'

const content: LinkContent = {
  text: 'x',
  sampleId: null,
  tokenizers: ['gpt2', 'hub:org/name'],
  baseline: 'hub:org/name',
  panel: 'compare',
  ...defaultOptions,
  compare: {
    ...defaultOptions.compare,
    rulers: ['hub:org/name'],
    prices: { 'hub:org/name': 2, gpt2: 1 },
    contextLengths: { 'hub:org/name': 512 },
  },
}

describe('a comparison file', () => {
  it('gives back what was written, of any text and length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 2000 }), (text, times) => {
        const long = { ...content, text: text.repeat(times) }
        expect(readComparisonFile(writeComparisonFile(long))).toEqual({ status: 'read', content: long, unknown: [] })
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['', 'corrupt'],
    ['{', 'corrupt'],
    ['null', 'corrupt'],
    ['{"format":"another","version":1,"content":{}}', 'corrupt'],
    ['{"format":"tessera-comparison","version":0,"content":{}}', 'corrupt'],
    ['{"format":"tessera-comparison","version":1,"content":{"text":5}}', 'corrupt'],
    ['{"format":"tessera-comparison","version":999,"content":{}}', 'too-new'],
  ])('that holds %s is %s', (text, status) => expect(readComparisonFile(text).status).toBe(status))

  it('does not let a key reach the prototype of objects', () => {
    const file = writeComparisonFile(content).replace('"gpt2": 1', '"__proto__": { "polluted": 1 }, "gpt2": 1')
    readComparisonFile(file)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('pinning', () => {
  const commit = 'a'.repeat(40)

  it('writes the commit where the hub said one, over whatever branch was typed', () => {
    expect(pinnedReference('hub:org/name', commit)).toBe(`hub:org/name@${commit}`)
    expect(pinnedReference('hub:org/name@main', commit)).toBe(`hub:org/name@${commit}`)
    expect(pinnedReference('hub:org/name', 'main')).toBe('hub:org/name')
    expect(pinnedReference('hub:org/name', null)).toBe('hub:org/name')
    expect(pinnedReference('gpt2', commit)).toBe('gpt2')
  })

  it('renames a reference wherever it stands', () => {
    const name = `hub:org/name@${commit}`
    const pinned = renameTokenizers(content, (reference) => pinnedReference(reference, commit))
    expect(pinned).toEqual({
      ...content,
      tokenizers: ['gpt2', name],
      baseline: name,
      compare: { ...content.compare, rulers: [name], prices: { [name]: 2, gpt2: 1 }, contextLengths: { [name]: 512 } },
    })
  })

  it('never makes two lanes one', () => {
    const both = { ...content, tokenizers: ['hub:org/name', `hub:org/name@${commit}`] }
    expect(renameTokenizers(both, (reference) => pinnedReference(reference, commit)).tokenizers).toEqual(
      both.tokenizers,
    )
  })

  it('renames a language model wherever it stands', () => {
    const name = `hub:org/name@${commit}`
    const scoring = {
      languageModels: ['tessera-bpe', 'hub:org/name'],
      reading: 'own',
      reader: 'hub:org/name',
      readsOthers: true,
      pairing: 'chosen',
      excess: 'hub:org/name',
      begin: true,
      stride: null,
      dtypes: { 'hub:org/name': 'q8' },
    } as const
    const continuation = {
      languageModels: ['hub:org/name'],
      fromCaret: true,
      sampled: false,
      temperature: 1,
      topK: null,
      topP: null,
      seed: 1,
      most: 20,
      unit: 'tokens',
    } as const
    const probabilities = {
      figure: 'rank',
      bitsUnderTokens: true,
      nextAtCaret: false,
      curve: 'cumulative',
      smoothingBytes: 8,
      minKShare: 0.2,
      continuation,
    } as const
    const chosen = { ...content, scoring: { ...scoring, languageModels: [...scoring.languageModels] }, probabilities }
    expect(renameLanguageModels(chosen, (languageModel) => pinnedReference(languageModel, commit))).toEqual({
      ...chosen,
      scoring: {
        ...scoring,
        languageModels: ['tessera-bpe', name],
        reader: name,
        excess: name,
        dtypes: { [name]: 'q8' },
      },
      probabilities: { ...probabilities, continuation: { ...continuation, languageModels: [name] } },
    })
    expect(renameLanguageModels(content, (languageModel) => pinnedReference(languageModel, commit))).toEqual(content)
  })
})
