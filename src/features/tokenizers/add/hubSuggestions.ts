/** Well-known public repositories of the hub, over all families. Names only: nothing is fetched before one is chosen. */
import type { TokenizerFamily } from '../../../core/tokenizers/card.ts'

export interface HubSuggestion {
  readonly repository: string
  readonly family: TokenizerFamily
  /** Wants an access token of an account that was granted access. */
  readonly gated: boolean
}

export const hubSuggestions: readonly HubSuggestion[] = [
  { repository: 'google-bert/bert-base-uncased', family: 'wordpiece', gated: false },
  { repository: 'google-bert/bert-base-multilingual-cased', family: 'wordpiece', gated: false },
  { repository: 'FacebookAI/xlm-roberta-base', family: 'unigram', gated: false },
  { repository: 'google-t5/t5-small', family: 'unigram', gated: false },
  { repository: 'google/mt5-small', family: 'unigram', gated: false },
  { repository: 'facebook/nllb-200-distilled-600M', family: 'bpe', gated: false },
  { repository: 'NousResearch/Llama-2-7b-hf', family: 'bpe', gated: false },
  { repository: 'google/gemma-2-2b', family: 'bpe', gated: true },
  { repository: 'Xenova/gpt-4', family: 'bpe', gated: false },
  { repository: 'google/byt5-small', family: 'byte', gated: false },
  { repository: 'alisawuffles/superbpe-tokenizer-128k', family: 'multi-word', gated: false },
]

/** Those whose name holds what was typed; all if nothing was. */
export function matchingSuggestions(typed: string): readonly HubSuggestion[] {
  const wanted = typed.trim().toLowerCase()
  return hubSuggestions.filter(({ repository }) => repository.toLowerCase().includes(wanted))
}
