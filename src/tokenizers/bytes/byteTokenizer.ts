/** UTF-8 bytes with ByT5's ids (Xue et al. 2022): pad 0, end of sequence 1, unknown 2, byte + 3, then 125 sentinels. */
import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts'
import type { TokenizerCard } from '../card.ts'
import { TokenKind, type EncodeOptions, type Encoding, type TokenId } from '../encoding.ts'
import { runSteps, type Tokenizer, type TokenRank } from '../tokenizer.ts'

const FIRST_BYTE = 3
const END_OF_SEQUENCE = 1
const SPECIAL_PIECES = ['<pad>', '</s>', '<unk>']
const SENTINELS = 125
const FIRST_SENTINEL = FIRST_BYTE + 256
const SENTINEL = /<extra_id_(\d{1,3})>/
const SPECIAL = /<pad>|<\/s>|<unk>|<extra_id_(?:12[0-4]|1[01]\d|\d{1,2})>/g

/** The id of a special token's spelling: `<extra_id_0>` is the last id, as in T5. */
function specialId(piece: string): TokenId {
  const sentinel = SENTINEL.exec(piece)
  return sentinel === null ? SPECIAL_PIECES.indexOf(piece) : FIRST_SENTINEL + SENTINELS - 1 - Number(sentinel[1])
}

function specialPiece(id: TokenId): string | null {
  if (id < FIRST_BYTE) return SPECIAL_PIECES[id] ?? null
  const sentinel = FIRST_SENTINEL + SENTINELS - 1 - id
  return id >= FIRST_SENTINEL && sentinel >= 0 ? `<extra_id_${sentinel}>` : null
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
    const most = bytes.length + 1
    const ids = new Uint32Array(most)
    const startByte = new Uint32Array(most)
    const endByte = new Uint32Array(most)
    const kinds = new Uint8Array(most)
    let count = 0
    let at = 0
    const plain = (end: number): void => {
      for (; at < end; at++) {
        ids[count] = (bytes[at] ?? 0) + FIRST_BYTE
        startByte[count] = at
        endByte[count++] = at + 1
      }
    }
    let from = 0
    for (const { 0: piece, index } of options.parseSpecialTokens ? text.matchAll(SPECIAL) : []) {
      plain(at + encodeUtf8(text.slice(from, index)).length)
      ids[count] = specialId(piece)
      kinds[count] = TokenKind.special
      startByte[count] = at
      at += piece.length
      endByte[count++] = at
      from = index + piece.length
    }
    plain(bytes.length)
    yield bytes.length
    if (options.addSpecialTokens) {
      ids[count] = END_OF_SEQUENCE
      kinds[count] = TokenKind.inserted
      startByte[count] = bytes.length
      endByte[count++] = bytes.length
    }
    return {
      ids: ids.slice(0, count),
      startByte: startByte.slice(0, count),
      endByte: endByte.slice(0, count),
      kinds: kinds.slice(0, count),
      normalized: null,
    }
  }

  decode(ids: ArrayLike<TokenId>): string {
    const parts: number[] = []
    for (const id of Array.from(ids)) {
      const special = specialPiece(id)
      if (special === null) parts.push(id - FIRST_BYTE)
      else parts.push(...encodeUtf8(special))
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
}
