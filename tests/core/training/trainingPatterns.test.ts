/** What is counted when training is what the page's own tokenizers split: each pattern against its hand-written scanner. */
import { expect, test } from 'vitest'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { classify } from '../../../src/core/tokenizers/bpe/characterClasses.ts'
import { scanners } from '../../../src/core/tokenizers/bpe/patterns.ts'
import { trainingPatterns } from '../../../src/core/training/names.ts'
import { trainingPatternOf } from '../../../src/core/training/patterns.ts'
import { preTokensOf } from '../../../src/core/training/preTokens.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { sameUnicode } from '../tokenizers/bpe/sameUnicode.ts'

function scanned(text: string, { classTable, scan }: (typeof scanners)['gpt2']): readonly string[] {
  const bytes = encodeUtf8(text)
  const classes = new Uint8Array(bytes.length + 1)
  classify(bytes, 0, bytes.length, classTable(), classes)
  const view = { bytes, classes, examined: 0 }
  const pieces: string[] = []
  for (let start = 0; start < bytes.length;) {
    const end = scan(view, start)
    pieces.push(decodeUtf8(bytes.subarray(start, end)))
    start = end
  }
  return pieces
}

test.each(trainingPatterns)('%s', (pattern) => {
  const texts = [...randomTexts(31, 1500), "It’s I\u2019LL it\u0027\u017f we'RE 12345 a\u0085\u0085b \ufeff c"].filter(
    sameUnicode,
  )
  expect(texts.length).toBeGreaterThan(500)
  for (const text of texts) {
    if (!text.isWellFormed()) continue
    expect([...preTokensOf(text, trainingPatternOf(pattern))]).toEqual(scanned(text, scanners[pattern]))
  }
})
