/** Recognizes the byte-level BPE tokenizers whose pattern has a hand-written scanner, and builds the fast engine for them. */
import { spellBytes, readSpelling } from '../bpe/byteAlphabet.ts'
import { ByteLevelBpe } from '../bpe/byteLevelBpe.ts'
import { ByteStrings } from '../bpe/byteStrings.ts'
import { lackedCharacters } from '../bpe/lackedBytes.ts'
import { PairTable } from '../bpe/pairTable.ts'
import type { PatternName } from '../bpe/patterns.ts'
import { pairsOfRanks, type BpeVocabulary } from '../bpe/vocabulary.ts'
import type { TokenizerCard } from '../card.ts'
import { partsOf } from './models/mergeList.ts'
import { patternSpellings } from './patternSpellings.ts'
import type { TemplateTokens } from './postProcessors.ts'
import type { BpeJson, TokenizerJson } from './schema.ts'
import { hasStage, stagesOf, type StageJson } from './stageTypes.ts'

/** null where the stages are not those of a scanner, or the vocabulary is not one of bytes. It may lack bytes. */
export function createFastByteLevel(
  json: TokenizerJson,
  template: TemplateTokens,
  card: (size: number) => TokenizerCard,
): ByteLevelBpe | null {
  const { model } = json
  const pattern = patternOf(json.pre_tokenizer)
  const normalizer = normalizerOf(json.normalizer)
  if (model.type !== 'BPE' || pattern === null || normalizer === undefined || !isPlain(model)) return null
  if (stagesOf(json.decoder).length !== 1 || !hasStage(json.decoder, 'ByteLevel')) return null
  const addedAreOdd = json.added_tokens.some(
    ({ lstrip, rstrip, single_word: singleWord, normalized }) =>
      lstrip || rstrip || singleWord || (normalized && normalizer !== null),
  )
  if (addedAreOdd || passesMayDiffer(json)) return null
  const vocabulary = vocabularyOf(model)
  if (vocabulary === null) return null
  const size = json.added_tokens.reduce((most, { id }) => Math.max(most, id + 1), vocabulary.strings.size)
  return new ByteLevelBpe(card(size), {
    vocabulary,
    pattern,
    normalizer,
    addedTokens: json.added_tokens.flatMap((token) => {
      const id = Object.hasOwn(model.vocab, token.content) ? model.vocab[token.content] : token.id
      return token.content === '' || id === undefined
        ? []
        : [{ id, content: token.content, special: token.special === true }]
    }),
    prefixIds: template.before,
    suffixIds: template.behind,
  })
}

const MAX_COMPARED = 1_000_000

/**
 * The reference looks for tokens marked `normalized` only between the others, the engine for all of them at once:
 * where one of the first kind can overlap one of the second in a text, that may differ.
 */
function passesMayDiffer(json: TokenizerJson): boolean {
  const contents = (normalized: boolean): readonly string[] =>
    json.added_tokens
      .filter((token) => token.normalized === normalized && token.content !== '')
      .map(({ content }) => content)
  const [first, second] = [contents(false), contents(true)]
  if (first.length * second.length > MAX_COMPARED) return true
  return first.some((one) => second.some((other) => overlap(one, other)))
}

function overlap(one: string, other: string): boolean {
  if (one.includes(other) || other.includes(one)) return true
  for (let length = Math.min(one.length, other.length) - 1; length > 0; length--) {
    if (one.endsWith(other.slice(0, length)) || other.endsWith(one.slice(0, length))) return true
  }
  return false
}

/** Whether merges of bytes are all there is to it. */
export function isPlain({
  unk_token: unknown,
  continuing_subword_prefix: prefix,
  end_of_word_suffix: suffix,
  byte_fallback: fallback,
}: BpeJson): boolean {
  return (unknown ?? null) === null && (prefix ?? '') === '' && (suffix ?? '') === '' && fallback !== true
}

function normalizerOf(json: unknown): 'NFC' | null | undefined {
  const stages = stagesOf(json)
  if (stages.length === 0) return null
  return stages.length === 1 && stages[0]?.['type'] === 'NFC' ? 'NFC' : undefined
}

function regexOf(stage: StageJson): string | null {
  const { pattern, behavior, invert } = stage
  if (stage['type'] !== 'Split' || behavior !== 'Isolated' || invert === true) return null
  if (typeof pattern !== 'object' || pattern === null || !('Regex' in pattern)) return null
  return typeof pattern.Regex === 'string' ? pattern.Regex : null
}

function patternOf(json: unknown): PatternName | null {
  const stages = stagesOf(json)
  const last = stages.at(-1)
  if (last?.['type'] !== 'ByteLevel' || last['add_prefix_space'] !== false) return null
  const before = stages.slice(0, -1)
  if (last['use_regex'] !== false) return gpt2PatternBehind(before)
  const splits = before.map(regexOf)
  const found = patternSpellings.find(
    ([, regexes]) => regexes.length === splits.length && regexes.every((regex, index) => regex === splits[index]),
  )
  return found?.[0] ?? null
}

/** GPT-2's pattern, which `ByteLevel` has of itself, behind nothing or behind digits one by one. */
function gpt2PatternBehind(stages: readonly StageJson[]): PatternName | null {
  const [first, ...others] = stages
  if (first === undefined) return 'gpt2'
  return first['type'] === 'Digits' && first['individual_digits'] === true && others.length === 0
    ? 'gpt2-single-digits'
    : null
}

/** null where the vocabulary is not one of bytes. One that lacks bytes has −1 for them (`lackedBytes.ts`). */
export function vocabularyOf(model: BpeJson): BpeVocabulary | null {
  const entries = Object.entries(model.vocab)
  const size = entries.reduce((most, [, id]) => Math.max(most, id + 1), 0)
  const pieces: (Uint8Array | undefined)[] = Array.from({ length: size })
  for (const [piece, id] of entries) {
    const bytes = readSpelling(piece)
    // What is not spelled in the alphabet, such as a special token listed in the vocabulary, no pre-token can be.
    if (bytes !== null) pieces[id] = bytes
  }
  const offsets = new Uint32Array(size + 1)
  for (let id = 0; id < size; id++) offsets[id + 1] = (offsets[id] ?? 0) + (pieces[id]?.length ?? 0)
  const bytes = new Uint8Array(offsets[size] ?? 0)
  for (const [id, piece] of pieces.entries()) if (piece !== undefined) bytes.set(piece, offsets[id] ?? 0)
  const idOf = new Map(entries)
  const byteIds = Int32Array.from({ length: 256 }, (_, byte) => idOf.get(spellBytes(Uint8Array.of(byte))) ?? -1)
  if (lackedCharacters({ byteIds }) === 'unknown') return null
  const strings = new ByteStrings(bytes, offsets)
  const ranks = new Int32Array(size).fill(-1)
  const wholePieces = model.ignore_merges === true
  if (model.by_rank) {
    for (const [id, piece] of pieces.entries()) if (piece !== undefined && piece.length > 1) ranks[id] = id
    return { strings, byteIds, pairs: pairsOfRanks(strings), ranks, wholePieces }
  }
  const pairs = new PairTable(model.merges.length)
  for (const [rank, merge] of model.merges.entries()) {
    const parts = partsOf(merge)
    if (parts === null) return null
    const [left, right] = [idOf.get(parts[0]), idOf.get(parts[1])]
    const merged = idOf.get(parts[0] + parts[1])
    if (left === undefined || right === undefined || merged === undefined) return null
    pairs.add(left, right, rank, merged)
    if (ranks[merged] === -1) ranks[merged] = rank
  }
  return { strings, byteIds, pairs, ranks, wholePieces }
}
