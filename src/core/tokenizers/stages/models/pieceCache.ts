/** Pieces seen before, with their tokens. A full cache is emptied: the pieces of a text soon fill it again. */
import type { ModelToken } from '../modelToken.ts'

const LONGEST = 64
const MOST = 50_000

export class ModelCache {
  readonly #tokens = new Map<string, readonly ModelToken[]>()

  find(piece: string): readonly ModelToken[] | undefined {
    return piece.length > LONGEST ? undefined : this.#tokens.get(piece)
  }

  keep(piece: string, tokens: readonly ModelToken[]): readonly ModelToken[] {
    if (piece.length > LONGEST) return tokens
    if (this.#tokens.size === MOST) this.#tokens.clear()
    this.#tokens.set(piece, tokens)
    return tokens
  }
}
