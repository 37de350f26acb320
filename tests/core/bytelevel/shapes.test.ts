/** What the memory of cuts relies on: without an apostrophe no scanner tells ASCII letters of one case apart, nor digits. */
import { expect, test } from 'vitest'
import { classify } from '../../../src/core/tokenizers/bpe/characterClasses.ts'
import { patternNames, scanners } from '../../../src/core/tokenizers/bpe/patterns.ts'
import { randomBelow, seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { randomTexts } from '../../randomTexts.mjs'

function ends(text: string, name: (typeof patternNames)[number]): number[] {
  const bytes = encodeUtf8(text)
  const view = { bytes, classes: new Uint8Array(bytes.length + 1), examined: 0 }
  classify(bytes, 0, bytes.length, scanners[name].classTable(), view.classes)
  const found: number[] = []
  for (let at = 0; at < bytes.length;) {
    at = scanners[name].scan(view, at)
    found.push(at)
  }
  return found
}

test.each(patternNames)('%s', (name) => {
  const random = seededRandom(8)
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const other = (alphabet: string): string => alphabet[randomBelow(random, alphabet.length)] ?? ''
  for (const text of randomTexts(51, 4_000)) {
    const plain = text.replaceAll("'", '"')
    const changed = plain
      .replaceAll(/[a-z]/g, () => other(letters))
      .replaceAll(/[A-Z]/g, () => other(letters.toUpperCase()))
      .replaceAll(/[0-9]/g, () => other('0123456789'))
    const [one, two] = [ends(plain, name), ends(changed, name)]
    if (one.join() !== two.join()) expect({ plain, ends: two }).toEqual({ plain, ends: one })
  }
})
