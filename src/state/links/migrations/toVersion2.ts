/**
 * From version 1 to 2: every feature's options became a group of its own beside the others, the length of a message is
 * said in characters, not in tokens of each tokenizer's own, and a language model is called so. The reading by the
 * byte-level language model got its name and its choice of a language model; a lane was paired with chosen ones only; a
 * continuation was measured in tokens, and bits did not stand under tokens. Of a content in which nothing is missing.
 * Never changed.
 */
import { isFields, type Fields } from '../fields.ts'

const PARTS: Fields = { cuts: 'segmentations', changes: 'perturbations' }

const FIELDS: Fields = { scorer: 'languageModel', scorers: 'languageModels', ownCuts: 'ownBoundaries' }
const METHODS: Fields = { witness: 'byte-level' }

const renamed = (names: Fields, name: string): string => {
  const now = Object.hasOwn(names, name) ? names[name] : name
  return typeof now === 'string' ? now : name
}

/** A group, and what stands in it, with the fields' names of version 2. */
function renamedFields(group: unknown): unknown {
  if (!isFields(group)) return group
  return Object.fromEntries(
    Object.entries(group).map(([name, value]) => [
      renamed(FIELDS, name),
      name === 'continuation' ? renamedFields(value) : value,
    ]),
  )
}

function nextByte(value: unknown): unknown {
  if (!isFields(value) || !Array.isArray(value['methods'])) return renamedFields(value)
  const methods = value['methods'].map((name: unknown) => (typeof name === 'string' ? renamed(METHODS, name) : name))
  return renamedFields({ ...value, methods })
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

/** The one language model that read by bytes. */
const READER = 'tessera-byte'

function scoring(value: unknown): unknown {
  const group = renamedFields(value)
  if (!isFields(group)) return group
  const { reference, ...others } = group
  const reading = others['reading'] === 'reference' ? 'bytes' : others['reading']
  return { ...others, reading, reader: READER, readsOthers: reference, pairing: 'chosen' }
}

function probabilities(value: unknown): unknown {
  const group = renamedFields(value)
  if (!isFields(group)) return group
  const { continuation } = group
  if (!isFields(continuation)) return group
  const { mostTokens, ...others } = continuation
  return {
    ...group,
    bitsUnderTokens: false,
    nextAtCaret: false,
    continuation: { ...others, most: mostTokens, unit: 'tokens' },
  }
}

export function toVersion2(content: unknown): unknown {
  if (!isFields(content)) return content
  const { options, cuts, biasLab, ...others } = content
  const { part, markov, changes } = isFields(biasLab)
    ? biasLab
    : { part: biasLab, markov: undefined, changes: undefined }
  return {
    ...others,
    scoring: scoring(content['scoring']),
    probabilities: probabilities(content['probabilities']),
    nextByte: nextByte(content['nextByte']),
    languages: languages(content['languages']),
    compare: options,
    segmentations: renamedFields(cuts),
    biasLab: { part: typeof part === 'string' ? renamed(PARTS, part) : part },
    markov,
    perturbations: changes,
  }
}
