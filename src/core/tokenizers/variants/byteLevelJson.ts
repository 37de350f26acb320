/**
 * The content of a tokenizer.json for a byte-level BPE tokenizer that has none, or was made of one: what the fast engine
 * runs on, as the stages that lead to the same tokens.
 */
import { spellBytes } from '../bpe/byteAlphabet.ts'
import type { ByteLevelBpeParts } from '../bpe/byteLevelParts.ts'
import type { PatternName } from '../bpe/patterns.ts'
import type { BpeVocabulary } from '../bpe/vocabulary.ts'
import { patternSpellings } from '../stages/patternSpellings.ts'
import type { BpeJson, TokenizerJson } from '../stages/schema.ts'

export function byteLevelJson(parts: ByteLevelBpeParts): TokenizerJson {
  const { vocabulary, pattern, normalizer, addedTokens } = parts
  return {
    added_tokens: addedTokens.map(({ id, content, special }) => ({
      id,
      content,
      special,
      normalized: false,
      lstrip: false,
      rstrip: false,
      single_word: false,
    })),
    normalizer: normalizer === null ? null : { type: normalizer },
    pre_tokenizer: preTokenizerOf(pattern),
    post_processor: templateOf(parts),
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: modelOf(vocabulary),
  }
}

function preTokenizerOf(pattern: PatternName): unknown {
  const byteLevel = (usesRegex: boolean): object => ({
    type: 'ByteLevel',
    add_prefix_space: false,
    trim_offsets: true,
    use_regex: usesRegex,
  })
  if (pattern === 'gpt2') return byteLevel(true)
  if (pattern === 'gpt2-single-digits')
    return { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }, byteLevel(true)] }
  const splits = patternSpellings.find(([name]) => name === pattern)?.[1] ?? []
  return {
    type: 'Sequence',
    pretokenizers: [
      ...splits.map((regex) => ({ type: 'Split', pattern: { Regex: regex }, behavior: 'Isolated', invert: false })),
      byteLevel(false),
    ],
  }
}

function templateOf({ prefixIds, suffixIds, addedTokens }: ByteLevelBpeParts): unknown {
  if (prefixIds.length + suffixIds.length === 0) return null
  const nameOf = (id: number): string => addedTokens.find((token) => token.id === id)?.content ?? String(id)
  const special = (id: number): object => ({ SpecialToken: { id: nameOf(id), type_id: 0 } })
  const text = (id: 'A' | 'B'): object => ({ Sequence: { id, type_id: 0 } })
  return {
    type: 'TemplateProcessing',
    single: [...prefixIds.map(special), text('A'), ...suffixIds.map(special)],
    pair: [...prefixIds.map(special), text('A'), text('B'), ...suffixIds.map(special)],
    special_tokens: Object.fromEntries(
      [...prefixIds, ...suffixIds].map((id) => [nameOf(id), { id: nameOf(id), ids: [id], tokens: [nameOf(id)] }]),
    ),
  }
}

/** Of the merges of one rank, as tiktoken's rule has them, those of earlier tokens come first. */
function modelOf({ strings, pairs, wholePieces }: BpeVocabulary): BpeJson {
  const spellings = Array.from({ length: strings.size }, (_, id) => spellBytes(strings.get(id)))
  const { left, right, rank } = pairs.columns()
  const at = (column: Int32Array, index: number): number => column[index] ?? 0
  const order = Uint32Array.from(left.keys()).toSorted(
    (a, b) => at(rank, a) - at(rank, b) || at(left, a) - at(left, b) || at(right, a) - at(right, b),
  )
  return {
    type: 'BPE',
    dropout: null,
    unk_token: null,
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: false,
    byte_fallback: false,
    ignore_merges: wholePieces,
    by_rank: false,
    vocab: Object.fromEntries(
      spellings.flatMap((spelling, id): [string, number][] => (spelling === '' ? [] : [[spelling, id]])),
    ),
    merges: Array.from(order, (index): [string, string] => [
      spellings[at(left, index)] ?? '',
      spellings[at(right, index)] ?? '',
    ]),
  }
}
