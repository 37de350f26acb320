/** WordLevel: every piece is one token, known or not. */
import { TokenKind } from '../../encoding.ts'
import type { WordLevelJson } from '../schema.ts'
import { UNSPELLED } from '../modelToken.ts'
import type { TokenizationModel } from '../types.ts'
import { VocabularyTable } from './vocabularyTable.ts'

/** If the vocabulary has no unknown token, unknown pieces are unspelled (the reference stops with an error). */
export function createWordLevel(json: WordLevelJson): TokenizationModel {
  const vocabulary = VocabularyTable.of(json.vocab)
  const unknown = vocabulary.idOf(json.unk_token)
  return {
    size: vocabulary.size,
    unknownId: unknown,
    piece: (id) => vocabulary.piece(id),
    idOf: (piece) => vocabulary.idOf(piece),
    rank: () => null,
    inside: { type: 'word-level', idOf: (piece) => vocabulary.idOf(piece), unknown },
    // oxlint-disable-next-line require-yield -- one look-up, however long the piece
    *tokenize(piece) {
      const end = piece.length
      const id = vocabulary.idOf(piece)
      if (id !== null) return [{ id, kind: TokenKind.ordinary, start: 0, end }]
      return [{ id: unknown ?? UNSPELLED, kind: TokenKind.unknown, start: 0, end }]
    },
  }
}
