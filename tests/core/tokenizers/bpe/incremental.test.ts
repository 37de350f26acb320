/** After any edit the incremental encoder gives what a full encode gives. */
import { describe, expect, test } from 'vitest'
import type { EncodeOptions } from '../../../../src/core/tokenizers/encoding.ts'
import { randomTexts, seededRandom } from '../../../randomTexts.mjs'
import { asText, familyIds, shippedBpe, shippedBpeIds, withSpecials } from './shipped.ts'
import { amountOf } from '../../../depth.ts'

const EDITS = amountOf('edits of a text for each shipped BPE tokenizer, incremental against full encoding')
const INSERTIONS = [' ', '\n', 'a', 'll', "'", 'x', '1', '  ', '\n\n', '/']

describe.each([...shippedBpeIds, ...familyIds])('%s', (id) => {
  const tokenizer = shippedBpe(id)

  function editAndCompare(
    options: EncodeOptions,
    pieces: readonly string[],
    normalize: (text: string) => string,
  ): string {
    const encoder = tokenizer.createIncrementalEncoder(options)
    const random = seededRandom(7)
    let text = pieces.slice(0, 60).join(' ')
    for (let edit = 0; edit < EDITS; edit++) {
      const at = Math.floor(random() * (text.length + 1))
      const removed = random() < 0.5 ? Math.floor(random() * 6) : 0
      const added = random() < 0.7 ? (pieces[Math.floor(random() * pieces.length)] ?? '') : ''
      text = normalize(text.slice(0, at) + added + text.slice(at + removed))
      if (text.length > 4_000) text = text.slice(Math.floor(random() * 3_000))
      const found = encoder.update(text)
      const expected = tokenizer.encode(text, options)
      for (const column of ['ids', 'startByte', 'endByte', 'kinds'] as const) {
        if (found[column].join() !== expected[column].join()) expect({ edit, text, column }).toBe('as a full encode')
      }
      if (found.normalized !== expected.normalized) expect(found.normalized).toBe(expected.normalized)
    }
    return text
  }

  test(`${EDITS} random edits, special tokens as text`, { timeout: 120_000 }, () => {
    // Normalized, so that what is tested is not the way round by a full encode.
    const pieces = [...INSERTIONS, ...randomTexts(8, 400, { loneSurrogates: true })].map((piece) =>
      piece.normalize('NFC'),
    )
    const text = editAndCompare(asText, pieces, (edited) => edited.normalize('NFC'))
    expect(tokenizer.decode(tokenizer.encode(text, asText).ids)).toBe(text.toWellFormed())
  })

  test(`${EDITS} random edits, with special tokens and marks that normalization moves`, { timeout: 120_000 }, () => {
    const pieces = [...INSERTIONS, ...randomTexts(9, 400), '<|endoftext|>', '</s>', 'e\u0301']
    editAndCompare(withSpecials, pieces, (edited) => edited)
  })
})
