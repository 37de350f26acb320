/** Language models of the hub that have ONNX files and run in a browser, by size. Names only: nothing is fetched before one is chosen. */

export interface LanguageModelSuggestion {
  readonly repository: string
  /** Parameters, in millions. */
  readonly parameters: number
  /** The shipped tokenizer that is its own, if there is one. */
  readonly tokenizer?: string
}

/** Three that are larger than those of the page, each added by one click. */
export const largerLanguageModels: readonly string[] = [
  'HuggingFaceTB/SmolLM2-135M-Instruct',
  'HuggingFaceTB/SmolLM2-360M-Instruct',
  'onnx-community/Qwen3-0.6B-ONNX',
]

export const languageModelSuggestions: readonly LanguageModelSuggestion[] = [
  { repository: 'Xenova/distilgpt2', parameters: 82 },
  { repository: 'Xenova/gpt2', parameters: 124, tokenizer: 'gpt2' },
  { repository: 'HuggingFaceTB/SmolLM2-135M-Instruct', parameters: 135 },
  { repository: 'onnx-community/gemma-3-270m-it-ONNX', parameters: 270 },
  { repository: 'HuggingFaceTB/SmolLM2-360M-Instruct', parameters: 362 },
  { repository: 'onnx-community/Qwen2.5-0.5B-Instruct', parameters: 494 },
  { repository: 'onnx-community/Qwen3-0.6B-ONNX', parameters: 596 },
]
