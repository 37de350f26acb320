/** What a link says of the options of every feature: only what is not as at the start, within bounds, and nothing of the reader's files. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { MAX_BEAM_WIDTH, MAX_CONTINUED_BYTES, nextByteMethods } from '../../../src/core/bytelevel/nextByteMethods.ts'
import { comparisonOf, contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { biasLabParts } from '../../../src/features/bias-lab/options.ts'
import { defaultOptions, optionGroups, type AllOptions } from '../../../src/features/options.ts'
import type { LanguageOptions } from '../../../src/features/languages/options.ts'
import type { OwnRoom } from '../../../src/features/bias-lab/markov/options.ts'
import { NEXT_BYTE_PROMPT_LIMIT, type NextByteOptions } from '../../../src/features/bias-lab/next-byte/options.ts'
import {
  SEGMENTATIONS_TEXT_LIMIT,
  type SegmentationsOptions,
} from '../../../src/features/bias-lab/segmentations/options.ts'
import { isFields } from '../../../src/state/links/fields.ts'
import { readLink, writeLink } from '../../../src/state/links/link.ts'
import { encodePayload, readPayload } from '../../../src/state/links/payload.ts'
import { currentVersion } from '../../../src/state/links/versions.ts'
import { setSegmentations } from '../../../src/state/actions/segmentations.ts'
import { defaultComparison, type Comparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'
import { perturbationNames } from '../../../src/core/text/perturbationNames.ts'

const known = { isSample: () => false, sampleTextOf: () => null, panels: ['compare', 'languages', 'bias-lab'] }
type Parts = { readonly [Id in keyof AllOptions]?: Partial<AllOptions[Id]> }

/** The start, with these fields of some groups. */
function comparison(parts: Parts, others: Partial<Comparison> = {}): Comparison {
  const start = defaultComparison('text', null)
  const groups = Object.keys(parts).map((id): [string, unknown] => {
    if (id in optionGroups) return [id, { ...Reflect.get(start, id), ...Reflect.get(parts, id) }]
    throw new Error(`${id} is no group`)
  })
  return { ...start, ...Object.fromEntries(groups), ...others }
}

const fragmentOf = (of: Comparison): string => writeLink(contentOf(of)).fragment

function travelled(of: Comparison): Comparison {
  const reading = readLink(fragmentOf(of))
  if (reading.status !== 'read') throw new Error(reading.status)
  return comparisonOf(reading.content, '', known)
}

/** What a link says beside its text. */
function said(parts: Parts): unknown {
  const payload = /^#\d+\.d\.(.+)$/.exec(fragmentOf(comparison(parts)))?.[1]
  const reading = readPayload(payload ?? '')
  if (reading.status !== 'read' || !isFields(reading.value)) throw new Error('no payload')
  const { text: _, ...others } = reading.value
  return others
}

/** The status of a link that says these values, whatever they are. */
const statusOf = (parts: unknown): string => readLink(`#${currentVersion}.d.${encodePayload(parts)}`).status

const file = `file:${'0'.repeat(64)}:my.json`
const own: OwnRoom = {
  chain: { order: 2, nextIsA: { AA: 0, AB: 1, BA: 0.25, BB: 0.125 }, start: 'AB' },
  method: 'merges',
  tokens: 'A B',
  merges: 'A+A AA+B',
}

describe('a link', () => {
  it('says nothing of what is as at the start, and of a group only what differs', () => {
    expect(said({})).toEqual({})
    expect(said({ nextByte: { methods: [...defaultOptions.nextByte.methods] } })).toEqual({})
    expect(said({ segmentations: { seed: 7 } })).toEqual({ segmentations: { seed: 7 } })
    expect(said({ segmentations: { ownBoundaries: [1, 2] } })).toEqual({ segmentations: { ownBoundaries: [1, 2] } })
    expect(said({ languages: { seed: 7 }, biasLab: { part: 'perturbations' } })).toEqual({
      languages: { seed: 7 },
      biasLab: { part: 'perturbations' },
    })
    expect(defaultOptions.nextByte.methods).toEqual(nextByteMethods)
  })

  it('carries everything that is chosen in the Languages panel', () => {
    const languages: LanguageOptions = {
      corpus: 'udhr-paragraphs',
      chosen: ['eng', 'mya'],
      base: 'mya',
      mode: 'joined',
      figure: 'unknown',
      view: 'table',
      tokenizer: 'gpt2',
      allFigures: true,
      grouped: true,
      sorting: { by: 'byt5', direction: 'ascending' },
      group: 'family',
      seed: 9,
      other: 'eng',
      unit: 4,
      messageCharacters: 10,
      translations: [{ language: 'ru', text: 'да' }],
    }
    expect(travelled(comparison({ languages })).languages).toEqual(languages)
  })

  it('carries everything that is chosen of segmentations', () => {
    const segmentations: SegmentationsOptions = {
      languageModel: 'hub:org/name',
      text: ' é',
      ownBoundaries: [1, 2],
      dropout: 1,
      dropoutVariant: 'one-at-a-time',
      seed: 4_294_967_295,
      samples: 10_000,
    }
    expect(travelled(comparison({ segmentations })).segmentations).toEqual(segmentations)
    expect(travelled(comparison({ segmentations: { ownBoundaries: [] } })).segmentations.ownBoundaries).toEqual([])
  })

  it('carries everything that is chosen of the next byte, white space at the end of a prompt too', () => {
    const nextByte: NextByteOptions = {
      languageModel: 'hub:org/name',
      prompt: 'é \n ',
      methods: ['exact', 'beam'],
      mask: 'token',
      beamWidth: MAX_BEAM_WIDTH,
      sampled: true,
      seed: 4_294_967_295,
      mostBytes: MAX_CONTINUED_BYTES,
    }
    expect(travelled(comparison({ nextByte })).nextByte).toEqual(nextByte)
  })

  it('carries everything that is chosen in the Markov room and of perturbations, and which part is shown', () => {
    for (const part of biasLabParts) {
      for (const change of [...perturbationNames, 'typed'] as const) {
        const parts = {
          biasLab: { part },
          markov: { preset: 'own', prompt: 'AB', own },
          perturbations: {
            change,
            seed: 4_294_967_295,
            language: 'hi',
            lane: 'byt5',
            sorting: { by: 'gpt2', direction: 'descending' },
            typed: { fr: 'été' },
          },
        } as const
        expect(travelled(comparison(parts))).toMatchObject(parts)
      }
    }
    expect(travelled(comparison({ markov: { preset: 'merges', prompt: '', own: null } })).markov).toEqual({
      preset: 'merges',
      prompt: '',
      own: null,
    })
  })

  it('names a reader’s file neither as a lane that is looked at nor as what is sorted by', () => {
    const of = comparison(
      {
        languages: { tokenizer: file, sorting: { by: file, direction: 'ascending' } },
        perturbations: { seed: 2, lane: file, sorting: { by: file, direction: 'ascending' } },
      },
      { tokenizers: [file, 'gpt2'], baseline: file },
    )
    const { languages, perturbations } = travelled(of)
    expect(languages).toEqual(defaultOptions.languages)
    expect(perturbations).toEqual({ ...defaultOptions.perturbations, seed: 2 })
  })

  it('pins a language model of the hub to the commit that it was loaded from, in every group', () => {
    const commit = 'a'.repeat(40)
    const loaded = { tokenizers: [], languageModels: [{ reference: 'hub:org/name', revision: commit }] }
    const languageModel = 'hub:org/name'
    const content = contentOf(
      comparison({
        nextByte: { languageModel },
        segmentations: { languageModel },
        scoring: { languageModels: [languageModel], excess: languageModel, dtypes: { [languageModel]: 'q8' } },
      }),
      loaded,
    )
    const pinned = `hub:org/name@${commit}`
    expect(content).toMatchObject({
      nextByte: { languageModel: pinned },
      segmentations: { languageModel: pinned },
      scoring: { languageModels: [pinned], excess: pinned, dtypes: { [pinned]: 'q8' } },
    })
    expect(JSON.stringify(content)).not.toMatch(/hub:org\/name(?!@)/)
  })
})

describe('what is too long for a link stays, with everything else there', () => {
  it('a text to segment, with its boundaries', () => {
    const text = 'a'.repeat(SEGMENTATIONS_TEXT_LIMIT + 1)
    expect(travelled(comparison({ segmentations: { text, ownBoundaries: [3], seed: 2 } })).segmentations).toEqual({
      ...defaultOptions.segmentations,
      seed: 2,
    })
    expect(travelled(comparison({ segmentations: { text: text.slice(1) } })).segmentations.text).toBe(text.slice(1))
  })

  it('a prompt', () => {
    const prompt = 'a'.repeat(NEXT_BYTE_PROMPT_LIMIT + 1)
    expect(travelled(comparison({ nextByte: { prompt, seed: 2 } })).nextByte).toEqual({
      ...defaultOptions.nextByte,
      seed: 2,
    })
    expect(travelled(comparison({ nextByte: { prompt: prompt.slice(1) } })).nextByte.prompt).toBe(prompt.slice(1))
  })

  it('translations, and texts changed by hand', () => {
    const translations = [{ language: 'ru', text: 'д'.repeat(30_000) }]
    expect(travelled(comparison({ languages: { translations, seed: 3 } })).languages).toEqual({
      ...defaultOptions.languages,
      seed: 3,
    })
    const typed = { en: 'x'.repeat(3000), fr: 'y'.repeat(1001) }
    expect(travelled(comparison({ perturbations: { typed, seed: 2 } })).perturbations).toEqual({
      ...defaultOptions.perturbations,
      seed: 2,
    })
  })

  it('a text, which takes the translations along', () => {
    const noise = fc.sample(fc.string({ minLength: 60_000, maxLength: 60_000, size: 'max' }), {
      numRuns: 1,
      seed: 1,
    })[0]
    const of = comparison(
      { languages: { corpus: 'text', translations: [{ language: 'ru', text: 'да' }] } },
      { text: noise ?? '' },
    )
    expect(writeLink(contentOf(of)).status).toBe('too-long')
    expect(travelled(of).languages).toEqual({ ...defaultOptions.languages, corpus: 'text' })
  })
})

const changed = (nextIsA: object) => ({ own: { ...own, chain: { ...own.chain, nextIsA } } })

test.each([
  ['boundaries that descend', { segmentations: { ownBoundaries: [3, 2] } }],
  ['a boundary twice', { segmentations: { ownBoundaries: [2, 2] } }],
  ['a boundary at the start', { segmentations: { ownBoundaries: [0] } }],
  ['a boundary that is no whole number', { segmentations: { ownBoundaries: [1.5] } }],
  ['no beam', { nextByte: { beamWidth: 0 } }],
  ['a beam beyond the widest', { nextByte: { beamWidth: MAX_BEAM_WIDTH + 1 } }],
  ['a seed below 0', { nextByte: { seed: -1 } }],
  ['half a byte', { nextByte: { mostBytes: 0.5 } }],
  ['a part that there is not', { biasLab: { part: 'attic' } }],
  ['a probability above 1', { markov: changed({ A: 1.5 }) }],
  ['a context of other characters', { markov: changed({ C: 0.5 }) }],
  ['an order that there is not', { markov: { own: { ...own, chain: { ...own.chain, order: 4 } } } }],
  ['a prompt without end', { markov: { prompt: 'A'.repeat(65) } }],
  ['a vocabulary without end', { markov: { own: { ...own, tokens: 'A '.repeat(251) } } }],
  ['a seed that is no whole number', { perturbations: { seed: 0.5 } }],
  ['texts without end', { perturbations: { typed: { en: 'x'.repeat(4001) } } }],
  ['a group that is a number', { languages: 7 }],
])('a link with %s is not believed', (_, parts) => {
  expect(statusOf({})).toBe('read')
  expect(statusOf(parts)).toBe('corrupt')
})

test('another text has no boundaries yet; anything else leaves them', () => {
  const store = createStore(comparison({ segmentations: { ownBoundaries: [2] } }))
  setSegmentations(store, { seed: 3 })
  setSegmentations(store, { text: defaultOptions.segmentations.text })
  expect(store.getState().comparison.segmentations.ownBoundaries).toEqual([2])
  setSegmentations(store, { text: 'other' })
  expect(store.getState().comparison.segmentations).toEqual({ ...defaultOptions.segmentations, text: 'other', seed: 3 })
})
