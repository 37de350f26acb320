/**
 * From version 1 to 2: every feature's options became a group of its own beside the others, and the length of a message is
 * said in characters, not in tokens of each tokenizer's own. Of a content in which nothing is missing. Never changed.
 */
import { isFields, type Fields } from '../fields.ts'

const PARTS: Fields = { cuts: 'segmentations', changes: 'perturbations' }

function segmentations(cuts: unknown): unknown {
  if (!isFields(cuts)) return cuts
  const { ownCuts, ...others } = cuts
  return { ...others, ownBoundaries: ownCuts }
}

/** Characters of an English token, about. */
const CHARACTERS_PER_TOKEN = 4
const MAX_CHARACTERS = 2_000_000_000

function languages(value: unknown): unknown {
  if (!isFields(value)) return value
  const { messageTokens, ...others } = value
  const messageCharacters =
    typeof messageTokens === 'number' ? Math.min(MAX_CHARACTERS, messageTokens * CHARACTERS_PER_TOKEN) : messageTokens
  return { ...others, messageCharacters }
}

export function toVersion2(content: unknown): unknown {
  if (!isFields(content)) return content
  const { options, cuts, biasLab, ...others } = content
  const { part, markov, changes } = isFields(biasLab)
    ? biasLab
    : { part: biasLab, markov: undefined, changes: undefined }
  const renamed = typeof part === 'string' && Object.hasOwn(PARTS, part) ? PARTS[part] : part
  return {
    ...others,
    languages: languages(content['languages']),
    compare: options,
    segmentations: segmentations(cuts),
    biasLab: { part: renamed },
    markov,
    perturbations: changes,
  }
}
