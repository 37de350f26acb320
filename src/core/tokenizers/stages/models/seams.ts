/**
 * Where a piece can be cut without changing its tokens. Between two start symbols that no merge joins at its seam no
 * token ever reaches across: the first merge to do so would have the one as the last symbol of its left part and the
 * other as the first of its right part. So each part can be merged, and remembered, by itself. That is what makes a
 * SentencePiece-style tokenizer without a pre-tokenizer fast: its megabyte-long piece falls apart in words.
 */
import { PairTable } from '../../bpe/pairTable.ts'
import type { BpeJson } from '../schema.ts'
import { partsOf } from './mergeList.ts'
import type { VocabularyTable } from './vocabularyTable.ts'

const BYTE_PIECE = /<0x[0-9A-Fa-f]{2}>/

export class Seams {
  /** Pairs of ids of single characters; null if the merges are such that no place is known to be safe. */
  readonly #joined: PairTable | null

  constructor(json: BpeJson, vocabulary: VocabularyTable) {
    this.#joined = joinedPairs(json, vocabulary)
  }

  /** Whether the text between two safe places alone says what its tokens are. */
  get areKnown(): boolean {
    return this.#joined !== null
  }

  /** Whether a token may reach across the seam between two neighbouring start symbols. */
  mayJoin(left: number, right: number): boolean {
    return this.#joined === null || this.#joined.find(left, right) !== -1
  }
}

function joinedPairs(json: BpeJson, vocabulary: VocabularyTable): PairTable | null {
  // Affixed start symbols are not single characters; such files cut in words before.
  if (json.by_rank) return null
  if ((json.continuing_subword_prefix ?? '') !== '' || (json.end_of_word_suffix ?? '') !== '') return null
  const joined = new PairTable(4096)
  for (const merge of json.merges) {
    const [left, right] = partsOf(merge)
    // Bytes and unknowns are start symbols of several characters: if merges use them nothing is said of seams.
    if (left === json.unk_token || right === json.unk_token) return null
    if (BYTE_PIECE.test(left) || BYTE_PIECE.test(right)) return null
    const last = vocabulary.idOf(lastCharacter(left))
    const first = vocabulary.idOf(String.fromCodePoint(right.codePointAt(0) ?? 0))
    if (last !== null && first !== null) joined.add(last, first, 0, 0)
  }
  return joined
}

function lastCharacter(text: string): string {
  const pair = text.codePointAt(text.length - 2) ?? 0
  return pair > 0xffff ? text.slice(-2) : text.slice(-1)
}
