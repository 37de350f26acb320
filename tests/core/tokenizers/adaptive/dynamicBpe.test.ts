/** Merges learnt from the text, against the worked example of dynamic tokenization and a plain recount of everything at each merge. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dynamicMerges } from '../../../../src/core/tokenizers/adaptive/dynamicBpe.ts'

function merged(pieces: readonly (readonly number[])[], merges: number): readonly (readonly number[])[] {
  const merging = dynamicMerges(pieces, merges)
  for (;;) {
    const step = merging.next()
    if (step.done === true) return step.value
  }
}

test('the example of Feher, Vulić and Minixhofer (2024): ten merges over two sentences', () => {
  const lines = [
    'ĠR ib on uc le op rote in Ġparticles Ġreg ulate Ġm R NA Ġstability .',
    'Ġm R NA Ġstability Ġis Ġmod ulated Ġby Ġrib on uc le op rote in Ġfactors .',
  ].map((line) => line.split(' '))
  const names = [...new Set(lines.flat())]
  // A piece is a word with its space; the full stop is one of its own.
  const words = lines.flatMap((line) => {
    const made: string[][] = []
    for (const token of line) {
      const last = made.at(-1)
      if (last === undefined || token.startsWith('Ġ') || token === '.') made.push([token])
      else last.push(token)
    }
    return made
  })
  const counts = merged(
    words.map((word) => word.map((token) => names.indexOf(token))),
    10,
  )
  const shown = words.flatMap((word, index) => {
    let at = 0
    return (counts[index] ?? []).map((count) => {
      at += count
      return word.slice(at - count, at).join('')
    })
  })
  expect(shown.join(' ')).toBe(
    'ĠRibonucleoprotein Ġparticles Ġregulate ĠmRNA Ġstability . ' +
      'ĠmRNA Ġstability Ġis Ġmod ulated Ġby Ġrib onucleoprotein Ġfactors .',
  )
})

/** Everything is counted again at each merge, over the whole text. */
function recounted(pieces: readonly (readonly number[])[], merges: number): readonly (readonly string[])[] {
  let texts = pieces.map((piece) => piece.map(String))
  for (let merge = 0; merge < merges; merge++) {
    const counts = new Map<string, number>()
    for (const text of texts)
      for (let at = 1; at < text.length; at++) {
        const pair = `${text[at - 1]} ${text[at]}`
        counts.set(pair, (counts.get(pair) ?? 0) + 1)
      }
    // A map keeps the order in which pairs were met.
    const best = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), ['', 0] as const)[0]
    if (best === '') break
    const [left, right] = best.split(' ')
    texts = texts.map((text) => {
      const next: string[] = []
      for (let at = 0; at < text.length; at++) {
        if (text[at] === left && text[at + 1] === right) next.push(`${text[at]}+${text[++at]}`)
        else next.push(text[at] ?? '')
      }
      return next
    })
  }
  return texts
}

test('as counting everything again at each merge', () => {
  const piece = fc.array(fc.nat(3), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(12), (pieces, merges) => {
      const expected = recounted(pieces, merges).map((texts) => texts.map((text) => text.split('+').length))
      expect(merged(pieces, merges)).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})
