// Random texts for comparing implementations: the same seed gives the same texts everywhere and for ever, because
// goldens made by other programs refer to them by seed. Covers all of Unicode, runs of white space, emoji
// sequences, combining marks, control characters, byte order marks, lone surrogates (if asked), mixed scripts, long
// runs of digits, code, contractions and look-alikes of special tokens.

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

const SPACES = [
  ' ',
  ' ',
  ' ',
  '  ',
  '   ',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\u1680',
  '\u202f',
  '\v',
  '\f',
  '\u001c',
  '\u180e',
]
const CONTRACTIONS = [
  "'s",
  "'t",
  "'re",
  "'ve",
  "'m",
  "'ll",
  "'d",
  "'S",
  "'RE",
  "'Ll",
  "'\u017f",
  "'\u212a",
  '’s',
  "'",
  "''",
  "'x",
]
const WORDS = [
  'the',
  'Hello',
  'WORLD',
  'camelCase',
  'XMLHttpRequest',
  'naïve',
  'Straße',
  'ΣΊΣΥΦΟΣ',
  'привет',
  'мир',
  'مرحبا',
  'שלום',
  'नमस्ते',
  'तुम्हारा',
  'สวัสดี',
  'ຂອບໃຈ',
  'မြန်မာ',
  'ភាសាខ្មែរ',
  '你好',
  '世界',
  '日本語',
  'カタカナ',
  'ひらがな',
  '한국어',
  '\u1112\u1161\u11ab',
  'tiếng',
  'e\u0301',
  'ǅ',
  'ﬁ',
  'Ａｂｃ',
  'ʰ',
  'ªº',
  'ⅷ',
  '²',
  '½',
  '١٢٣',
  '१२',
  'SolidGoldMagikarp',
  'antidisestablishmentarianism',
  'strawberry',
  'lowercased',
]
const CODE = [
  'def f(x):',
  '    return x',
  '{"a": [1, 2]}',
  'for (let i = 0; i < n; i++) {',
  '</div>',
  '=>',
  '!==',
  '//',
  '/*',
  '*/',
  '://',
  '\\n',
  '#include <stdio.h>',
  '_private',
  '__init__',
  '$var',
  '@media',
  '&&',
  '||',
  '...',
  '---',
  '====',
  '/\r\n/',
  '.\n/',
  '"""',
  '```',
]
const EMOJI = ['😀', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇩🇪', '👍🏽', '❤️', '☕', '🧑🏿‍🚀', '1️⃣', '\u{1f9d1}\u200d', '\u{1fae8}']
const SPECIAL_LIKE = [
  '<|endoftext',
  '|>',
  '<|im_start',
  '[INST',
  '<s',
  '</s',
  '<｜',
  '▁',
  '<think',
  'Ġ',
  'Ċ',
  '##ing',
  '<0x0A>',
  '[CLS',
  '[UNK',
]

function pick(random, list) {
  return list[Math.floor(random() * list.length)]
}

function anyCodePoint(random, loneSurrogates) {
  const most = pick(random, [0x80, 0x250, 0x3000, 0x10000, 0x10000, 0x20000, 0x110000])
  const codePoint = Math.floor(random() * most)
  if (codePoint < 0xd800 || codePoint > 0xdfff) return String.fromCodePoint(codePoint)
  return loneSurrogates ? String.fromCharCode(codePoint) : '\ufffd'
}

function repeated(random, make, most) {
  let text = ''
  for (let count = 1 + Math.floor(random() * most); count > 0; count--) text += make()
  return text
}

function fragment(random, loneSurrogates) {
  switch (Math.floor(random() * 14)) {
    case 0:
      return repeated(random, () => pick(random, SPACES), 5)
    case 1:
      return pick(random, CONTRACTIONS)
    case 2:
    case 3:
      return pick(random, WORDS)
    case 4:
      return ` ${pick(random, WORDS)}`
    case 5:
      return pick(random, CODE)
    case 6:
      return pick(random, EMOJI)
    case 7:
      return repeated(random, () => String(Math.floor(random() * 10)), random() < 0.1 ? 60 : 8)
    case 8:
      return repeated(random, () => anyCodePoint(random, loneSurrogates), 4)
    case 9:
      return repeated(random, () => String.fromCodePoint(0x300 + Math.floor(random() * 0x70)), 3)
    case 10:
      return repeated(random, () => String.fromCharCode(Math.floor(random() * 0x80)), 6)
    case 11:
      return pick(random, SPECIAL_LIKE)
    case 12:
      return pick(random, WORDS) + pick(random, WORDS)
    default: {
      const unit = random() < 0.5 ? pick(random, ['a', ' ', '\n', '=', 'ab', '中', '-']) : anyCodePoint(random, false)
      return unit.repeat(1 + Math.floor(random() * (random() < 0.1 ? 150 : 12)))
    }
  }
}

/** `count` texts of the seed; each of up to about twelve fragments. */
export function randomTexts(seed, count, { loneSurrogates = false } = {}) {
  const random = seededRandom(seed)
  const texts = []
  for (let index = 0; index < count; index++) {
    const text = repeated(random, () => fragment(random, loneSurrogates), 12)
    // Fragments may form a surrogate pair or break one at a seam: then what is well-formed of them counts.
    texts.push(loneSurrogates ? text : text.toWellFormed())
  }
  return texts
}
