import { describe, expect, it, test } from 'vitest'
import { hubReferenceOf } from '../../../src/core/tokenizers/hubReference.ts'
import { hubSuggestions } from '../../../src/features/tokenizers/add/hubSuggestions.ts'
import { hubName, parseReference } from '../../../src/core/tokenizers/reference.ts'

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
    ['https://huggingface.co/org/name/', 'hub:org/name'],
    ['org/name/', 'hub:org/name'],
    ['https://huggingface.co/org/name?x=1', 'hub:org/name'],
    ['https://huggingface.co/org/name?library=transformers#usage', 'hub:org/name'],
    ['org/name?x=1', 'hub:org/name'],
    ['https://huggingface.co/org/name/tree/refs%2Fpr%2F1', 'hub:org/name@refs/pr/1'],
    ['https://huggingface.co/org/name/tree/refs/pr/1', 'hub:org/name@refs/pr/1'],
    ['https://huggingface.co/org/name/blob/refs%2Fpr%2F12/onnx/model.onnx', 'hub:org/name@refs/pr/12'],
    ['https://huggingface.co/org/name/tree/feature%2Fx', 'hub:org/name@feature/x'],
    ['https://huggingface.co/org/name/tree/main/ ', 'hub:org/name@main'],
    ['\thttps://huggingface.co/org/name \n', 'hub:org/name'],
    ['https://hf.co/org/name', 'hub:org/name'],
    ['hf.co/org/name', 'hub:org/name'],
    ['huggingface.co/org/name', 'hub:org/name'],
    ['www.huggingface.co/org/name', 'hub:org/name'],
    ['HTTPS://HuggingFace.co/org/name', 'hub:org/name'],
    ['http://huggingface.co/org/name', 'hub:org/name'],
    ['huggingface.co/org/name/resolve/main/tokenizer.json', 'hub:org/name@main'],
    ['https://huggingface.co/org/name/resolve/v1.0/tokenizer.json?download=true', 'hub:org/name@v1.0'],
    ['https://huggingface.co/org/name/raw/main/config.json', 'hub:org/name@main'],
    [
      'https://huggingface.co/org/name/commit/0123456789abcdef0123456789abcdef01234567',
      'hub:org/name@0123456789abcdef0123456789abcdef01234567',
    ],
    ['https://huggingface.co/org/name/commits/main', 'hub:org/name@main'],
    ['https://huggingface.co/org/name/discussions/3', 'hub:org/name'],
    ['https://huggingface.co/org/name/tree', 'hub:org/name'],
    ['https://huggingface.co/org/name@v1.0', 'hub:org/name@v1.0'],
    ['https://huggingface.co/org/name.git', 'hub:org/name'],
    ['git@hf.co:org/name', 'hub:org/name'],
    ['https://huggingface.co/api/models/org/name', 'hub:org/name'],
    ['https://huggingface.co/gpt2/', 'hub:gpt2'],
    ['https://huggingface.co/gpt2/tree/main', 'hub:gpt2@main'],
    ['org/name/tree/main', 'hub:org/name@main'],
    ['<https://huggingface.co/org/name>', 'hub:org/name'],
    ['"org/name",', 'hub:org/name'],
  ])('%s is %s', (typed, reference) => {
    expect(hubReferenceOf(typed, hub)).toBe(reference)
  })

  it.each([
    '',
    ' ',
    'a b',
    'org/',
    '/name',
    'org/name/more',
    'org/..',
    'org/name@',
    'org/name@a@b',
    'https://evil.example/org/name',
    'evil.example/hf.co/org/name',
    'https://huggingface.co.evil.example/org/name',
    'https://huggingface.co/',
    'https://huggingface.co/datasets/org/name',
    'https://huggingface.co/spaces/org/name',
    'https://huggingface.co/org/name/more',
    'https://huggingface.co/org/name/tree/..%2F..',
    'https://huggingface.co/org/name@',
    'https://huggingface.co/org/name/tree/%',
  ])('%j is refused', (typed) => {
    expect(hubReferenceOf(typed, hub)).toBeNull()
  })
})

test.each([
  [null, 'org/name'],
  ['v1.0', 'org/name@v1.0'],
  ['0123456789abcdef0123456789abcdef01234567', 'org/name@0123456'],
])('revision %s is shown as %s', (revision, name) => {
  expect(hubName({ kind: 'hub', repository: 'org/name', revision })).toBe(name)
})

test('another hub is known by its own address, with its folder, and not by that of the usual one', () => {
  expect(hubReferenceOf('https://mirror.example:8443/hub/org/name/tree/main', 'https://mirror.example:8443/hub/')).toBe(
    'hub:org/name@main',
  )
  expect(hubReferenceOf('mirror.example:8443/hub/org/name', 'https://mirror.example:8443/hub')).toBe('hub:org/name')
  expect(hubReferenceOf('https://mirror.example:8443/other/org/name', 'https://mirror.example:8443/hub')).toBeNull()
  expect(hubReferenceOf('https://hf.co/org/name', 'https://mirror.example:8443')).toBeNull()
})

describe('suggestions', () => {
  it('are references over five families or more', () => {
    for (const { repository } of hubSuggestions) expect(parseReference(`hub:${repository}`)?.kind).toBe('hub')
    expect(new Set(hubSuggestions.map(({ family }) => family)).size).toBeGreaterThanOrEqual(5)
  })
})
