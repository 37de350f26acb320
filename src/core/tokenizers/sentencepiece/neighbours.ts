/** Which characters stand beside each other in a piece: where they do not, no token reaches across. */
import { PairTable } from '../bpe/pairTable.ts'

export class Neighbours {
  readonly #pairs = new PairTable(4096)

  constructor(pieces: Iterable<readonly [text: string, id: number]>) {
    for (const [text] of pieces) {
      let before = -1
      for (const character of text) {
        const point = character.codePointAt(0) ?? 0
        if (before !== -1) this.#pairs.add(before, point, 0, 0)
        before = point
      }
    }
  }

  /** Whether a token may reach across the place between two characters. */
  mayJoin(left: number, right: number): boolean {
    return this.#pairs.find(left, right) !== -1
  }
}
