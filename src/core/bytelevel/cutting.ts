/**
 * Where a pre-tokenizer can cut the beginning of a text. What it does at the end depends on what follows: GPT-2 cuts "\n\n"
 * as one piece before nothing and as two before "//". The ways are found by trying what can follow (`PROBES`); where the
 * text ends inside a character, its completions are tried too. Knows no tokens.
 */
import { encodeUtf8 } from '../text/utf8.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { scanners } from '../tokenizers/bpe/patterns.ts'
import type { Scanner } from '../tokenizers/bpe/scanners/scanner.ts'
import { completionsOf, isTextBeginning, unfinishedBytes } from './incompleteCharacter.ts'

/** Nothing, letters (also such as end a contraction), digit, symbols, space, line feed, a mark. */
const PROBES = ['', 'x', ' ', '.', '1', '\n', 'X', '/', 'e', 'l', ' x', 'あ', '\u0301'].map(encodeUtf8)
/** After a completed character. */
const SHORT_PROBES = ['', 'x', '\n'].map(encodeUtf8)

/** Shapes of which the ways to cut are remembered. */
const MAX_KEPT = 50_000
const APOSTROPHE = 0x27

/** The bytes with ASCII letters of one case as one and ASCII digits as one: unless an apostrophe might begin a contraction. */
export function shapeOf(bytes: Uint8Array): string {
  const mayContract = bytes.includes(APOSTROPHE)
  let shape = ''
  for (const byte of bytes) {
    if (!mayContract && byte >= 0x61 && byte <= 0x7a) shape += 'a'
    else if (!mayContract && byte >= 0x41 && byte <= 0x5a) shape += 'A'
    else if (!mayContract && byte >= 0x30 && byte <= 0x39) shape += '0'
    else shape += String.fromCharCode(byte)
  }
  return mayContract ? `'${shape}` : shape
}

/** Where the pre-tokenizer cuts a beginning, under one continuation. */
export interface Cuts {
  /** Ends of pre-tokens inside the beginning. */
  readonly ends: readonly number[]
  /** Whether a pre-token ends where it ends. */
  readonly closed: boolean
}

export class Cutting {
  /** The pattern itself: the engine's own scanner may cut further, by what tokens there are. */
  readonly pattern: Scanner
  /** Whether the pattern is one that does not tell ASCII letters apart, nor digits: all that have a scanner by hand. */
  readonly seesShapes: boolean
  readonly #engine: Vocabulary['engine']
  readonly #ways = new Map<string, readonly Cuts[]>()

  constructor(engine: Vocabulary['engine']) {
    this.#engine = engine
    this.pattern = engine.scanner.pattern ?? engine.scanner
    this.seesShapes = Object.values(scanners).includes(this.pattern)
  }

  /** Each way in which the pre-tokenizer can cut the bytes. */
  waysOf(bytes: Uint8Array): readonly Cuts[] {
    const key = this.seesShapes ? shapeOf(bytes) : bytes.join()
    const known = this.#ways.get(key)
    if (known !== undefined) return known
    const ways = new Map<string, Cuts>()
    for (const cuts of this.cutsOf(bytes)) ways.set(`${cuts.ends.join()} ${cuts.closed}`, cuts)
    if (this.#ways.size >= MAX_KEPT) this.#ways.clear()
    const found = [...ways.values()]
    this.#ways.set(key, found)
    return found
  }

  /** Where it cuts under each continuation that is tried, with repetitions; none if the bytes begin no text. */
  *cutsOf(bytes: Uint8Array): Generator<Cuts, void, void> {
    if (bytes.length === 0) {
      yield { ends: [], closed: true }
      return
    }
    if (!isTextBeginning(bytes)) return
    const unfinished = unfinishedBytes(bytes)
    if (unfinished === 0) for (const probe of PROBES) yield this.#cutsBefore(bytes, [probe])
    else {
      for (const completion of completionsOf(bytes.subarray(bytes.length - unfinished))) {
        for (const probe of SHORT_PROBES) yield this.#cutsBefore(bytes, [completion, probe])
      }
    }
  }

  #cutsBefore(bytes: Uint8Array, behind: readonly Uint8Array[]): Cuts {
    const text = new Uint8Array(behind.reduce((length, part) => length + part.length, bytes.length))
    text.set(bytes)
    let at = bytes.length
    for (const part of behind) {
      text.set(part, at)
      at += part.length
    }
    const view = this.#engine.viewOf(text)
    const ends: number[] = []
    for (let end = 0; end < bytes.length;) {
      end = this.pattern.scan(view, end)
      if (end === bytes.length) return { ends, closed: true }
      if (end < bytes.length) ends.push(end)
    }
    return { ends, closed: false }
  }
}
