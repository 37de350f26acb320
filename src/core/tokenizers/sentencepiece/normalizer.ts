/**
 * SentencePiece's normalizer: the longest rule of its table at each place, user-defined symbols left as they are, spaces
 * removed, marked, and put before or after the text. Each unit's range reaches to where the next one begins, as the
 * library's offsets do: what is dropped belongs to what stands before it.
 */
import { encodeUtf8 } from '../../text/utf8.ts'
import type { AlignedBuilder, AlignedText } from '../stages/alignedText.ts'
import type { CharsMap } from '../stages/normalizers/charsMap.ts'
import { STEP_UNITS, type Steps } from '../stages/steps.ts'
import type { Normalizer } from '../stages/types.ts'
import { SPACE_MARK, type NormalizerRules } from './model.ts'
import type { PrefixMatcher } from './prefixMatcher.ts'

/** What comes next, held back because what is dropped after it becomes part of its range. */
class Output {
  readonly #builder: AlignedBuilder
  readonly #source: string
  #text = ''
  #from = 0
  #to = 0
  #isExact = false
  /** Whether it is the source's own text. */
  #isKept = false

  constructor(source: AlignedText) {
    this.#builder = source.builder()
    this.#source = source.text
  }

  /** Units `[from, to)` as they are. */
  keep(from: number, to: number): void {
    if (this.#isKept && this.#to === from) {
      this.#to = to
      return
    }
    this.#flush()
    this.#isKept = true
    this.#from = from
    this.#to = to
  }

  put(text: string, from: number, to: number, isExact: boolean): void {
    this.#flush()
    this.#isKept = false
    this.#text = text
    this.#from = from
    this.#to = to
    this.#isExact = isExact
  }

  /** The units up to `to` become nothing. */
  drop(to: number): void {
    if (this.#isKept) {
      const end = this.#to
      const last = lastCharacter(this.#source, this.#from, end)
      this.#to = last
      this.put(this.#source.slice(last, end), last, to, false)
    } else if (this.#text !== '') {
      this.#to = to
      this.#isExact = false
    }
  }

  #flush(): void {
    const text = this.#isKept ? this.#source.slice(this.#from, this.#to) : this.#text
    if (text !== '') this.#builder.add({ text, from: this.#from, to: this.#to, exact: this.#isExact })
    this.#isKept = false
    this.#text = ''
  }

  finish(): AlignedText {
    this.#flush()
    return this.#builder.finish()
  }
}

/** Where the last character of units `[from, to)` begins. */
function lastCharacter(text: string, from: number, to: number): number {
  return to - from >= 2 && (text.codePointAt(to - 2) ?? 0) > 0xffff ? to - 2 : to - 1
}

interface Change {
  readonly text: string
  /** Units and bytes that it stands for. */
  readonly units: number
  readonly bytes: number
}

function utf8Bytes(point: number): number {
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** The units of the first `bytes` bytes from `at` on; −1 if a character is cut. */
function unitsOf(text: string, at: number, bytes: number): number {
  let units = 0
  for (let left = bytes; left > 0;) {
    const point = text.codePointAt(at + units) ?? 0
    left -= utf8Bytes(point)
    if (left < 0) return -1
    units += point > 0xffff ? 2 : 1
  }
  return units
}

export function createNormalizer(rules: NormalizerRules, map: CharsMap | null, symbols: PrefixMatcher): Normalizer {
  const space = rules.escapesSpaces ? SPACE_MARK : ' '

  /** What stands at a place, and what becomes of it. */
  function changeAt(text: string, at: number, bytes: Uint8Array, byte: number): Change {
    const end = symbols.endOf(text, at)
    if (end !== -1) {
      const symbol = text.slice(at, end)
      return { text: symbol, units: end - at, bytes: encodeUtf8(symbol).length }
    }
    if (map?.begins(bytes[byte] ?? 0) === true) {
      const found = map.longest(bytes, byte)
      const units = found === null ? -1 : unitsOf(text, at, found.length)
      if (found !== null && units > 0) return { text: found.text, units, bytes: found.length }
    }
    const point = text.codePointAt(at) ?? 0
    return { text: String.fromCodePoint(point), units: point > 0xffff ? 2 : 1, bytes: utf8Bytes(point) }
  }

  function write(out: Output, source: string, from: number, to: number, changed: string): void {
    if (changed === '') out.drop(to)
    else if (!changed.includes(' ') && to - from === changed.length && source.startsWith(changed, from))
      out.keep(from, to)
    else {
      // A mark for one space is that space, in another spelling.
      const isExact = changed === ' ' && to - from === 1 && source.slice(from, to).trim() === ''
      out.put(changed.replaceAll(' ', space), from, to, isExact)
    }
  }

  return function* normalize(given): Steps<AlignedText> {
    const { text } = given
    const bytes = encodeUtf8(text)
    const out = new Output(given)
    let at = 0
    let byte = 0
    if (rules.removesSpaces) {
      while (at < text.length) {
        const change = changeAt(text, at, bytes, byte)
        if (change.text !== ' ') break
        at += change.units
        byte += change.bytes
      }
    }
    if (at === text.length) return given.slice(0, 0)
    if (rules.addsSpace === 'before') out.put(space, at, at, false)
    let wasSpace = rules.removesSpaces
    let next = STEP_UNITS
    while (at < text.length) {
      const change = changeAt(text, at, bytes, byte)
      const changed = wasSpace ? change.text.replace(/^ +/, '') : change.text
      write(out, text, at, at + change.units, changed)
      if (changed !== '') wasSpace = rules.removesSpaces && changed.endsWith(' ')
      at += change.units
      byte += change.bytes
      if (at < next) continue
      yield STEP_UNITS
      next = at + STEP_UNITS
    }
    const written = out.finish()
    const trimmed = rules.removesSpaces ? withoutEnd(written, space) : written
    if (rules.addsSpace !== 'after') return trimmed
    // If all of the text was dropped, the space stands behind it.
    return withSpaceAfter(written.length === 0 ? given.slice(at, at) : trimmed, space)
  }
}

function withoutEnd(text: AlignedText, space: string): AlignedText {
  let end = text.length
  while (end > 0 && text.text[end - 1] === space) end--
  return text.slice(0, end)
}

function withSpaceAfter(text: AlignedText, space: string): AlignedText {
  return text.rebuild([
    { text: text.text, from: 0, to: text.length },
    { text: space, from: text.length, to: text.length },
  ])
}
