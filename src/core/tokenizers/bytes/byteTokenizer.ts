/** UTF-8 bytes with ByT5's ids (Xue et al. 2022): pad 0, end of sequence 1, unknown 2, byte + 3, then 125 sentinels. */
import { append } from '../../text/append.ts'
import { decodeUtf8, encodeUtf8, utf8Length } from '../../text/utf8.ts'
import type { TokenizerCard } from '../card.ts'
import { cutColumns, TokenKind, type EncodeOptions, type Encoding, type TokenId } from '../encoding.ts'
import type { TokenizerInside } from '../inside.ts'
import { runSteps, STEP_TOKENS } from '../runSteps.ts'
import type { Tokenizer, TokenRank } from '../tokenizer.ts'

const FIRST_BYTE = 3
const END_OF_SEQUENCE = 1
const SPECIAL_PIECES = ['<pad>', '</s>', '<unk>']
const SENTINELS = 125
const FIRST_SENTINEL = FIRST_BYTE + 256
const SPECIAL = /(<pad>|<\/s>|<unk>)|<extra_id_(12[0-4]|1[01]\d|[1-9]?\d)>/g
/** What Python's `str.strip` takes for whitespace: U+001C to U+001F and U+0085 belong to it, U+FEFF does not. */
const SPACE = new Set(
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
)

interface SpecialMatch {
  readonly id: TokenId
  /** In UTF-16 units. */
  readonly start: number
  readonly end: number
}

/**
 * Spellings of special tokens in the text. In transformers `<pad>`, `</s>` and `<unk>` take the whitespace around them,
 * so it lies in their spans; sentinels do not, and are numbered upwards: `<extra_id_0>` is 259.
 */
function* specialMatches(text: string): Generator<SpecialMatch> {
  let behind = 0
  for (const { 0: spelling, 1: piece, 2: sentinel, index } of text.matchAll(SPECIAL)) {
    let start = index
    let end = index + spelling.length
    if (piece !== undefined) {
      while (start > behind && SPACE.has(text.charAt(start - 1))) start--
      while (end < text.length && SPACE.has(text.charAt(end))) end++
    }
    yield { id: piece === undefined ? FIRST_SENTINEL + Number(sentinel) : SPECIAL_PIECES.indexOf(piece), start, end }
    behind = end
  }
}

function specialPiece(id: TokenId): string | null {
  if (id < FIRST_BYTE) return SPECIAL_PIECES[id] ?? null
  const sentinel = id - FIRST_SENTINEL
  return sentinel >= 0 && sentinel < SENTINELS ? `<extra_id_${sentinel}>` : null
}

type FilledColumns = Pick<Encoding, 'ids' | 'startByte' | 'endByte'>

/** One token per byte for the bytes `[start, end)`, from the token `first` on. A function of its own: its counters are fast. */
function fillBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  { ids, startByte, endByte }: FilledColumns,
  first: number,
): void {
  for (let at = start, token = first; at < end; at++, token++) {
    ids[token] = (bytes[at] ?? 0) + FIRST_BYTE
    startByte[token] = at
    endByte[token] = at + 1
  }
}

export class ByteTokenizer implements Tokenizer {
  readonly card: TokenizerCard

  constructor(card: TokenizerCard) {
    this.card = card
  }

  encode(text: string, options: EncodeOptions): Encoding {
    return runSteps(this.encodeSteps(text, options))
  }

  *encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    const bytes = encodeUtf8(text)
    const most = bytes.length + (options.addSpecialTokens ? 1 : 0)
    const ids = new Uint32Array(most)
    const startByte = new Uint32Array(most)
    const endByte = new Uint32Array(most)
    const kinds = new Uint8Array(most)
    let count = 0
    let at = 0
    const plain = (end: number): void => {
      fillBytes(bytes, at, end, { ids, startByte, endByte }, count)
      count += end - at
      at = end
    }
    let from = 0
    for (const { id, start, end } of options.parseSpecialTokens ? specialMatches(text) : []) {
      plain(at + utf8Length(text.slice(from, start)))
      ids[count] = id
      kinds[count] = TokenKind.special
      startByte[count] = at
      at += utf8Length(text.slice(start, end))
      endByte[count++] = at
      from = end
    }
    plain(bytes.length)
    yield bytes.length
    // As in transformers: none is added if the text itself ends with one.
    if (options.addSpecialTokens && ids[count - 1] !== END_OF_SEQUENCE) {
      ids[count] = END_OF_SEQUENCE
      kinds[count] = TokenKind.inserted
      startByte[count] = bytes.length
      endByte[count++] = bytes.length
    }
    return cutColumns({ ids, startByte, endByte, kinds, normalized: null }, count)
  }

  decode(ids: ArrayLike<TokenId>): string {
    return runSteps(this.decodeSteps(ids))
  }

  *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    const parts: number[] = []
    for (const [index, id] of Array.from(ids).entries()) {
      if (index % STEP_TOKENS === STEP_TOKENS - 1) yield STEP_TOKENS
      const special = specialPiece(id)
      if (special === null) parts.push(id - FIRST_BYTE)
      else append(parts, encodeUtf8(special))
    }
    return decodeUtf8(Uint8Array.from(parts))
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    return id >= FIRST_BYTE && id < FIRST_SENTINEL ? Uint8Array.of(id - FIRST_BYTE) : null
  }

  /** ByT5 spells a byte as the character of the same number. */
  piece(id: TokenId): string | null {
    const bytes = this.tokenBytes(id)
    return bytes === null ? specialPiece(id) : String.fromCharCode(bytes[0] ?? 0)
  }

  rank(): TokenRank | null {
    return null
  }

  inside(): TokenizerInside {
    return { kind: 'bytes' }
  }
}
