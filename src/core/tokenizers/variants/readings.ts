/**
 * How known loaders read the files of a byte-level tokenizer, as changes of them. Transformers gave tokenizers of Mistral
 * the pattern of Llama 3 until its option `fix_mistral_regex`; llama.cpp takes the pattern from the name that its converter
 * wrote (`tokenizer.ggml.pre`), and normalizes nothing. Pure data.
 */
import type { VariantChanges } from './changes.ts'
import type { VariantChoices } from './choices.ts'

export interface LoaderReading {
  readonly loader: 'transformers' | 'llama.cpp'
  /** As the loader calls it. */
  readonly name: string
  readonly changes: VariantChanges
}

const readings: readonly LoaderReading[] = [
  { loader: 'transformers', name: 'fix_mistral_regex=False', changes: { pre: 'cl100k' } },
  { loader: 'transformers', name: 'fix_mistral_regex=True', changes: { pre: 'tekken' } },
  { loader: 'llama.cpp', name: 'gpt-2', changes: { pre: 'gpt2', normalizer: 'none' } },
  { loader: 'llama.cpp', name: 'llama-bpe', changes: { pre: 'cl100k', normalizer: 'none', whole: true } },
  { loader: 'llama.cpp', name: 'qwen2', changes: { pre: 'qwen', normalizer: 'none' } },
  { loader: 'llama.cpp', name: 'gpt-4o', changes: { pre: 'o200k', normalizer: 'none' } },
  { loader: 'llama.cpp', name: 'tekken', changes: { pre: 'tekken', normalizer: 'none', whole: true } },
  { loader: 'llama.cpp', name: 'deepseek-v3', changes: { pre: 'deepseek', normalizer: 'none' } },
  { loader: 'llama.cpp', name: 'smollm', changes: { pre: 'gpt2', digits: 'ones', normalizer: 'none' } },
]

/** The readings that a tokenizer has a place for. */
export function readingsFor(choices: VariantChoices): readonly LoaderReading[] {
  return choices.preTokenizer ? readings : []
}
