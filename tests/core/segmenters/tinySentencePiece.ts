/** BPE tokenizers over a few characters with byte fallback, as SentencePiece's are converted, made through tokenizer.json. */
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { tokenizerFromJson } from './tinyTokenizer.ts'

const MARK = '\u2581'
const bytePieces = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`)

export interface TinyOptions {
  /** Characters with a token, without the mark for a space. */
  readonly characters: string
  /** Spelled with marks for spaces. */
  readonly merges: readonly (readonly [string, string])[]
  /** `llama`: Prepend and Replace; `gemma`: Replace alone; `metaspace`: a pre-tokenizer that cuts nothing; `words`: one that cuts before spaces. */
  readonly kind: 'llama' | 'gemma' | 'metaspace' | 'words'
  /** Ordinary added tokens. */
  readonly added?: readonly string[]
}

export function tinySentencePieceJson({ characters, merges, kind, added = [] }: TinyOptions) {
  const pieces = [
    ...new Set([
      '<unk>',
      '<s>',
      '</s>',
      ...bytePieces,
      MARK,
      ...characters,
      ...merges.map((pair) => pair.join('')),
      ...added,
    ]),
  ]
  const replace = { type: 'Replace', pattern: { String: ' ' }, content: MARK }
  const metaspace = { type: 'Metaspace', replacement: MARK, prepend_scheme: 'first', split: kind === 'words' }
  const token = (content: string, special: boolean) => ({
    id: pieces.indexOf(content),
    content,
    special,
    normalized: false,
    lstrip: false,
    rstrip: false,
    single_word: false,
  })
  return {
    added_tokens: [
      ...['<unk>', '<s>', '</s>'].map((content) => token(content, true)),
      ...added.map((content) => token(content, false)),
    ],
    normalizer:
      kind === 'llama'
        ? { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: MARK }, replace] }
        : kind === 'gemma'
          ? replace
          : null,
    pre_tokenizer: kind === 'metaspace' || kind === 'words' ? metaspace : null,
    decoder: {
      type: 'Sequence',
      decoders: [
        { type: 'Replace', pattern: { String: MARK }, content: ' ' },
        { type: 'ByteFallback' },
        { type: 'Fuse' },
      ],
    },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
      merges,
      unk_token: '<unk>',
      fuse_unk: true,
      byte_fallback: true,
      ignore_merges: false,
    },
  }
}

export function tinySentencePiece(options: TinyOptions): Tokenizer {
  return tokenizerFromJson(tinySentencePieceJson(options))
}
