// Prints lists of pieces of vocabularies to decode: node printPieces.mjs [count] > pieces.json
import { randomTexts, seededRandom } from '../../randomTexts.mjs'

const PIECES = [
  'the',
  '##ing',
  '##s',
  "'",
  "'s",
  "n't",
  "'m",
  "'ve",
  "'re",
  't',
  '.',
  ',',
  '?',
  '!',
  'do not',
  ' do not',
  ' .',
  " ' ",
  ' ',
  '  ',
  '▁',
  '▁the',
  '▁▁',
  'a▁b',
  '</w>',
  'low</w>',
  'a</w>b',
  'Ġ',
  'Ġthe',
  'Ċ',
  'ðŁ',
  'ĺĢ',
  'Ã',
  '©',
  'é',
  '漢',
  '😀',
  '|',
  '||',
  '<pad>',
  '<pad><pad>',
  'a|b',
  '<0x0A>',
  '<0xF0>',
  '<0x9F>',
  '<0x98>',
  '<0x80>',
  '<0xc3>',
  '<0xA9>',
  '<0xGG>',
  '<0x0>',
  'x',
  'xx',
  'HelloWorld',
  '\ufeff',
  '\u0000',
  '',
]

/** Lists of up to eight pieces; the same seed gives the same lists. */
export function piecesToDecode(count) {
  const random = seededRandom(4711)
  const texts = randomTexts(4712, 200)
  const pick = (list) => list[Math.floor(random() * list.length)]
  return Array.from({ length: count }, () =>
    Array.from({ length: Math.floor(random() * 9) }, () =>
      random() < 0.8 ? pick(PIECES) : pick(texts).slice(0, 12).toWellFormed(),
    ),
  )
}

if (process.argv[1]?.endsWith('printPieces.mjs'))
  process.stdout.write(JSON.stringify(piecesToDecode(Number(process.argv[2] ?? 300))))
