/** The step `tokenizers`: trains the four tokenizers of the family on the training text, one folder each. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { trainBytePairs } from '../../src/core/training/bytePairTrainer.ts'
import { characterMerges, countCharacters } from '../../src/core/training/characterMerges.ts'
import type { LearnedMerge } from '../../src/core/training/mergeTrainer.ts'
import { CHARACTERS, LINES, patternOf, WORDS } from '../../src/core/training/patterns.ts'
import { countPreTokens } from '../../src/core/training/preTokens.ts'
import { trainSuperwords } from '../../src/core/training/superwordTrainer.ts'
import { END_OF_TEXT, tokenizerJson } from '../../src/core/training/tokenizerJson.ts'
import { TokenTable } from '../../src/core/training/tokenTable.ts'
import { bytesOf, type Piece } from '../corpus/mix.ts'
import { readPieces } from '../corpus/pieces.ts'

/** Entries of the BPE and the superword vocabulary, the end-of-text token included. */
const VOCABULARY_SIZE = 16_384
/** The first stage of the superword tokenizer ends here, as SuperBPE's did at nine tenths; what follows are superwords. */
const FIRST_STAGE_SIZE = 11_500
/**
 * English sources of prose. They are counted once more than the rest, since the page is mostly shown English sentences; and
 * superwords are learnt from them alone: those of code and tables are of no use in a sentence.
 */
const PROSE: ReadonlySet<string> = new Set(['austen', 'devil', 'gnome', 'jargon', 'melville', 'sotu', 'web'])
/** Bytes of training text that tokenizers are learnt from. */
const MOST_BYTES = 40_000_000
/** A character that occurs less often is spelt in bytes. */
const LEAST_CHARACTER_COUNT = 60

function write(work: string, name: string, table: TokenTable, merges: readonly LearnedMerge[], pattern: string): void {
  const folder = path.join(work, 'tokenizers', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'tokenizer.json'), `${JSON.stringify(tokenizerJson(table, merges, pattern))}\n`)
  writeFileSync(
    path.join(folder, 'tokenizer_config.json'),
    `${JSON.stringify({ tokenizer_class: 'PreTrainedTokenizerFast', eos_token: END_OF_TEXT, bos_token: END_OF_TEXT, clean_up_tokenization_spaces: false, model_max_length: 1_000_000 })}\n`,
  )
  console.log(`${name}: ${table.size + 1} entries, ${merges.length} merges`)
}

/** The first texts of these pieces, which are in no order: more of them change few merges. */
function firstTexts(pieces: readonly Piece[]): readonly string[] {
  const texts: string[] = []
  let bytes = 0
  for (const { text } of pieces) {
    if (bytes >= MOST_BYTES) break
    texts.push(text)
    bytes += bytesOf(text)
  }
  return texts
}

/** Trains and writes all four. */
export function makeTokenizers(work: string): void {
  const pieces = readPieces(path.join(work, 'train.jsonl'))
  const first = firstTexts(pieces)
  const prose = firstTexts(pieces.filter(({ source, language }) => language === 'en' && PROSE.has(source)))
  const texts = [...first, ...prose]
  write(work, 'byte', new TokenTable(), [], CHARACTERS)

  const characters = new Map<string, number>()
  for (const text of texts) countCharacters(text, characters)
  const characterTable = new TokenTable()
  write(
    work,
    'character',
    characterTable,
    characterMerges(characters, LEAST_CHARACTER_COUNT, characterTable),
    CHARACTERS,
  )

  const words = patternOf(WORDS)
  const preTokens = new Map<string, number>()
  for (const text of texts) countPreTokens(text, words, preTokens)
  const bpeTable = new TokenTable()
  write(
    work,
    'bpe-16k',
    bpeTable,
    [...trainBytePairs(preTokens, { vocabularySize: VOCABULARY_SIZE - 1 }, bpeTable)],
    WORDS,
  )

  const superwordTable = new TokenTable()
  const settings = {
    vocabularySize: VOCABULARY_SIZE - 1,
    firstStageSize: FIRST_STAGE_SIZE,
    words,
    lines: patternOf(LINES),
    onlyAcross: true,
    // a folder of one's own has none of these sources
    secondTexts: prose.length > 0 ? prose : first,
  }
  const merges = [...trainSuperwords(texts, settings, superwordTable)].filter((step) => step.kind === 'merge')
  write(work, 'superword-16k', superwordTable, merges, LINES)
}
