/**
 * Unicode code points with CANINE's ids (Clark et al. 2022): id = code point; [CLS] and [SEP] are the private-use code
 * points U+E000 and U+E001.
 */
import { encodeUtf8 } from '../../text/utf8.ts'
import type { TokenizerCard } from '../card.ts'
import { cutColumns, TokenKind, type EncodeOptions, type Encoding, type TokenId } from '../encoding.ts'
import type { TokenizerInside } from '../inside.ts'
import { runSteps, STEP_TOKENS } from '../runSteps.ts'
import type { Tokenizer, TokenRank } from '../tokenizer.ts'

const CLS = 0xe000
const SEP = 0xe001
const PIECES: ReadonlyMap<TokenId, string> = new Map([
  [0, '[PAD]'],
  [CLS, '[CLS]'],
  [SEP, '[SEP]'],
  [0xe003, '[MASK]'],
])

type FilledColumns = Pick<Encoding, 'ids' | 'startByte' | 'endByte'>

/** One token per character, from the token `first` on; how many tokens there are then, and bytes. A function of its own: its counters are fast. */
function fillCharacters(
  text: string,
  { ids, startByte, endByte }: FilledColumns,
  first: number,
): { readonly tokens: number; readonly bytes: number } {
  let token = first
  let byte = 0
  for (let index = 0; index < text.length; index++) {
    let codePoint = text.codePointAt(index) ?? 0
    if (codePoint >= 0x10000) index++
    else if (codePoint >= 0xd800 && codePoint < 0xe000) codePoint = 0xfffd
    ids[token] = codePoint
    startByte[token] = byte
    byte += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
    endByte[token++] = byte
  }
  return { tokens: token, bytes: byte }
}

export class CharacterTokenizer implements Tokenizer {
  readonly card: TokenizerCard

  constructor(card: TokenizerCard) {
    this.card = card
  }

  encode(text: string, options: EncodeOptions): Encoding {
    return runSteps(this.encodeSteps(text, options))
  }

  /** The spelling of a special token in the text is characters like any other: CANINE's vocabulary has no such spellings. */
  *encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    const most = text.length + (options.addSpecialTokens ? 2 : 0)
    const ids = new Uint32Array(most)
    const startByte = new Uint32Array(most)
    const endByte = new Uint32Array(most)
    const kinds = new Uint8Array(most)
    let count = 0
    let byte = 0
    const insert = (id: TokenId): void => {
      ids[count] = id
      kinds[count] = TokenKind.inserted
      startByte[count] = byte
      endByte[count++] = byte
    }
    if (options.addSpecialTokens) insert(CLS)
    const filled = fillCharacters(text, { ids, startByte, endByte }, count)
    count = filled.tokens
    byte = filled.bytes
    yield byte
    if (options.addSpecialTokens) insert(SEP)
    return cutColumns({ ids, startByte, endByte, kinds, normalized: null }, count)
  }

  decode(ids: ArrayLike<TokenId>): string {
    return runSteps(this.decodeSteps(ids))
  }

  *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    let text = ''
    for (const [index, id] of Array.from(ids).entries()) {
      if (index % STEP_TOKENS === STEP_TOKENS - 1) yield STEP_TOKENS
      text += String.fromCodePoint(Math.min(id, 0x10ffff))
    }
    return text
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    return id <= 0x10ffff && (id < 0xd800 || id > 0xdfff) ? encodeUtf8(String.fromCodePoint(id)) : null
  }

  piece(id: TokenId): string | null {
    if (id > 0x10ffff) return null
    return PIECES.get(id) ?? String.fromCodePoint(id)
  }

  rank(): TokenRank | null {
    return null
  }

  inside(): TokenizerInside {
    return { kind: 'characters' }
  }
}
