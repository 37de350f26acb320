/** The stages of another normalizer. What puts marks in the place of spaces stays: the vocabulary is spelled with them. Pure. */
import { stagesOf, type StageJson } from '../stages/stageTypes.ts'
import type { NormalizerChoice, VariantChanges } from './changes.ts'

const MARK = '▁'

const chosen: Readonly<Record<NormalizerChoice, readonly StageJson[]>> = {
  none: [],
  nfc: [{ type: 'NFC' }],
  nfd: [{ type: 'NFD' }],
  nfkc: [{ type: 'NFKC' }],
  lower: [{ type: 'Lowercase' }],
  'strip-accents': [{ type: 'NFD' }, { type: 'StripAccents' }],
}

function isPrepending(stage: StageJson): boolean {
  return stage['type'] === 'Prepend' && stage['prepend'] === MARK
}

function isMarking(stage: StageJson): boolean {
  return stage['type'] === 'Replace' && stage['content'] === MARK
}

/** Whether the normalizer puts marks in the place of spaces. */
export function marksSpaces(json: unknown): boolean {
  return stagesOf(json).some(isMarking)
}

/** Whether it puts a mark before the text. */
export function prependsMark(json: unknown): boolean {
  return stagesOf(json).some(isPrepending)
}

/** The normalizer after the changes, as it stands in a tokenizer.json. */
export function changedNormalizer(
  json: unknown,
  { normalizer, space }: Pick<VariantChanges, 'normalizer' | 'space'>,
): unknown {
  let stages = stagesOf(json)
  if (normalizer !== undefined)
    stages = [...chosen[normalizer], ...stages.filter((stage) => isPrepending(stage) || isMarking(stage))]
  if (space === false) stages = stages.filter((stage) => !isPrepending(stage))
  else if (space === true && !stages.some(isPrepending))
    stages = stages.flatMap((stage) => (isMarking(stage) ? [{ type: 'Prepend', prepend: MARK }, stage] : [stage]))
  if (stages.length === 0) return null
  return stages.length === 1 ? stages[0] : { type: 'Sequence', normalizers: stages }
}
