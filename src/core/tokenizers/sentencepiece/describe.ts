/** What the card says of a SentencePiece model, in words. */
import type { TokenizerFamily } from '../card.ts'
import type { Description } from '../stages/describe.ts'
import { SPACE_MARK, type NormalizerRules, type SentencePieceModel } from './model.ts'

const FAMILIES: Readonly<Record<SentencePieceModel['algorithm'], readonly [TokenizerFamily, string]>> = {
  unigram: ['unigram', 'SentencePiece: Unigram language model'],
  bpe: ['bpe', 'SentencePiece: byte-pair encoding of characters'],
  char: ['character', 'SentencePiece: characters'],
  word: ['word-level', 'SentencePiece: whole words'],
}

function notesOf({ name, charsMap, removesSpaces, addsSpace }: NormalizerRules): readonly string[] {
  return [
    ...(charsMap === null ? [] : [name === '' ? 'the rules of the file' : name]),
    ...(removesSpaces ? ['repeated spaces removed'] : []),
    ...(addsSpace === 'nowhere' ? [] : [`a space ${addsSpace} the text`]),
  ]
}

/** As one stage: "SentencePiece: nmt_nfkc, then a space before the text, then spaces as ▁". */
export function normalizerInWords({ normalizer }: SentencePieceModel): string {
  const notes = [...notesOf(normalizer), ...(normalizer.escapesSpaces ? [`spaces as ${SPACE_MARK}`] : [])]
  return notes.length === 0 ? 'SentencePiece' : `SentencePiece: ${notes.join(', then ')}`
}

/** @param vocabularySize number of ids, added tokens included */
export function describeModel(
  { algorithm, byteFallback, normalizer }: SentencePieceModel,
  vocabularySize: number,
): Description {
  const [family, words] = FAMILIES[algorithm]
  const notes = notesOf(normalizer)
  return {
    family,
    algorithm: byteFallback ? `${words}, with byte fallback` : words,
    vocabularySize,
    normalizer: notes.length === 0 ? null : notes.join(', then '),
    preTokenizer: null,
  }
}
