/** What is kept of what was fetched before there was a service worker. */
import { describe, expect, it } from 'vitest'
import { filesAt, filesOfLoaded } from '../../../../src/app/effects/offline/usedFiles.ts'
import type { FileGroup, ShippedFile } from '../../../../src/platform/offline/shippedFiles.ts'
import { itemOf } from '../../../../src/platform/offline/shippedItems.ts'
import { setLanguageModelStatuses } from '../../../../src/state/actions/scoring.ts'
import { setTokenizerStatuses } from '../../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../../src/state/comparison.ts'
import { createStore } from '../../../../src/state/store.ts'

const file = (url: string, group: FileGroup): ShippedFile => ({
  url,
  revision: 'r',
  integrity: 'sha256-x',
  bytes: 1,
  group,
})
const files = [
  file('index.html', 'page'),
  file('tokenizers/gpt2.bpe', 'tokenizers'),
  file('tokenizers/o200k_base.bpe', 'tokenizers'),
  file('multiword/english.json', 'tokenizers'),
  file('corpora/udhr/index.json', 'corpora'),
  file('models/tessera-bpe/config.json', 'languageModels'),
  file('models/tessera-bpe/onnx/model_quantized.onnx', 'languageModels'),
  file('models/tessera-byte/config.json', 'languageModels'),
  file('assets/ort-x.wasm', 'runtime'),
  file('assets/transformers-x.js', 'runtime'),
]
const urls = (list: readonly ShippedFile[]): readonly string[] => list.map(({ url }) => url)
const loading = { status: 'loading', progress: null } as const

describe('files of what is loaded', () => {
  it('are none for what is idle, held or failed', () => {
    const store = createStore(defaultComparison('text', null))
    setTokenizerStatuses(store, {
      gpt2: { status: 'idle' },
      'hub:a/b': { status: 'needsConsent' },
      o200k_base: { status: 'failed', failure: { code: 'network', values: {} } },
    })
    expect(filesOfLoaded(files, store.getState())).toEqual([])
  })

  it('are those of tokenizers, of what multi-word ones stand on, and of language models with their runtime', () => {
    const store = createStore(defaultComparison('text', null))
    setTokenizerStatuses(store, { 'mwt:gpt2:list': loading })
    expect(urls(filesOfLoaded(files, store.getState()))).toEqual(['tokenizers/gpt2.bpe', 'multiword/english.json'])
    setLanguageModelStatuses(store, { 'tessera-bpe': loading })
    expect(urls(filesOfLoaded(files, store.getState()))).toEqual([
      'tokenizers/gpt2.bpe',
      'multiword/english.json',
      'models/tessera-bpe/config.json',
      'models/tessera-bpe/onnx/model_quantized.onnx',
      'assets/ort-x.wasm',
    ])
  })
})

it('files that the page asked for are those at these addresses, but for the page itself', () => {
  const scope = 'https://host/a/'
  expect(
    urls(
      filesAt(
        new Set([
          'https://host/a/corpora/udhr/index.json',
          'https://host/a/index.html',
          'https://host/tokenizers/gpt2.bpe',
        ]),
        files,
        scope,
      ),
    ),
  ).toEqual(['corpora/udhr/index.json'])
})

it('files are kept and removed by tokenizer, corpus and language model', () => {
  expect([...new Set(files.map(itemOf))]).toEqual([
    'page',
    'tokenizers/gpt2.bpe',
    'tokenizers/o200k_base.bpe',
    'multiword/english.json',
    'corpora/udhr',
    'models/tessera-bpe',
    'models/tessera-byte',
    'runtime',
  ])
})
