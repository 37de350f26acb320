/**
 * BPE over characters with byte fallback, over the UTF-8 of a text, in the form of the byte-level engine. Most such
 * tokenizers have no pre-tokenizer. The scanner cuts where no merge ever joins, whatever follows (`stages/models/seams.ts`
 * says why), which leads to the same tokens and tells which part of a text is settled. What is scanned must end with a
 * character. Not for long texts: the stages encode those.
 */
import { PairTable } from './pairTable.ts'
import type { BpeEngine } from './bpeEngine.ts'
import type { CharacterSymbols } from './characterSymbols.ts'
import { PieceTokens } from './mergePiece.ts'
import { characterBefore, type Scanner, type ScanView } from './scanners/scanner.ts'
import type { TokenColumns } from './tokenColumns.ts'
import type { BpeVocabulary } from './vocabulary.ts'

const SPACE = 0x20
const NO_CLASSES = new Uint8Array()
const noClassTable = (): Uint8Array => NO_CLASSES

export interface CharacterVocabulary extends BpeVocabulary {
  readonly characters: CharacterSymbols
}

export class CharacterEngine implements Pick<BpeEngine, 'vocabulary' | 'scanner' | 'viewOf' | 'encode'> {
  readonly vocabulary: CharacterVocabulary
  readonly scanner: Scanner
  readonly #pieces = new PieceTokens()
  /** Pairs of start symbols that some merge has at its seam. */
  readonly #joined: PairTable

  /** @param cutsAtSpaces whether a pre-tokenizer cuts before every space; else there is none */
  constructor(vocabulary: CharacterVocabulary, cutsAtSpaces: boolean) {
    this.vocabulary = vocabulary
    this.#joined = joinedSymbols(vocabulary)
    this.scanner = {
      pattern: cutsAtSpaces ? spacesScanner : wholeScanner,
      classTable: noClassTable,
      scan: (view, start) => this.#seamBehind(view, start, cutsAtSpaces),
    }
  }

  viewOf(bytes: Uint8Array): ScanView {
    return { bytes, classes: NO_CLASSES, examined: 0 }
  }

  encode(view: ScanView, start: number, until: number, columns: TokenColumns): number {
    const { strings } = this.vocabulary
    let at = start
    while (at < until) {
      const end = this.scanner.scan(view, at)
      const { ids } = this.vocabulary.characters.read(view.bytes, at, end)
      this.#pieces.mergeSymbols(Int32Array.from(ids), 0, ids.length, this.vocabulary.pairs)
      for (const id of this.#pieces.ids.subarray(0, this.#pieces.count)) {
        at += this.vocabulary.characters.isByte(id) ? 1 : strings.lengthOf(id)
        columns.push(id, at)
      }
    }
    return at
  }

  #seamBehind(view: ScanView, start: number, cutsAtSpaces: boolean): number {
    const { characters } = this.vocabulary
    const { bytes } = view
    let symbol = characters.nextOf(bytes, start, bytes.length)
    while (symbol.end < bytes.length) {
      const next = characters.nextOf(bytes, symbol.end, bytes.length)
      view.examined = next.end
      const isSeam = symbol.id === -1 || next.id === -1 || this.#joined.find(symbol.id, next.id) === -1
      if (isSeam || (cutsAtSpaces && bytes[symbol.end] === SPACE)) return symbol.end
      symbol = next
    }
    view.examined = bytes.length + 1
    return bytes.length
  }
}

/** No pre-tokenizer: the whole text is one piece. */
const wholeScanner: Scanner = {
  classTable: noClassTable,
  scan(view) {
    view.examined = view.bytes.length + 1
    return view.bytes.length
  },
}

/** Metaspace's cuts: each space begins a piece. */
const spacesScanner: Scanner = {
  classTable: noClassTable,
  scan(view, start) {
    const end = view.bytes.indexOf(SPACE, start + 1)
    view.examined = end === -1 ? view.bytes.length + 1 : end + 1
    return end === -1 ? view.bytes.length : end
  },
}

function joinedSymbols({ pairs, strings, characters }: CharacterVocabulary): PairTable {
  const joined = new PairTable(4096)
  const { left, right } = pairs.columns()
  // Of each token the first and the last character.
  const [first, last] = [new Int32Array(strings.size).fill(-1), new Int32Array(strings.size).fill(-1)]
  for (let id = 0; id < strings.size; id++) {
    const bytes = strings.get(id)
    if (bytes.length === 0) continue
    first[id] = characters.nextOf(bytes, 0, bytes.length).id
    last[id] = characters.nextOf(bytes, characterBefore(bytes, bytes.length), bytes.length).id
  }
  for (const [index, leftId] of left.entries()) {
    const [before, behind] = [last[leftId] ?? -1, first[right[index] ?? 0] ?? -1]
    if (before !== -1 && behind !== -1) joined.add(before, behind, 0, 0)
  }
  return joined
}
