/** A text of a tokenizer with one token for each byte or character: no stage changes it, and only special tokens cut it. */
import { utf8Length } from '../text/utf8.ts'
import { TokenKind, tokenKind, type EncodeOptions, type TokenId } from '../tokenizers/encoding.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import type { TextTrace, TracedPiece } from './textTrace.ts'

/** Words with the space before them: for the eye only, as the tokens know nothing of them. */
const WORD = /\s*\S+|\s+/gu

export function traceUnits(tokenizer: Tokenizer, text: string, options: EncodeOptions): TextTrace {
  const { ids, kinds, startByte, endByte } = tokenizer.encode(text, options)
  const before: TokenId[] = []
  const behind: TokenId[] = []
  const parts: TracedPiece[] = []
  const unitAt = unitsOfBytes(text)
  let done = 0
  const addText = (end: number): void => {
    for (const { 0: word, index } of text.slice(done, end).matchAll(WORD)) {
      const start = done + index
      parts.push({ text: word, start, end: start + word.length, added: null, alternative: null })
    }
    done = end
  }
  for (const [index, id] of ids.entries()) {
    const kind = tokenKind(kinds[index] ?? 0)
    if (kind === TokenKind.inserted) (index === 0 && text !== '' ? before : behind).push(id)
    if (kind !== TokenKind.special) continue
    const start = unitAt(startByte[index] ?? 0)
    const end = unitAt(endByte[index] ?? 0)
    addText(start)
    parts.push({ text: text.slice(start, end), start, end, added: id, alternative: null })
    done = end
  }
  addText(text.length)
  return { text, normalizers: [], preTokenizers: [], parts, isCutFurther: false, before, behind, words: null }
}

/** From a byte at which a character begins to its UTF-16 unit; asked in ascending order. */
function unitsOfBytes(text: string): (byte: number) => number {
  let unit = 0
  let at = 0
  return (byte) => {
    while (at < byte && unit < text.length) {
      const character = String.fromCodePoint(text.codePointAt(unit) ?? 0)
      unit += character.length
      at += utf8Length(character)
    }
    return unit
  }
}
