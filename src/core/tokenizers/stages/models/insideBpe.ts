/** Byte-pair encoding over characters, as those see it who show its merges one at a time. */
import type { PairTable } from '../../bpe/pairTable.ts'
import { tokenKind } from '../../encoding.ts'
import type { BpeInside } from '../../inside.ts'
import { runSteps } from '../../runSteps.ts'
import type { BpeJson } from '../schema.ts'
import type { ModelToken } from '../modelToken.ts'
import type { Seams } from './seams.ts'
import { Symbols, type SymbolReader } from './symbols.ts'
import type { VocabularyTable } from './vocabularyTable.ts'

export function insideBpe(
  json: BpeJson,
  vocabulary: VocabularyTable,
  pairs: PairTable,
  reader: SymbolReader,
  seams: Seams,
): BpeInside {
  function start(piece: string): ReturnType<BpeInside['start']> {
    const read = new Symbols()
    runSteps(reader.read(piece, read))
    const symbols = Array.from({ length: read.count }, (_, index): ModelToken => ({
      id: read.ids[index] ?? 0,
      kind: tokenKind(read.kinds[index] ?? 0),
      start: read.starts[index] ?? 0,
      end: read.ends[index] ?? 0,
    }))
    return { symbols, unspelled: [...read.unspelled] }
  }
  return {
    type: 'bpe',
    pairs,
    rankOf: (rank) => rank,
    wholePiece: (piece) => (json.ignore_merges === true ? vocabulary.idOf(piece) : null),
    start,
    seams(piece) {
      if (!seams.areKnown) return []
      const { symbols } = start(piece)
      return symbols.flatMap((symbol, index) => {
        const before = symbols[index - 1]
        // The bytes of one character stay together.
        return before === undefined || before.end > symbol.start || seams.mayJoin(before.id, symbol.id)
          ? []
          : [symbol.start]
      })
    },
  }
}
