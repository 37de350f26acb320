/** ByteLevel: GPT-2's cut, unless told not to, then every character as letters of the byte alphabet. */
import { byteLevel as spellPiece } from '../normalizers/edits.ts'
import type { PreTokenizer } from '../types.ts'
import { splitting } from './byPattern.ts'

const S = String.raw`\p{White_Space}`
const GPT2 = new RegExp(
  String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^${S}\p{L}\p{N}]+|[${S}]+(?![^${S}])|[${S}]+`,
  'gu',
)
const cutAsGpt2 = splitting(GPT2, 'Isolated')

export function byteLevel(addPrefixSpace: boolean, useRegex: boolean): PreTokenizer {
  return (pieces) => {
    const prefixed = pieces.map((piece) => {
      if (!addPrefixSpace || piece.text.startsWith(' ')) return piece
      return piece.rebuild([
        { text: ' ', from: 0, to: 0 },
        { text: piece.text, from: 0, to: piece.length },
      ])
    })
    return (useRegex ? cutAsGpt2(prefixed) : prefixed).map(spellPiece)
  }
}
