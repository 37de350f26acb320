/**
 * Trains WordPiece as Hugging Face's `tokenizers` does: merges of the most frequent pairs within words, in which a piece that
 * does not begin a word is spelled with `##`; of the merges only the pieces are kept. (Schuster and Nakajima 2012 chose pairs
 * by likelihood; no program that does so was published.) Encoding takes the longest piece, so that a text may get other pieces
 * than it had when training ended.
 */
import { learnMerges, type LearnedMerge } from './mergeTrainer.ts'

/** What a piece begins with that does not begin a word. */
const CONTINUES = '##'
/** Special tokens of BERT, which have the first ids. */
const WORD_PIECE_SPECIALS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const

/** Words as BERT's pre-tokenizer has them: white space separates, and each punctuation mark is a word. */
export const WORD_PIECE_WORDS = /[!-/:-@[-`{-~\p{P}]|[^\p{White_Space}!-/:-@[-`{-~\p{P}]+/gu

/** Whether what lies between matches is white space, which is in no word. */
export const isWord = (segment: string): boolean => /\P{White_Space}/u.test(segment)

/** Pieces while they are learnt: special tokens, characters that begin a word, characters that continue one, then merged pieces. */
export class PieceTable {
  readonly #pieces: string[] = [...WORD_PIECE_SPECIALS]
  readonly #ids = new Map<string, number>(this.#pieces.map((piece, id) => [piece, id]))

  get size(): number {
    return this.#pieces.length
  }

  piece(id: number): string {
    return this.#pieces[id] ?? ''
  }

  pieces(): readonly string[] {
    return this.#pieces
  }

  idOf(piece: string): number {
    const known = this.#ids.get(piece)
    if (known !== undefined) return known
    const id = this.#pieces.push(piece) - 1
    this.#ids.set(piece, id)
    return id
  }
}

/** The pieces of a word before the first merge: `["h", "##i"]` of `hi`. */
export function lettersOfWord(word: string): readonly string[] {
  return Array.from(word, (letter, index) => (index === 0 ? letter : CONTINUES + letter))
}

export interface WordPieceSettings {
  /** With special tokens and characters. */
  readonly vocabularySize: number
  /** Training ends earlier if every pair left occurs less often; 2 unless told. */
  readonly leastCount?: number
  /** Told of every two pieces that became one, with the index of their word in the order of the counts. */
  readonly onJoined?: (word: number) => void
}

/**
 * Learns pieces into `table`, yielding each merge. Every character of the text is a piece, whatever the size: those of all
 * words first, in the order of code points, then those that continue a word, likewise. Of pairs equally frequent the one of
 * lower ids is merged.
 */
export function* trainWordPiece(
  words: ReadonlyMap<string, number>,
  { vocabularySize, leastCount = 2, onJoined }: WordPieceSettings,
  table: PieceTable,
): Generator<LearnedMerge, void, void> {
  const letters = Array.from(words.keys(), lettersOfWord)
  const all = new Set(letters.flat())
  const plain = new Set(Array.from(all, withoutPrefix))
  for (const letter of inOrder(plain)) table.idOf(letter)
  for (const letter of inOrder(all)) table.idOf(letter)
  const counts = [...words.values()]
  const merges = learnMerges(
    letters.map((word, index) => ({ tokens: word.map((letter) => table.idOf(letter)), count: counts[index] ?? 0 })),
    {
      leastCount,
      idOf: (left, right) => table.idOf(table.piece(left) + withoutPrefix(table.piece(right))),
      ...(onJoined === undefined ? {} : { onJoined }),
    },
  )
  while (table.size < vocabularySize) {
    const { done, value } = merges.next()
    if (done === true) return
    yield value
  }
}

function withoutPrefix(piece: string): string {
  return piece.length > CONTINUES.length && piece.startsWith(CONTINUES) ? piece.slice(CONTINUES.length) : piece
}

function inOrder(pieces: Iterable<string>): readonly string[] {
  return [...pieces].toSorted((one, other) => {
    const [first, second] = [withoutPrefix(one).codePointAt(0) ?? 0, withoutPrefix(other).codePointAt(0) ?? 0]
    return first - second || one.length - other.length
  })
}

/** A plain `tokenizer.json` of the pieces. */
export function wordPieceJson(table: PieceTable): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: WORD_PIECE_SPECIALS.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: CONTINUES, cleanup: false },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: CONTINUES,
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(table.pieces().map((piece, id) => [piece, id])),
    },
  }
}
