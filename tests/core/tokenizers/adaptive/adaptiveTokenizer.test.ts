/** zip2zip over shipped tokenizers: the text comes back, spans stay, edits give what the whole gives; and its references. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { formatAdaptation, parseAdaptation } from '../../../../src/core/tokenizers/adaptive/adaptation.ts'
import { createAdaptive } from '../../../../src/core/tokenizers/adaptive/adaptiveTokenizer.ts'
import { formatReference, isForeign, originalOf, parseReference } from '../../../../src/core/tokenizers/reference.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { loadShippedTokenizer } from '../../chat/loadShippedTokenizer.ts'

const names = ['gpt2', 'byt5', 'smollm2']
const options = { addSpecialTokens: true, parseSpecialTokens: true }
const made = new Map<string, { readonly base: Tokenizer; readonly adaptive: Tokenizer }>()

beforeAll(async () => {
  for (const name of names) {
    const base = await loadShippedTokenizer(name)
    const adaptive = createAdaptive(`adapt:${name}:zip2zip;codes=50;most=3`, base, {
      method: 'zip2zip',
      codes: 50,
      most: 3,
    })
    if (!adaptive.ok) throw new Error(JSON.stringify(adaptive.failure))
    made.set(name, { base, adaptive: adaptive.value })
  }
})

test.each(names)('over %s', (name) => {
  const { base, adaptive } = made.get(name) ?? {}
  if (base === undefined || adaptive === undefined) throw new Error(name)
  const first = base.card.vocabularySize ?? 0
  const incremental = adaptive.createIncrementalEncoder?.(options)
  for (const one of randomTexts(77, 60)) {
    const text = `${one}<|endoftext|>${one}${one}`.toWellFormed()
    const plain = base.encode(text, options)
    const coded = adaptive.encode(text, options)
    expect(incremental?.update(text)).toEqual(coded)
    expect(adaptive.decode(coded.ids)).toBe(base.decode(plain.ids))
    expect(coded.ids.length).toBeLessThan(plain.ids.length)
    // Boundaries are boundaries of the base, and every id that is no code is one of its tokens in its place.
    const starts = new Map(Array.from(plain.startByte, (start, at) => [`${start} ${plain.ids[at]}`, plain.endByte[at]]))
    const ends = new Set(plain.endByte)
    for (const [at, id] of coded.ids.entries()) {
      expect(ends.has(coded.endByte[at] ?? -1)).toBe(true)
      if (id < first) expect(starts.get(`${coded.startByte[at]} ${id}`)).toBe(coded.endByte[at])
      else expect(id).toBeLessThan(first + 50)
    }
    expect(coded.kinds.filter((kind) => kind === 3)).toEqual(plain.kinds.filter((kind) => kind === 3))
  }
})

test('a text that has no token twice is as it was', () => {
  const { base, adaptive } = made.get('gpt2') ?? {}
  const text = 'One two three four'
  expect(adaptive?.encode(text, options)).toEqual(base?.encode(text, options))
})

test('it stands in a reference over any other but such', () => {
  const bases = ['gpt2', 'hub:org/name@main', `file:${'a'.repeat(64)}:a:b.json`, 'variant:hub:org/name:digits=ones']
  fc.assert(
    fc.property(
      fc.constantFrom(...bases),
      fc.integer({ min: 1, max: 65_536 }),
      fc.integer({ min: 2, max: 32 }),
      (base, codes, most) => {
        const adaptation = { method: 'zip2zip' as const, codes, most }
        expect(parseAdaptation(formatAdaptation(adaptation))).toEqual(adaptation)
        const reference = formatReference({ kind: 'adaptive', base, adaptation })
        expect(parseReference(reference)).toEqual({ kind: 'adaptive', base, adaptation })
        expect(originalOf(reference)).toBe(originalOf(base))
        expect(isForeign(reference)).toBe(base.includes('hub:'))
      },
    ),
  )
})

test.each([
  'adapt:gpt2:zip2zip',
  'adapt:gpt2:dropout',
  'adapt:gpt2:dropout;percent=0;seed=1',
  'adapt:gpt2:dropout;percent=10;seed=01',
  'adapt:gpt2:longest',
  'adapt:gpt2:zip2zip;codes=0;most=5',
  'adapt:gpt2:zip2zip;codes=010;most=5',
  'adapt:gpt2:zip2zip;codes=10;most=1',
  'adapt:gpt2:zip2zip;codes=99999;most=5',
  'adapt:mwt:gpt2:list:zip2zip;codes=10;most=5',
  `adapt:adapt:gpt2:zip2zip;codes=10;most=5:zip2zip;codes=10;most=5`,
  'variant:adapt:gpt2:zip2zip;codes=10;most=5:digits=ones',
])('%s is no reference', (reference) => {
  expect(parseReference(reference)).toBeNull()
})
