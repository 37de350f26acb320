/**
 * Each hand-written scanner cuts as its pattern does, run as a regular expression whose `\s`, `\p{L}` and so on are
 * spelled out for the characters in the text, so that the engine's Unicode version does not matter.
 */
import { describe, expect, test } from 'vitest'
import { classify } from '../../../../src/core/tokenizers/bpe/characterClasses.ts'
import { patternNames, scanners, type PatternName } from '../../../../src/core/tokenizers/bpe/patterns.ts'
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/text/utf8.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { sameUnicode } from './sameUnicode.ts'
import { amountOf } from '../../../depth.ts'

const SPACE = String.raw`\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`
const S = `[${SPACE}]`
const NOT_S = `[^${SPACE}]`
const CONTRACTION = `'(?:[sStTmMdD\u017f]|[lL][lL]|[vV][eE]|[rR][eE])`
const LINES = `${S}*[\\r\\n]+|${S}+(?!${NOT_S})|${S}+`
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`

function o200k(contraction: string, digits: string): string {
  const prefix = String.raw`[^\r\n\p{L}\p{N}]?`
  const words = `${prefix}${UPPER}*${LOWER}+${contraction}|${prefix}${UPPER}+${LOWER}*${contraction}`
  return String.raw`${words}|${digits}| ?[^${SPACE}\p{L}\p{N}]+[\r\n/]*|${LINES}`
}

function cl100k(digits: string): string {
  return String.raw`${CONTRACTION}|[^\r\n\p{L}\p{N}]?\p{L}+|${digits}| ?[^${SPACE}\p{L}\p{N}]+[\r\n]*|${LINES}`
}

const THREE = String.raw`\p{N}{1,3}`
const ONE = String.raw`\p{N}`

const WORD = String.raw`\p{L}\p{M}`

/** The cuts of a pattern, one after another, each on the pieces of the one before. */
const patterns: Readonly<Record<PatternName, readonly string[]>> = {
  gpt2: [String.raw`'(?:[stmd]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^${SPACE}\p{L}\p{N}]+|${S}+(?!${NOT_S})|${S}+`],
  cl100k_base: [cl100k(THREE)],
  qwen: [cl100k(ONE)],
  o200k_base: [o200k(`(?:${CONTRACTION})?`, THREE)],
  tekken: [o200k('', ONE)],
  'words-with-marks': [
    String.raw`'(?:[sdmtSDMT]|ll|LL|ve|VE|re|RE)|[^\r\n${WORD}\p{N}]?[${WORD}]+|\p{N}| ?[^${SPACE}${WORD}\p{N}]+[\r\n]*|${LINES}`,
  ],
  lines: [String.raw`\p{N}|[^\r\n\p{N}]*\n|[^\r\n\p{N}]+|\r`],
  characters: [String.raw`[\s\S]`],
  bloom: [` ?[^${SPACE}(|).,!?…。，、।۔،]+`],
  'gpt2-single-digits': [
    ONE,
    String.raw`'(?:[stmd]|ll|ve|re)| ?\p{L}+| ?[^${SPACE}\p{L}\p{N}]+|${S}+(?!${NOT_S})|${S}+`,
  ],
  'deepseek-v3': [
    THREE,
    '[一-龥぀-ゟ゠-ヿ]+',
    String.raw`[!-\/:-@\[-\x60{-~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|${LINES}`,
  ],
}

function cutByPattern(text: string, pattern: string): string[] {
  const pieces: string[] = []
  let at = 0
  for (const { 0: match, index } of text.matchAll(new RegExp(pattern, 'gu'))) {
    if (index > at) pieces.push(text.slice(at, index))
    pieces.push(match)
    at = index + match.length
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}

function cutByScanner(text: string, name: PatternName): string[] {
  const bytes = encodeUtf8(text)
  const scanner = scanners[name]
  const view = { bytes, classes: new Uint8Array(bytes.length + 1), examined: 0 }
  classify(bytes, 0, bytes.length, scanner.classTable(), view.classes)
  const pieces: string[] = []
  for (let at = 0; at < bytes.length;) {
    const end = scanner.scan(view, at)
    pieces.push(decodeUtf8(bytes.subarray(at, end)))
    at = end
  }
  return pieces
}

describe.each(patternNames)('%s', (name) => {
  const scanner = scanners[name]

  test('cuts as its pattern does', { timeout: 60_000 }, () => {
    const count = amountOf('texts for each scanner against its pattern')
    const texts = randomTexts(3, count).filter(sameUnicode)
    expect(texts.length / count).toBeGreaterThan(0.7)
    for (const text of texts) {
      const expected = patterns[name].reduce(
        (pieces, cut) => pieces.flatMap((piece) => cutByPattern(piece, cut)),
        [text],
      )
      const found = cutByScanner(text, name)
      if (found.join('\0') !== expected.join('\0')) expect({ text, found }).toEqual({ text, found: expected })
    }
  })

  test('does not depend on what stands behind the bytes that it says it examined', { timeout: 60_000 }, () => {
    const texts = randomTexts(4, amountOf('texts for what each scanner says that it examined'))
    for (let index = 0; index + 1 < texts.length; index++) {
      const bytes = encodeUtf8(texts[index] ?? '')
      const other = encodeUtf8(texts[index + 1] ?? '')
      const view = { bytes, classes: new Uint8Array(bytes.length + 1), examined: 0 }
      classify(bytes, 0, bytes.length, scanner.classTable(), view.classes)
      for (let at = 0; at < bytes.length;) {
        const end = scanner.scan(view, at)
        let kept = Math.min(view.examined, bytes.length)
        while (kept < bytes.length && ((bytes[kept] ?? 0) & 0xc0) === 0x80) kept++
        if (view.examined <= bytes.length) {
          const changed = new Uint8Array([...bytes.subarray(0, kept), ...other])
          const changedView = { bytes: changed, classes: new Uint8Array(changed.length + 1), examined: 0 }
          classify(changed, 0, changed.length, scanner.classTable(), changedView.classes)
          if (scanner.scan(changedView, at) !== end) expect({ text: texts[index], at, end }).toBe('the same end')
        }
        at = end
      }
    }
  })
})
