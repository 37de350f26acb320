/**
 * OpenAI's rank files (`.tiktoken`): a line a token, its bytes in Base64, a space, its rank, which is its id. They
 * hold neither the pre-tokenization pattern nor special tokens: the pattern of a published file is known, that of another is
 * the reader's choice.
 */
import { base64ToUint8Array } from 'uint8array-extras'
import type { TokenizerCard } from '../card.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { ByteLevelBpe } from './byteLevelBpe.ts'
import { ByteStrings } from './byteStrings.ts'
import type { TiktokenPattern } from './tiktokenPatterns.ts'
import { pairsOfRanks } from './vocabulary.ts'

/** Whisper's files name an empty token `=`, which no text has. */
const LINE = /^([A-Za-z0-9+/]+={0,2}|=) (\d{1,7})$/
const MAX_TOKENS = 2_000_000

type Identity = Pick<
  TokenizerCard,
  'id' | 'aliases' | 'name' | 'source' | 'licence' | 'usedBy' | 'contextLength' | 'verification'
>

/**
 * The tokenizer of a rank file; `not-tiktoken` {detail} where it is none.
 * @param origin where the pattern is known from, for the card
 */
export function createTiktokenTokenizer(
  file: Uint8Array,
  pattern: TiktokenPattern,
  origin: string,
  identity: Identity,
): Outcome<ByteLevelBpe> {
  const tokens = readRanks(new TextDecoder().decode(file))
  if (!tokens.ok) return tokens
  const { bytes, offsets } = tokens.value
  const strings = new ByteStrings(bytes, offsets)
  const byteIds = new Int32Array(256).fill(-1)
  const ranks = new Int32Array(strings.size).fill(-1)
  for (let id = 0; id < strings.size; id++) {
    const string = strings.get(id)
    if (string.length === 1) byteIds[string[0] ?? 0] = id
    else if (string.length > 1) ranks[id] = id
  }
  const missing = byteIds.indexOf(-1)
  if (missing !== -1)
    return fail('not-tiktoken', { detail: `no token for the single byte 0x${missing.toString(16).padStart(2, '0')}` })
  const card: TokenizerCard = {
    ...identity,
    family: 'bpe',
    algorithm: 'Byte-level byte-pair encoding',
    vocabularySize: strings.size,
    normalizer: null,
    preTokenizer: `Pattern of ${pattern}, ${origin}`,
  }
  const vocabulary = { strings, byteIds, ranks, pairs: pairsOfRanks(strings), wholePieces: true }
  return succeed(
    new ByteLevelBpe(card, { vocabulary, pattern, normalizer: null, addedTokens: [], prefixIds: [], suffixIds: [] }),
  )
}

interface RankedBytes {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
}

function readRanks(text: string): Outcome<RankedBytes> {
  const byRank: (Uint8Array | undefined)[] = []
  let total = 0
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    if (line === '' || line === '\r') continue
    const match = LINE.exec(line.trimEnd())
    const rank = Number(match?.[2])
    if (match?.[1] === undefined || (match[1] !== '=' && match[1].length % 4 !== 0))
      return fail('not-tiktoken', { detail: `line ${index + 1}` })
    if (rank >= MAX_TOKENS || byRank[rank] !== undefined)
      return fail('not-tiktoken', { detail: `line ${index + 1}: rank ${rank}` })
    const bytes = match[1] === '=' ? new Uint8Array(0) : base64ToUint8Array(match[1])
    byRank[rank] = bytes
    total += bytes.length
  }
  const bytes = new Uint8Array(total)
  const offsets = new Uint32Array(byRank.length + 1)
  let at = 0
  for (let rank = 0; rank < byRank.length; rank++) {
    const string = byRank[rank]
    if (string !== undefined) {
      bytes.set(string, at)
      at += string.length
    }
    offsets[rank + 1] = at
  }
  return succeed({ bytes, offsets })
}
