/** A byte-level BPE tokenizer.json small enough to be read: the 256 bytes, three merges and one special token. */

/** GPT-2's byte alphabet, in its order of ids: printable bytes as themselves, the rest from U+0100 on. */
function byteAlphabet(): readonly string[] {
  const printable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  const bytes = Array.from({ length: 256 }, (_, byte) => byte)
  const rest = bytes.filter((byte) => !printable(byte))
  return bytes.map((byte) => String.fromCharCode(printable(byte) ? byte : 256 + rest.indexOf(byte)))
}

const merges: readonly (readonly [string, string])[] = [
  ['t', 'h'],
  ['th', 'e'],
  ['Ġ', 'the'],
]

/** After the bytes and three merges. */
const END_OF_TEXT = 259
const pieces = [...byteAlphabet(), ...merges.map(([left, right]) => left + right)]

/** The file's text. */
export const tinyTokenizerJson = JSON.stringify({
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: [
    {
      id: END_OF_TEXT,
      content: '<|end|>',
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    },
  ],
  normalizer: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
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
    vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
    merges: merges.map((pair) => [...pair]),
  },
})
