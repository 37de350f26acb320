/** ByteLevel: GPT-2's cut, unless told not to, then every character as letters of the byte alphabet. */
import { byteLevel as spellPiece, prepend } from '../normalizers/edits.ts'
import { flatMapSteps, inTurn } from '../steps.ts'
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
  const withSpace = prepend(' ')
  const stages: PreTokenizer[] = [
    (pieces) =>
      flatMapSteps(pieces, function* (piece) {
        return [yield* spellPiece(piece)]
      }),
  ]
  if (useRegex) stages.unshift(cuttingAsGpt2())
  if (addPrefixSpace) {
    stages.unshift((pieces) =>
      flatMapSteps(pieces, function* (piece) {
        return [piece.text.startsWith(' ') ? piece : yield* withSpace(piece)]
      }),
    )
  }
  return (pieces) => inTurn(stages, pieces)
}
