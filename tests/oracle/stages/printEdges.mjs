// Prints texts full of marks and of characters newer than the reference's tables: node printEdges.mjs [count] > edges.json
import { seededRandom } from '../../randomTexts.mjs'

const BASES = [
  'a',
  'e',
  'A',
  'ο',
  'ι',
  'か',
  'ハ',
  '가',
  'ᄀ',
  'ᅡ',
  'ᆨ',
  '\u1112',
  '\u1161',
  '\u11ab',
  'ệ',
  'Å',
  '\u212b',
  'ﬁ',
  'Ａ',
  '㍻',
  '㋿',
  '½',
  '²',
  '③',
  'Ⓢ',
  '₅',
  '५',
  '_',
  '‿',
  ' ',
  '\n',
  '\u2007',
  '\u00a0',
  '漢',
  '\uf900',
  '\u{2f800}',
  '\u166d',
  '⢛',
  '𐐨',
  '😀',
  "'s",
  'K',
  'ſ',
  'İ',
  'ß',
  'Σ',
]
/** Blocks that hold marks, letters of late versions, and code points not assigned yet. */
const BLOCKS = [
  [0x300, 0x370],
  [0x483, 0x488],
  [0x591, 0x5c8],
  [0x610, 0x61b],
  [0x64b, 0x660],
  [0x7eb, 0x800],
  [0x897, 0x8a0],
  [0x8ca, 0x900],
  [0x93c, 0x955],
  [0x9be, 0x9d8],
  [0xb3e, 0xb58],
  [0xcc0, 0xcd7],
  [0xd3b, 0xd58],
  [0xf71, 0xf88],
  [0x1ab0, 0x1ae0],
  [0x1b34, 0x1b45],
  [0x1c80, 0x1c90],
  [0x1dc0, 0x1e00],
  [0x20d0, 0x20f1],
  [0x302a, 0x309b],
  [0xa7cb, 0xa7dd],
  [0xa7f1, 0xa7fa],
  [0xab5b, 0xab6c],
  [0xfe20, 0xfe30],
  [0x105c0, 0x10600],
  [0x10780, 0x107bb],
  [0x10d40, 0x10d90],
  [0x10eab, 0x10ead],
  [0x10f46, 0x10f51],
  [0x110b0, 0x110c3],
  [0x11380, 0x113e3],
  [0x11930, 0x11945],
  [0x1611e, 0x16130],
  [0x16d40, 0x16d80],
  [0x16ea0, 0x16ed4],
  [0x1ccd6, 0x1cd00],
  [0x1d165, 0x1d1ae],
  [0x1e000, 0x1e08f],
  [0x1e2ae, 0x1e2f0],
  [0x1e4ec, 0x1e4f0],
  [0x1e5ee, 0x1e5f0],
  [0x1e8d0, 0x1e8d7],
  [0x1e944, 0x1e94b],
  [0x1fbf0, 0x1fbfa],
]

export function edgeTexts(count) {
  const random = seededRandom(90_210)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const character = () => {
    if (random() < 0.45) return pick(BASES)
    if (random() < 0.1) return String.fromCodePoint(Math.floor(random() * 0x20000)).toWellFormed()
    const [from, to] = pick(BLOCKS)
    return String.fromCodePoint(from + Math.floor(random() * (to - from)))
  }
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(random() * 9) }, character).join(''))
}

if (process.argv[1]?.endsWith('printEdges.mjs'))
  process.stdout.write(JSON.stringify(edgeTexts(Number(process.argv[2] ?? 500))))
