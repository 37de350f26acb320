import { expect, it } from 'vitest'
import { catalogue } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { referenceName } from '../../../src/core/tokenizers/referenceName.ts'

const record = (implementation: string) => ({ implementation, version: '1', strings: 10, mismatches: 0 })

it('is the implementation, without what stands in brackets', () => {
  const against = [record('code points (definition)'), record('tiktoken (WebAssembly)'), record('another')]
  expect(referenceName({ status: 'verified', against, knownDivergences: [] })).toBe('tiktoken')
  expect(referenceName({ status: 'verified', against: against.slice(0, 1), knownDivergences: [] })).toBe('code points')
  expect(referenceName({ status: 'not-verified' })).toBe('')
  expect(referenceName({ status: 'cross-checked', implementation: 'x 1', strings: 9, differing: [] })).toBe('x 1')
})

it('is short for every shipped tokenizer', () => {
  for (const { verification } of catalogue.map(({ card }) => card))
    expect(referenceName(verification)).toMatch(/^[^()]{4,32}$/)
})
