/** ByteLevel: GPT-2's cut, unless told not to, then every character as letters of the byte alphabet. */
import { byteLevel as spellPiece } from '../normalizers/edits.ts'
import type { PreTokenizer } from '../types.ts'
import { propertySource } from '../unicode/characterSets.ts'
import { splitting } from './byPattern.ts'

/** GPT-2's pattern, in Oniguruma's version of Unicode. */
function cuttingAsGpt2(): PreTokenizer {
  const [letter, number, space] = [propertySource('L') ?? '', propertySource('N') ?? '', String.raw`\p{White_Space}`]
  const pattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?[${letter}]+| ?[${number}]+| ?[^${space}${letter}${number}]+|[${space}]+(?![^${space}])|[${space}]+`
  return splitting(new RegExp(pattern, 'gu'), 'Isolated')
}

export function byteLevel(addPrefixSpace: boolean, useRegex: boolean): PreTokenizer {
  const cut: PreTokenizer = useRegex ? cuttingAsGpt2() : (pieces) => pieces
  return (pieces) => {
    const prefixed = pieces.map((piece) => {
      if (!addPrefixSpace || piece.text.startsWith(' ')) return piece
      return piece.rebuild([
        { text: ' ', from: 0, to: 0 },
        { text: piece.text, from: 0, to: piece.length },
      ])
    })
    return cut(prefixed).map(spellPiece)
  }
}
