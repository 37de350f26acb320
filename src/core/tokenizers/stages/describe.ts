/** What the card says of a tokenizer.json: family, algorithm, normalizer and pre-tokenizer, in words. */
import type { TokenizerCard, TokenizerFamily } from '../card.ts'
import { renumberedTokens } from './addedIds.ts'
import type { ModelJson, TokenizerJson } from './schema.ts'
import { hasStage, stagesOf, type StageJson } from './stageTypes.ts'

export type Description = Pick<
  TokenizerCard,
  'family' | 'algorithm' | 'vocabularySize' | 'normalizer' | 'preTokenizer' | 'renumbered'
>

const FAMILIES: Readonly<Record<ModelJson['type'], TokenizerFamily>> = {
  BPE: 'bpe',
  WordPiece: 'wordpiece',
  Unigram: 'unigram',
  WordLevel: 'word-level',
}

/** @param vocabularySize number of ids, added tokens included */
export function describe(json: TokenizerJson, vocabularySize: number): Description {
  const renumbered = renumberedTokens(json)
  return {
    ...(renumbered === null ? {} : { renumbered }),
    family: FAMILIES[json.model.type],
    algorithm: algorithm(json),
    vocabularySize,
    normalizer: inWords(json.normalizer),
    preTokenizer: inWords(json.pre_tokenizer),
  }
}

function algorithm({ model, pre_tokenizer: preTokenizer }: TokenizerJson): string {
  switch (model.type) {
    case 'BPE':
      if (hasStage(preTokenizer, 'ByteLevel')) return 'Byte-level byte-pair encoding'
      if (model.merges.length === 0) return 'Characters'
      return model.byte_fallback === true
        ? 'Byte-pair encoding of characters, with byte fallback'
        : 'Byte-pair encoding of characters'
    case 'WordPiece':
      return 'WordPiece: longest match from the left'
    case 'Unigram':
      return model.byte_fallback === true ? 'Unigram language model, with byte fallback' : 'Unigram language model'
    case 'WordLevel':
      return 'Whole words'
  }
}

function inWords(json: unknown): string | null {
  const words = stagesOf(json).map(stageInWords)
  return words.length === 0 ? null : words.join(', then ')
}

/** The stage's name in the file, with the settings that tell most. */
export function stageInWords(stage: StageJson): string {
  const { type, pattern, content, behavior, prepend, lowercase } = stage
  const name = typeof type === 'string' ? type : '?'
  const notes: string[] = []
  if (typeof pattern === 'object' && pattern !== null)
    for (const value of Object.values(pattern)) notes.push(shown(value))
  if (typeof pattern === 'string') notes.push(shown(pattern))
  if (typeof content === 'string') notes.push(`→ ${shown(content)}`)
  if (typeof prepend === 'string') notes.push(shown(prepend))
  if (lowercase === true) notes.push('lower-casing')
  if (typeof behavior === 'string') notes.push(behavior)
  return notes.length === 0 ? name : `${name} (${notes.join(' ')})`
}

const LONGEST_SHOWN = 300

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}
