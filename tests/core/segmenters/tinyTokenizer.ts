/** Byte-level BPE tokenizers of a few merges, made through tokenizer.json as any tokenizer is. */
import { readFileSync } from 'node:fs'
import { spellBytes } from '../../../src/core/tokenizers/bpe/byteAlphabet.ts'
import { createStagedTokenizer, type CardIdentity } from '../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { vocabularyOf, type Vocabulary } from '../../../src/core/segmenters/vocabulary.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'

const byte = (value: number): string => spellBytes(Uint8Array.of(value))

/** @param merges pairs of texts or of spellings that begin with `=` (bytes as letters of the byte alphabet) */
export function tinyTokenizer(
  merges: readonly (readonly [string, string])[],
  regex: string,
  ignoreMerges = false,
): Tokenizer {
  const spell = (text: string): string =>
    text.startsWith('=') && text.length > 1 ? text.slice(1) : spellBytes(encodeUtf8(text))
  const spelled = merges.map(([left, right]) => [spell(left), spell(right)] as const)
  const pieces = [
    ...new Set([...Array.from({ length: 256 }, (_, value) => byte(value)), ...spelled.map((pair) => pair.join(''))]),
  ]
  return tokenizerFromJson({
    added_tokens: [{ id: pieces.length, content: '<end>', special: true, normalized: false }],
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: regex }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
      ],
    },
    decoder: { type: 'ByteLevel' },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
      merges: spelled,
      ignore_merges: ignoreMerges,
    },
  })
}

export function tokenizerFromJson(tokenizerJson: unknown): Tokenizer {
  const identity: CardIdentity = {
    id: 'file:tiny',
    aliases: [],
    name: 'tiny',
    source: { name: 'made by the test', revision: '1', url: null },
    licence: 'none',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' },
  }
  const made = createStagedTokenizer({ tokenizerConfig: null, tokenizerJson }, identity)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

const ofFiles = new Map<string, Tokenizer>()

/** A tokenizer.json of the repository, read once for all tests of a process. */
export function tokenizerFromFile(path: string): Tokenizer {
  const known = ofFiles.get(path)
  if (known !== undefined) return known
  const tokenizer = tokenizerFromJson(JSON.parse(readFileSync(path, 'utf8')))
  ofFiles.set(path, tokenizer)
  return tokenizer
}

const vocabularies = new WeakMap<Tokenizer, Vocabulary>()

/** The vocabulary of a tokenizer, made once for all tests of a process. */
export function vocabularyOrThrow(tokenizer: Tokenizer): Vocabulary {
  const known = vocabularies.get(tokenizer)
  if (known !== undefined) return known
  const made = vocabularyOf(tokenizer)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  vocabularies.set(tokenizer, made.value)
  return made.value
}
