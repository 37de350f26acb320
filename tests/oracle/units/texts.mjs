// The texts on which bytes and code points are compared with transformers: random ones, with special tokens, sentinels
// and whitespace of all kinds put in.
import { randomTexts, seededRandom } from '../../randomTexts.mjs'

const SEED = 33
const COUNT = 20_000
const SPECIAL = ['<pad>', '</s>', '<unk>', '<extra_id_0>', '<extra_id_99>', '<extra_id_100>', '<extra_id_124>']
const ALIKE = ['<extra_id_125>', '<extra_id_07>', '</s', '<s>', '[CLS]', '\ue000', '\ue001']
const SPACE = [
  ' ',
  '  ',
  '\n',
  '\t',
  '\r\n',
  '\u00a0',
  '\u0085',
  '\u001c',
  '\u200b',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\u1680',
  '\u180e',
]

/** @returns {readonly string[]} */
export function unitTexts() {
  const random = seededRandom(SEED)
  const one = (list) => list[Math.floor(random() * list.length)]
  return randomTexts(SEED, COUNT).map((text) => {
    let put = text
    while (random() < 0.6) {
      const at = Math.floor(random() * (put.length + 1))
      const piece = one([SPECIAL, SPECIAL, SPACE, ALIKE].at(Math.floor(random() * 4)))
      const around = random() < 0.4 ? one(SPACE) : ''
      put = put.slice(0, at) + around + piece + (random() < 0.4 ? one(SPACE) : '') + put.slice(at)
    }
    return put.toWellFormed()
  })
}
