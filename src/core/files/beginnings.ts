/** What files of known formats begin with, as text. Pure. */

/** A file of ours: an object whose first member names its format. */
export function begins(format: string): (beginning: string) => boolean {
  const expression = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${format}"`)
  return (beginning) => expression.test(beginning)
}

/** `tokenizer.json` of the Rust library: an object with a version, and the stages in the library's order. */
export function isTokenizerJson(beginning: string): boolean {
  if (!/^\s*\{/.test(beginning)) return false
  const isModel =
    /"model"\s*:\s*\{\s*"(?:type"\s*:\s*"(?:BPE|WordPiece|Unigram|WordLevel)"|dropout"|unk_id"|unk_token")/.test(
      beginning,
    )
  const isHead = /^\s*\{\s*"version"\s*:\s*"[^"]*"\s*,\s*"truncation"\s*:/.test(beginning)
  return isModel || isHead
}

/** A `.tiktoken` file: lines of Base64 and a rank that counts from 0. */
export function isRanks(beginning: string): boolean {
  const lines = beginning.split(/\r?\n/, 4)
  return (
    lines.length === 4 &&
    lines.slice(0, 3).every((line, rank) => new RegExp(`^[A-Za-z0-9+/]+={0,2} ${rank}$`).test(line))
  )
}

/** `tekken.json` of Mistral. */
export function isTekken(beginning: string): boolean {
  return /^\s*\{[^]*"token_bytes"\s*:/.test(beginning) && /"rank"\s*:/.test(beginning)
}

/** What follows the text of a piece: its score, its type, or the next piece. */
const AFTER_PIECE: ReadonlySet<string> = new Set(['\u0015', '\u0018', '\n'])

/** A model of SentencePiece, a protobuf message: a field of a length that begins with a field of a length, a piece, and its score. */
export function isSentencePiece(beginning: string): boolean {
  if (beginning[0] !== '\n' || beginning[2] !== '\n') return false
  const [all, piece] = [beginning.charCodeAt(1), beginning.charCodeAt(3)]
  return all < 0x80 && piece > 0 && piece < all && AFTER_PIECE.has(beginning[4 + piece] ?? '')
}

/** GGUF of llama.cpp, by its magic number. */
export function isGguf(beginning: string): boolean {
  return beginning.startsWith('GGUF')
}

/** `merges.txt` of GPT-2's time. */
export function isMerges(beginning: string): boolean {
  return /^#version: ?0\.\d/.test(beginning)
}

const SPECIAL_TOKENS = ['[UNK]', '[CLS]', '[SEP]', '[MASK]', '[PAD]']

/** `vocab.txt` of BERT: a token a line, most of its special tokens among the first. */
export function isVocabularyText(beginning: string): boolean {
  const lines = beginning.split(/\r?\n/, 200)
  return (
    lines.length > 20 &&
    lines.every((line) => !/\s/.test(line)) &&
    SPECIAL_TOKENS.filter((token) => lines.includes(token)).length >= 3
  )
}

/** `vocab.json`: an object of tokens and their ids. */
export function isVocabularyJson(beginning: string): boolean {
  return /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\d/.test(beginning)
}
