/** Language models of the hub that are known to run in a browser, over sizes. Names only: nothing is fetched before one is chosen. */

interface LanguageModelSuggestion {
  readonly repository: string
  /** Millions of parameters, as the repository's name or card states it. */
  readonly parametersMillions: number
  /** Shipped tokenizers with the same vocabulary and ids: such lanes are scored directly. */
  readonly sameTokenizers: readonly string[]
}

/** Sizes of downloads differ by precision, and are asked of the hub when one is looked at. */
const languageModelSuggestions: readonly LanguageModelSuggestion[] = [
  { repository: 'Xenova/distilgpt2', parametersMillions: 82, sameTokenizers: ['gpt2'] },
  { repository: 'Xenova/gpt2', parametersMillions: 124, sameTokenizers: ['gpt2'] },
  { repository: 'openai-community/gpt2', parametersMillions: 124, sameTokenizers: ['gpt2'] },
  { repository: 'HuggingFaceTB/SmolLM2-135M-Instruct', parametersMillions: 135, sameTokenizers: [] },
  { repository: 'onnx-community/gemma-3-270m-it-ONNX', parametersMillions: 270, sameTokenizers: [] },
  { repository: 'HuggingFaceTB/SmolLM2-360M-Instruct', parametersMillions: 360, sameTokenizers: [] },
  { repository: 'onnx-community/Qwen2.5-0.5B-Instruct', parametersMillions: 494, sameTokenizers: ['qwen3'] },
  { repository: 'onnx-community/Qwen3-0.6B-ONNX', parametersMillions: 596, sameTokenizers: ['qwen3'] },
]

/** Shipped tokenizers whose ids the repository's language model takes, as far as is known. */
export function tokenizersLike(repository: string): readonly string[] {
  return languageModelSuggestions.find((suggestion) => suggestion.repository === repository)?.sameTokenizers ?? []
}
