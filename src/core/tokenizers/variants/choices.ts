/** Which changes a tokenizer has a place for. Pure. */
import type { TokenizerJson } from '../stages/schema.ts'
import { hasStage, stagesOf } from '../stages/stageTypes.ts'
import { madeTokens } from './firstMerges.ts'
import { marksSpaces, prependsMark } from './normalizerChange.ts'

/** Of a switch: how it stands in the original; null if it has none. */
type Switch = boolean | null

export interface VariantChoices {
  /** Another pre-tokenizer, also by a pattern: of byte-level tokenizers, whose pieces may end anywhere. */
  readonly preTokenizer: boolean
  readonly digits: boolean
  readonly space: Switch
  readonly whole: Switch
  readonly bytes: Switch
  /** Whether entries can be left out, ids staying as they are. */
  readonly without: boolean
  /** How many tokens the merges make; null without merges. */
  readonly merges: number | null
}

export function choicesOf(json: TokenizerJson): VariantChoices {
  const { model } = json
  const merges = model.type === 'BPE' ? madeTokens(model) : 0
  return { ...switchesOf(json), merges: merges === 0 ? null : merges }
}

/** The same without the merges, which take a while to count. */
export function switchesOf({
  model,
  normalizer,
  pre_tokenizer: preTokenizer,
}: TokenizerJson): Omit<VariantChoices, 'merges'> {
  const byteLevel = hasStage(preTokenizer, 'ByteLevel')
  const isBpe = model.type === 'BPE'
  const hasBytes =
    (isBpe && Object.hasOwn(model.vocab, '<0x00>')) ||
    (model.type === 'Unigram' && model.vocab.some(([piece]) => piece === '<0x00>'))
  return {
    preTokenizer: byteLevel,
    // Before `Metaspace` each group would get a mark of its own.
    digits: byteLevel || !hasStage(preTokenizer, 'Metaspace'),
    space: spaceOf(normalizer, preTokenizer),
    whole: isBpe ? model.ignore_merges === true : null,
    bytes: hasBytes ? 'byte_fallback' in model && model.byte_fallback === true : null,
    without: model.type !== 'Unigram',
  }
}

function spaceOf(normalizer: unknown, preTokenizer: unknown): Switch {
  for (const stage of stagesOf(preTokenizer)) {
    if (stage['type'] === 'ByteLevel') return stage['add_prefix_space'] !== false
    if (stage['type'] === 'Metaspace')
      return (stage['prepend_scheme'] ?? (stage['add_prefix_space'] === false ? 'never' : 'always')) !== 'never'
  }
  return marksSpaces(normalizer) ? prependsMark(normalizer) : null
}
