/** A trained tokenizer as a plain `tokenizer.json`, which transformers.js, Rust `tokenizers` and this page load alike. */
import type { LearnedMerge } from './mergeTrainer.ts'
import type { TokenTable } from './tokenTable.ts'

export const END_OF_TEXT = '<|endoftext|>'

/** What cuts a text: patterns of splits, or null for GPT-2's, which byte-level pre-tokenizers have of themselves. */
function preTokenizerJson(patterns: readonly string[] | null): object {
  const bytes = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: patterns === null }
  if (patterns === null || patterns.length === 0) return bytes
  const splits = patterns.map((Regex) => ({ type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false }))
  return { type: 'Sequence', pretokenizers: [...splits, bytes] }
}

/** What a byte-level file has around its model. */
export function byteLevelStages(patterns: readonly string[] | null): {
  readonly pre_tokenizer: object
  readonly decoder: object
} {
  return {
    pre_tokenizer: preTokenizerJson(patterns),
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
  }
}

/** The end-of-text token as an added token. */
export function endOfTextAt(id: number): object {
  return {
    id,
    content: END_OF_TEXT,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }
}

/**
 * The file's content. The end-of-text token has the id after the last token.
 * @param pattern of the only split; null: GPT-2's
 */
export function tokenizerJson(table: TokenTable, merges: readonly LearnedMerge[], pattern: string | null): object {
  const vocabulary = Object.fromEntries(Array.from({ length: table.size }, (_, id) => [table.spelling(id), id]))
  const stages = byteLevelStages(pattern === null ? null : [pattern])
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [endOfTextAt(table.size)],
    normalizer: null,
    pre_tokenizer: stages.pre_tokenizer,
    post_processor: null,
    decoder: stages.decoder,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: { ...vocabulary, [END_OF_TEXT]: table.size },
      merges: merges.map(({ left, right }) => [table.spelling(left), table.spelling(right)]),
    },
  }
}
