import { describe, expect, it, test } from 'vitest'
import { hubReferenceOf } from '../../src/tokenizers/hubReference.ts'
import { hubSuggestions, matchingSuggestions } from '../../src/app/add/hubSuggestions.ts'
import { hubName, parseReference } from '../../src/tokenizers/reference.ts'

const hub = 'https://huggingface.co'

describe('what is typed into the hub field', () => {
  it.each([
    ['org/name', 'hub:org/name'],
    ['  org/na.me-1_x ', 'hub:org/na.me-1_x'],
    ['gpt2', 'hub:gpt2'],
    ['org/name@v1.0', 'hub:org/name@v1.0'],
    ['org/name@refs/pr/3', 'hub:org/name@refs/pr/3'],
    ['https://huggingface.co/org/name', 'hub:org/name'],
    ['https://huggingface.co/org/name/tree/main', 'hub:org/name@main'],
    ['https://huggingface.co/org/name/blob/abc123/tokenizer.json', 'hub:org/name@abc123'],
  ])('%s is %s', (typed, reference) => {
    expect(hubReferenceOf(typed, hub)).toBe(reference)
  })

  it.each(['', ' ', 'a b', 'org/', '/name', 'org/name/more', 'org/..', 'org/name@', 'org/name@a@b', 'https://evil.example/org/name'])(
    '%j is refused',
    (typed) => {
      expect(hubReferenceOf(typed, hub)).toBeNull()
    },
  )
})

test.each([
  [null, 'org/name'],
  ['v1.0', 'org/name@v1.0'],
  ['0123456789abcdef0123456789abcdef01234567', 'org/name@0123456'],
])('revision %s is shown as %s', (revision, name) => {
  expect(hubName({ kind: 'hub', repository: 'org/name', revision })).toBe(name)
})

describe('suggestions', () => {
  it('are references over five families or more', () => {
    for (const { repository } of hubSuggestions) expect(parseReference(`hub:${repository}`)?.kind).toBe('hub')
    expect(new Set(hubSuggestions.map(({ family }) => family)).size).toBeGreaterThanOrEqual(5)
  })

  it('are those whose name holds what is typed', () => {
    expect(matchingSuggestions(' T5').map(({ repository }) => repository)).toEqual([
      'google-t5/t5-small',
      'google/mt5-small',
      'google/byt5-small',
    ])
    expect(matchingSuggestions('')).toEqual(hubSuggestions)
  })
})
