/**
 * How a text is split before merging, by the name that a GGUF file has for it (`tokenizer.ggml.pre`): the names of
 * llama.cpp's converter, each with the stages of the tokenizer.json that it was given for.
 */
import { splitPatterns } from '../bpe/splitPatterns.ts'
import type { TiktokenPattern } from '../bpe/tiktokenPatterns.ts'

export interface SplitStages {
  readonly preTokenizer: object
  readonly normalizer: object | null
  /** Whether a pre-token that is a token is not merged. */
  readonly wholePieces: boolean
  /** Whether a begin token is put before a text, if the file does not say. */
  readonly addsBegin: boolean
}

const byteLevel = { type: 'ByteLevel', add_prefix_space: false, use_regex: true }
const spelledOnly = { ...byteLevel, use_regex: false }
const sequence = (...pretokenizers: readonly object[]): object => ({ type: 'Sequence', pretokenizers })
const isolated = (regex: string): object => ({ type: 'Split', pattern: { Regex: regex }, behavior: 'Isolated' })
const split = (...regexes: readonly string[]): object => sequence(...regexes.map(isolated), spelledOnly)

const plain = { normalizer: null, wholePieces: false, addsBegin: false }
const composed = { ...plain, normalizer: { type: 'NFC' } }

const gpt2: SplitStages = { ...plain, preTokenizer: byteLevel }
const gptNeoX: SplitStages = { ...composed, preTokenizer: byteLevel }
const digits: SplitStages = {
  ...plain,
  preTokenizer: sequence({ type: 'Digits', individual_digits: true }, byteLevel),
}
const cl100k: SplitStages = { ...plain, preTokenizer: split(splitPatterns.cl100k) }
const llama3: SplitStages = { ...cl100k, wholePieces: true, addsBegin: true }
const qwen2: SplitStages = { ...composed, preTokenizer: split(splitPatterns.qwen2) }
const o200k: SplitStages = { ...plain, preTokenizer: split(splitPatterns.o200k) }
const bloom: SplitStages = { ...plain, preTokenizer: split(splitPatterns.bloom) }
const deepseekV3: SplitStages = { ...plain, preTokenizer: split(...splitPatterns.deepseekV3) }
const falcon: SplitStages = {
  ...plain,
  preTokenizer: sequence(
    { type: 'Punctuation', behavior: 'Contiguous' },
    byteLevel,
    { type: 'Digits', individual_digits: false },
    isolated('[0-9][0-9][0-9]'),
  ),
}

const STAGES: Readonly<Record<string, SplitStages>> = {
  'gpt-2': gpt2,
  'phi-2': gpt2,
  'jina-es': gpt2,
  'jina-de': gpt2,
  'jina-v2-es': gpt2,
  'jina-v2-de': gpt2,
  'jina-v1-en': gpt2,
  'jina-v2-code': gpt2,
  'roberta-bpe': gpt2,
  jais: gpt2,
  exaone4: gpt2,
  trillion: gpt2,
  'granite-docling': gpt2,
  mpt: gptNeoX,
  olmo: gptNeoX,
  'modern-bert': gptNeoX,
  starcoder: digits,
  refact: digits,
  smollm: digits,
  codeshell: digits,
  exaone: digits,
  'minerva-7b': digits,
  'command-r': { ...digits, normalizer: { type: 'NFC' } },
  llama3,
  'llama-v3': llama3,
  'llama-bpe': llama3,
  falcon3: llama3,
  'falcon-h1': llama3,
  lfm2: llama3,
  dbrx: cl100k,
  'smaug-bpe': cl100k,
  'chatglm-bpe': cl100k,
  glm4: cl100k,
  qwen2,
  'deepseek-r1-qwen': qwen2,
  megrez: qwen2,
  stablelm2: qwen2,
  hunyuan: qwen2,
  'gpt-4o': o200k,
  llama4: o200k,
  tekken: { ...plain, preTokenizer: split(splitPatterns.tekken), wholePieces: true, addsBegin: true },
  'deepseek-v3': deepseekV3,
  'hunyuan-dense': deepseekV3,
  falcon,
  bloom,
  'poro-chat': bloom,
  'gpt3-finnish': bloom,
}

/** null for a name that is not known. */
export function splitStagesOf(name: string): SplitStages | null {
  return Object.hasOwn(STAGES, name) ? (STAGES[name] ?? null) : null
}

const GUESSES: Readonly<Record<TiktokenPattern, SplitStages>> = { gpt2, cl100k_base: cl100k, o200k_base: o200k }

/** The stages of a pattern that the reader chose. */
export function chosenStages(pattern: TiktokenPattern): SplitStages {
  return GUESSES[pattern]
}

/** Which of the patterns to choose is nearest, by the vocabulary: those that join up to three digits know all such numbers. */
export function nearestPattern(tokens: readonly string[]): TiktokenPattern {
  const pieces = new Set(tokens)
  if (!['100', '101', '999'].every((number) => pieces.has(number))) return 'gpt2'
  return tokens.length > 150_000 && !pieces.has('1000') ? 'o200k_base' : 'cl100k_base'
}
