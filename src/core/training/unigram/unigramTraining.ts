/** Training of a Unigram tokenizer, and its file. */
import { encodeUtf8 } from '../../text/utf8.ts'
import type { WeightedText } from '../textCounts.ts'
import { createTopDown } from '../topDown.ts'
import type { Training } from '../trainingRun.ts'
import { trainUnigram, UNKNOWN_PIECE, type UnigramVocabulary } from './unigramTrainer.ts'
import { unigramWords, wordStages } from './words.ts'

export function createUnigramTraining(texts: readonly WeightedText[], vocabularySize: number): Training {
  return createTopDown<UnigramVocabulary>(texts, {
    split: unigramWords,
    start: [[UNKNOWN_PIECE, 0]],
    train: (words) => trainUnigram(words, { vocabularySize }),
    bytesOf: (vocabulary, id) => encodeUtf8(vocabulary[id]?.[0] ?? ''),
    fileOf: unigramJson,
  })
}

/** A plain `tokenizer.json` of the pieces. */
function unigramJson(vocab: UnigramVocabulary): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [
      {
        id: 0,
        content: UNKNOWN_PIECE,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: true,
      },
    ],
    normalizer: null,
    pre_tokenizer: wordStages.pre_tokenizer,
    post_processor: null,
    decoder: wordStages.decoder,
    model: { type: 'Unigram', unk_id: 0, vocab, byte_fallback: false },
  }
}
