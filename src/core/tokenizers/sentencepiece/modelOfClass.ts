/**
 * Numbers that a class of transformers gives and the file does not: XLM-RoBERTa and NLLB put fairseq's special tokens first
 * and every piece behind them; they and T5 have more tokens behind the vocabulary. Without a class the numbers are the file's.
 */
import type { AddedEntry, Configuration } from '../formats/configuration.ts'
import { PieceType, type Piece, type SentencePieceModel } from './model.ts'

const WITH_FAIRSEQ_IDS: ReadonlySet<string> = new Set(['XLMRobertaTokenizer', 'NllbTokenizer', 'MBartTokenizer'])

const EXTRA = /^<extra_id_(\d{1,4})>$/

/** Unknown, begin and end, which the file has first. */
const REPLACED = 3

export function modelOfClass(model: SentencePieceModel, { tokenizerClass }: Configuration): SentencePieceModel {
  if (tokenizerClass === null || !WITH_FAIRSEQ_IDS.has(tokenizerClass)) return model
  const control = (text: string): Piece => ({ text, score: 0, type: PieceType.control })
  const first: readonly Piece[] = [
    control('<s>'),
    control('<pad>'),
    control('</s>'),
    { text: '<unk>', score: 0, type: PieceType.unknown },
  ]
  return { ...model, pieces: [...first, ...model.pieces.slice(REPLACED)] }
}

/**
 * The special tokens that the class has behind the vocabulary, if the configuration names them and gives no numbers.
 *
 * @param first the number after the last piece
 */
export function tokensBehind(
  { tokenizerClass, additional, roles, entries }: Configuration,
  first: number,
): readonly AddedEntry[] {
  if (tokenizerClass === null || entries.length > 0) return []
  if (tokenizerClass === 'T5Tokenizer') {
    const numbers = additional.flatMap(({ content }) => EXTRA.exec(content)?.[1] ?? []).map(Number)
    const last = first + numbers.reduce((most, number) => Math.max(most, number), -1)
    // They count backwards.
    return additional.flatMap((token) => {
      const number = EXTRA.exec(token.content)?.[1]
      return number === undefined ? [] : [{ ...token, id: last - Number(number) }]
    })
  }
  if (!WITH_FAIRSEQ_IDS.has(tokenizerClass)) return []
  const mask = roles.mask_token === null ? [] : [{ ...roles.mask_token, lstrip: true }]
  const behind = [...additional.filter(({ content }) => content !== roles.mask_token?.content), ...mask]
  return behind.map((token, index) => ({ ...token, id: first + index }))
}
