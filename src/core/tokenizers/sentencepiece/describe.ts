/** What the card says of a SentencePiece model, in words. */
import type { TokenizerFamily } from '../card.ts'
import type { Description } from '../stages/describe.ts'
import type { SentencePieceModel } from './model.ts'

const FAMILIES: Readonly<Record<SentencePieceModel['algorithm'], readonly [TokenizerFamily, string]>> = {
  unigram: ['unigram', 'SentencePiece: Unigram language model'],
  bpe: ['bpe', 'SentencePiece: byte-pair encoding of characters'],
  char: ['character', 'SentencePiece: characters'],
  word: ['word-level', 'SentencePiece: whole words'],
}

/** @param vocabularySize number of ids, added tokens included */
export function describeModel(
  { algorithm, byteFallback, normalizer }: SentencePieceModel,
  vocabularySize: number,
): Description {
  const [family, words] = FAMILIES[algorithm]
  const { name, charsMap, removesSpaces, addsSpace } = normalizer
  const notes = [
    ...(charsMap === null ? [] : [name === '' ? 'the rules of the file' : name]),
    ...(removesSpaces ? ['repeated spaces removed'] : []),
    ...(addsSpace === 'nowhere' ? [] : [`a space ${addsSpace} the text`]),
  ]
  return {
    family,
    algorithm: byteFallback ? `${words}, with byte fallback` : words,
    vocabularySize,
    normalizer: notes.length === 0 ? null : notes.join(', then '),
    preTokenizer: null,
  }
}
