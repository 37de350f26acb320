/** A trained tokenizer as a plain `tokenizer.json`, which transformers.js, Rust `tokenizers` and this page load alike. */
import type { LearnedMerge } from './mergeTrainer.ts'
import type { TokenTable } from './tokenTable.ts'

export const END_OF_TEXT = '<|endoftext|>'

/** The file's content; `pattern` is that of the only split. The end-of-text token has the id after the last token. */
export function tokenizerJson(table: TokenTable, merges: readonly LearnedMerge[], pattern: string): object {
  const vocabulary = Object.fromEntries(Array.from({ length: table.size }, (_, id) => [table.spelling(id), id]))
  const endOfText = {
    id: table.size,
    content: END_OF_TEXT,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [endOfText],
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
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
