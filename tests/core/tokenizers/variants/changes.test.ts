/** Spellings of variants: canonical, the inverse of reading them, and refused otherwise. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatReference, isForeign, originalOf, parseReference } from '../../../../src/core/tokenizers/reference.ts'
import {
  ascending,
  digitGroupings,
  formatChanges,
  MAX_WITHOUT,
  namedPreTokenizers,
  normalizerChoices,
  parseChanges,
} from '../../../../src/core/tokenizers/variants/changes.ts'

const flag = fc.boolean()
const changes = fc
  .record(
    {
      pre: fc.constantFrom(...namedPreTokenizers),
      digits: fc.constantFrom(...digitGroupings),
      normalizer: fc.constantFrom(...normalizerChoices),
      space: flag,
      whole: flag,
      bytes: flag,
      merges: fc.nat(2_000_000),
      without: fc.uniqueArray(fc.nat(2_000_000), { minLength: 1, maxLength: MAX_WITHOUT }).map(ascending),
    },
    { requiredKeys: [] },
  )
  .filter((made) => Object.keys(made).length > 0)

test('what is spelled is read back, in a reference over any original', () => {
  const originals = fc.constantFrom('gpt2', 'hub:org/name@main', `file:${'a'.repeat(64)}:a:b.json`)
  fc.assert(
    fc.property(changes, originals, (made, base) => {
      expect(parseChanges(formatChanges(made))).toEqual(made)
      const reference = formatReference({ kind: 'variant', base, changes: made })
      expect(parseReference(reference)).toEqual({ kind: 'variant', base, changes: made })
      expect(originalOf(reference)).toBe(base)
      expect(isForeign(reference)).toBe(base.startsWith('hub:'))
    }),
  )
})

test('patterns of the reader travel in Base64, whatever they hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (pattern) => {
      const spelled = formatChanges({ pattern })
      expect(spelled).toMatch(/^pattern=[\w-]+$/)
      expect(parseChanges(spelled)).toEqual({ pattern })
    }),
  )
})

test.each([
  '',
  'pre=gpt3',
  'digits=ones;pre=gpt2',
  'pre=gpt2;pre=cl100k',
  'merges=05',
  'merges=-1',
  'without=',
  'without=5.3',
  'without=3.3',
  'without=03',
  'without=1,2',
  'space=yes',
  'pattern=',
  'pattern=*',
  'pre=gpt2;pattern=YQ',
  'other=1',
])('%s is no spelling of changes', (spelling) => {
  expect(parseChanges(spelling)).toBeNull()
})

test.each([
  'variant:gpt2',
  'variant:gpt2:',
  'variant:mwt:gpt2:list:digits=ones',
  'variant:variant:gpt2:digits=ones:digits=threes',
  'variant::digits=ones',
])('%s is no reference', (reference) => {
  expect(parseReference(reference)).toBeNull()
})
