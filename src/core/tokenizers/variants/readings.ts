/**
 * How known loaders read the files of a byte-level tokenizer, as changes of them. Pure data.
 *
 * Transformers puts Mistral's own pattern into files of Mistral's with its option `fix_mistral_regex`
 * (`tokenization_utils_tokenizers.py`); its converter of tekken.json, `MistralConverter`, writes the pattern of Llama 3.
 * llama.cpp takes a pattern by the name that its converter wrote (`tokenizer.ggml.pre`), normalizes nothing, and has for two
 * of them patterns of its own, which know case in ASCII only and no marks (`llama-vocab.cpp`).
 */
import type { VariantChanges } from './changes.ts'
import type { VariantChoices } from './choices.ts'

export interface LoaderReading {
  readonly loader: 'transformers' | 'llama.cpp'
  /** As the loader calls it. */
  readonly name: string
  readonly changes: VariantChanges
}

const CONTRACTION = String.raw`(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])?`
const UPPER = String.raw`((?=[\p{L}])([^a-z]))`
const LOWER = String.raw`((?=[\p{L}])([^A-Z]))`
const PREFIX = String.raw`[^\r\n\p{L}\p{N}]?`
const REST = String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`

/** llama.cpp's patterns of `tekken` and `gpt-4o`. */
const asciiCase = (behind: string, digits: string): string =>
  `${PREFIX}${UPPER}*${LOWER}+${behind}|${PREFIX}${UPPER}+${LOWER}*${behind}|${digits}|${REST}`

const readings: readonly LoaderReading[] = [
  { loader: 'transformers', name: 'fix_mistral_regex=True', changes: { pre: 'tekken' } },
  { loader: 'transformers', name: 'MistralConverter', changes: { pre: 'cl100k' } },
  { loader: 'llama.cpp', name: 'gpt-2', changes: { pre: 'gpt2', normalizer: 'none', whole: false } },
  { loader: 'llama.cpp', name: 'llama-bpe', changes: { pre: 'cl100k', normalizer: 'none', whole: true } },
  { loader: 'llama.cpp', name: 'qwen2', changes: { pre: 'qwen', normalizer: 'none', whole: false } },
  {
    loader: 'llama.cpp',
    name: 'gpt-4o',
    changes: { pattern: asciiCase(CONTRACTION, String.raw`\p{N}{1,3}`), normalizer: 'none', whole: false },
  },
  {
    loader: 'llama.cpp',
    name: 'tekken',
    changes: { pattern: asciiCase('', String.raw`\p{N}`), normalizer: 'none', whole: true },
  },
  { loader: 'llama.cpp', name: 'deepseek-v3', changes: { pre: 'deepseek', normalizer: 'none', whole: false } },
]

/** The readings that a tokenizer has a place for. */
export function readingsFor(choices: VariantChoices): readonly LoaderReading[] {
  return choices.preTokenizer ? readings : []
}
