/**
 * From version 1 to 2: every feature's options became a group of its own beside the others. Of a content in which nothing
 * is missing. Never changed.
 */
import { isFields, type Fields } from '../fields.ts'

const PARTS: Fields = { cuts: 'segmentations', changes: 'perturbations' }

function segmentations(cuts: unknown): unknown {
  if (!isFields(cuts)) return cuts
  const { ownCuts, ...others } = cuts
  return { ...others, ownBoundaries: ownCuts }
}

export function toVersion2(content: unknown): unknown {
  if (!isFields(content)) return content
  const { options, cuts, biasLab, ...others } = content
  const { part, markov, changes } = isFields(biasLab) ? biasLab : { part: biasLab, markov: undefined, changes: undefined }
  const renamed = typeof part === 'string' && Object.hasOwn(PARTS, part) ? PARTS[part] : part
  return { ...others, compare: options, segmentations: segmentations(cuts), biasLab: { part: renamed }, markov, perturbations: changes }
}
