/** The bytes that a piece of the vocabulary stands for, by how the tokenizer spells bytes, spaces and the insides of words. */
import { encodeUtf8 } from '../../text/utf8.ts'
import { readSpelling } from '../bpe/byteAlphabet.ts'
import { byteOfPiece } from './decoders/pieceDecoders.ts'
import type { TokenizerJson } from './schema.ts'
import { hasStage, stagesOf } from './stageTypes.ts'

/** A function from a piece to its bytes. */
export function bytesOfPieces(json: TokenizerJson): (piece: string) => Uint8Array {
  const { model, decoder } = json
  if (hasStage(decoder, 'ByteLevel') || hasStage(json.pre_tokenizer, 'ByteLevel')) {
    return (piece) => readSpelling(piece) ?? encodeUtf8(piece)
  }
  const inWord = model.type === 'WordPiece' || model.type === 'BPE' ? (model.continuing_subword_prefix ?? '') : ''
  const wordEnd = model.type === 'BPE' ? (model.end_of_word_suffix ?? '') : ''
  const hasBytes =
    hasStage(decoder, 'ByteFallback') ||
    (model.type !== 'WordPiece' && model.type !== 'WordLevel' && model.byte_fallback === true)
  const spellings = respellings(decoder)
  return (piece) => {
    const byte = hasBytes ? byteOfPiece(piece) : null
    if (byte !== null) return Uint8Array.of(byte)
    let text = piece
    if (inWord !== '' && text.startsWith(inWord)) text = text.slice(inWord.length)
    if (wordEnd !== '' && text.endsWith(wordEnd)) text = text.slice(0, -wordEnd.length)
    for (const [from, to] of spellings) text = text.split(from).join(to)
    return encodeUtf8(text)
  }
}

/** What the decoder respells in every piece, such as `▁` to a space. */
function respellings(decoder: unknown): readonly (readonly [string, string])[] {
  return stagesOf(decoder).flatMap((stage) => {
    const { type, content, pattern } = stage
    if (type === 'Metaspace') {
      const replacement = stage['replacement']
      return [[typeof replacement === 'string' && replacement !== '' ? replacement : '▁', ' '] as const]
    }
    if (type !== 'Replace' || typeof content !== 'string' || typeof pattern !== 'object' || pattern === null) return []
    const string = 'String' in pattern ? pattern.String : null
    return typeof string === 'string' && string !== '' ? [[string, content] as const] : []
  })
}
