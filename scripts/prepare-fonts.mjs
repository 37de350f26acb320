// Writes public/fonts: faces of Noto for the scripts of the prepared texts, for machines that have no font for one of
// them. A script's face is whole; of Chinese, Japanese, Korean and emoji there are the characters of the prepared texts.
// Run it when the prepared texts gain such characters (a test says so): `node scripts/prepare-fonts.mjs`.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import subsetFont from 'subset-font'
import { createServer } from 'vite'
import { unpackedPackage } from './npmTarball.mjs'

const root = path.resolve(import.meta.dirname, '..')
const target = path.join(root, 'public/fonts')
/** By face: the part of a package, and letters by whose widths one sees whether a machine can draw the script. */
const faces = JSON.parse(readFileSync(path.join(import.meta.dirname, 'fonts.json'), 'utf8'))
/** Faces that are too large to be shipped whole: which characters of the prepared texts are theirs. */
const CUT = {
  chinese: /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u,
  japanese: /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  korean: /\p{Script=Hangul}/u,
  emoji: /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u200d|\ufe0f/u,
}

async function preparedTexts() {
  const server = await createServer({ root, server: { middlewareMode: true }, logLevel: 'error' })
  try {
    const { defaultText } = await server.ssrLoadModule('/src/core/samples/samples.ts')
    const { texts } = await server.ssrLoadModule('/src/core/samples/texts.ts')
    const { articleOne } = await server.ssrLoadModule('/src/core/samples/articleOne.ts')
    return [defaultText, ...Object.values(texts), ...articleOne.map(({ text }) => text)]
  } finally {
    await server.close()
  }
}

/** "U+200D, U+1F44D-1F44E" of characters. */
function rangesOf(characters) {
  const ranges = []
  for (const point of characters.map((character) => character.codePointAt(0)).toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && point === last.end + 1) last.end = point
    else ranges.push({ start: point, end: point })
  }
  const hex = (point) => point.toString(16).toUpperCase()
  return ranges.map(({ start, end }) => `U+${hex(start)}${start === end ? '' : `-${hex(end)}`}`).join(', ')
}

const characters = [...new Set((await preparedTexts()).join(''))]
rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
const written = []
const licence = { holders: new Set(), terms: '' }
for (const { id, package: name, part, letters, integrity } of faces) {
  const folder = unpackedPackage(name, integrity)
  const file = `${id}.woff2`
  const [plainName] = name.slice('@fontsource/'.length).split('@')
  const whole = path.join(folder, `files/${plainName}-${part}-400-normal.woff2`)
  const unicode = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8'))
  let ranges = unicode[part]
  if (CUT[id] !== undefined) {
    const own = characters.filter((character) => CUT[id].test(character))
    writeFileSync(
      path.join(target, file),
      await subsetFont(readFileSync(whole), own.join(''), { targetFormat: 'woff2' }),
    )
    ranges = rangesOf(own)
  } else copyFileSync(whole, path.join(target, file))
  written.push({ file, letters, ranges })
  const [holder, ...terms] = readFileSync(path.join(folder, 'LICENSE'), 'utf8').split('\n')
  licence.holders.add(`${file}: ${holder}`)
  licence.terms = terms.join('\n')
}
writeFileSync(path.join(target, 'LICENSE.txt'), `${[...licence.holders].join('\n')}\n${licence.terms}`)
writeFileSync(path.join(root, 'src/platform/fonts/faces.json'), `${JSON.stringify(written, null, 2)}\n`)
