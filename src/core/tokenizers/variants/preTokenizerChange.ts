/** The stages of another pre-tokenizer, and digits that are grouped otherwise. Pure; makes JSON of stages, builds none. */
import { publishedPatterns } from '../bpe/publishedPatterns.ts'
import { stagesOf, type StageJson } from '../stages/stageTypes.ts'
import type { DigitGrouping, NamedPreTokenizer, VariantChanges } from './changes.ts'

const split = (regex: string): StageJson => ({
  type: 'Split',
  pattern: { Regex: regex },
  behavior: 'Isolated',
  invert: false,
})

/** Llama 3 has the pattern of cl100k. Gemma splits after each space, BERT at spaces, which it drops, and at punctuation. */
const named: Readonly<Record<NamedPreTokenizer, readonly StageJson[]>> = {
  none: [],
  gpt2: publishedPatterns.gpt2.map(split),
  cl100k: publishedPatterns.cl100k_base.map(split),
  o200k: publishedPatterns.o200k_base.map(split),
  qwen: publishedPatterns.qwen.map(split),
  deepseek: publishedPatterns['deepseek-v3'].map(split),
  tekken: publishedPatterns.tekken.map(split),
  gemma: [{ type: 'Split', pattern: { String: ' ' }, behavior: 'MergedWithPrevious', invert: false }],
  bert: [{ type: 'BertPreTokenizer' }],
}

const groupings: Readonly<Record<DigitGrouping, string>> = {
  ones: String.raw`\p{N}`,
  threes: String.raw`\p{N}{1,3}`,
  'threes-right': String.raw`\p{N}{1,3}(?=(?:\p{N}{3})*(?!\p{N}))`,
}

/** The alternative of a pattern that takes digits: `\p{N}`, `\p{N}{1,3}`, ` ?\p{N}+`. */
const DIGITS = /(?<=^|\|)(?: \?)?\\p\{N\}(?:\+|\{1,\d+\})?(?=\||$)/g

/** The stages, with GPT-2's pattern, which `ByteLevel` has of itself, written out before it. */
function writtenOut(stages: readonly StageJson[]): readonly StageJson[] {
  return stages.flatMap((stage) =>
    stage['type'] === 'ByteLevel' && stage['use_regex'] !== false
      ? [...named.gpt2, { ...stage, use_regex: false }]
      : [stage],
  )
}

/** A lone pattern of GPT-2's before `ByteLevel` as `ByteLevel` has it of itself, for which there is a fast engine. */
function folded(stages: readonly StageJson[]): readonly StageJson[] {
  const [first, second] = stages
  const isGpt2 = JSON.stringify(first) === JSON.stringify(named.gpt2[0])
  return stages.length === 2 && isGpt2 && second?.['type'] === 'ByteLevel' ? [{ ...second, use_regex: true }] : stages
}

function grouped(stages: readonly StageJson[], digits: DigitGrouping): readonly StageJson[] {
  const regex = groupings[digits]
  let found = false
  const changed = stages
    .filter((stage) => stage['type'] !== 'Digits')
    .map((stage) => {
      const { pattern } = stage
      if (stage['type'] !== 'Split' || typeof pattern !== 'object' || pattern === null || !('Regex' in pattern))
        return stage
      const { Regex: own } = pattern
      if (typeof own !== 'string') return stage
      const replaced = own.replaceAll(DIGITS, () => {
        found = true
        return regex
      })
      return { ...stage, pattern: { Regex: replaced } }
    })
  return found ? changed : [split(regex), ...changed]
}

/** The pre-tokenizer after the changes, as it stands in a tokenizer.json. */
export function changedPreTokenizer(
  json: unknown,
  { pre, pattern, digits, space }: Pick<VariantChanges, 'pre' | 'pattern' | 'digits' | 'space'>,
): unknown {
  let stages = stagesOf(json)
  if (pre !== undefined || pattern !== undefined || digits !== undefined) stages = writtenOut(stages)
  if (pre !== undefined || pattern !== undefined) {
    const own = pattern === undefined ? named[pre ?? 'none'] : [split(pattern)]
    stages = [...own, ...stages.filter(({ type }) => type === 'ByteLevel' || type === 'Metaspace')]
  }
  if (digits !== undefined) stages = grouped(stages, digits)
  if (space !== undefined) stages = stages.map((stage) => withSpace(stage, space))
  stages = folded(stages)
  if (stages.length === 0) return null
  return stages.length === 1 ? stages[0] : { type: 'Sequence', pretokenizers: stages }
}

function withSpace(stage: StageJson, space: boolean): StageJson {
  if (stage['type'] === 'ByteLevel') return { ...stage, add_prefix_space: space }
  if (stage['type'] !== 'Metaspace') return stage
  return { ...stage, prepend_scheme: space ? 'always' : 'never', add_prefix_space: space }
}
