/**
 * The registry of file formats: how each file that a reader opens is recognised, by its beginning and by its name, what it
 * becomes, how large it may be, and how it may fail. Readers are named by these ids where they run, in workers: those of
 * tokenizers in `platform/tokenizers/readTokenizerFile.ts`, those of corpora in `core/corpora/readCorpus.ts`. Reads nothing.
 */
import type { FailureCode } from '../tokenizers/failure.ts'
import type { LimitedKind } from '../text/fileLimits.ts'
import {
  begins,
  isGguf,
  isMerges,
  isRanks,
  isSentencePiece,
  isTekken,
  isTokenizerJson,
  isVocabularyJson,
  isVocabularyText,
} from './beginnings.ts'
import { COMPARISON_FORMAT, EXPORT_FORMAT } from './ownFormats.ts'

/** A corpus is one file with all languages, or a text of each; an archive holds either. */
export type Becomes =
  | 'comparison'
  | 'tokenizer'
  | 'tokenizer-part'
  | 'text'
  | 'corpus'
  | 'corpus-text'
  | 'corpus-archive'

export interface FileFormat {
  /** What it is called where it is not opened, and in the documentation. */
  readonly label: string
  readonly becomes: Becomes
  /** With `*` for anything but a slash, in any case. Whether a name alone will do is said by `isNameEnough`. */
  readonly names: readonly string[]
  /** Whether a file of this beginning is of the format, whatever it is called. */
  readonly isBeginning?: (beginning: string) => boolean
  /** False: of files so named, those that begin so. */
  readonly isNameEnough?: false
  readonly limit: LimitedKind
  /** What its reader may say; `failure.*` among the words. */
  readonly failures: readonly FailureCode[]
}

const READING = ['too-large', 'file-unreadable', 'cancelled'] as const satisfies readonly FailureCode[]

/** What can be dropped on the page or chosen for a lane. The first that a file is of is what it is. */
const formats = {
  export: {
    label: 'an export of this page',
    becomes: 'comparison',
    names: ['*-export.tessera.json'],
    isBeginning: begins(EXPORT_FORMAT),
    limit: 'text',
    failures: [...READING, 'not-utf8'],
  },
  comparison: {
    label: 'a comparison of this page',
    becomes: 'comparison',
    // Browsers number a file whose name is taken.
    names: ['*.tessera.json', '*.tessera(*).json', '*.tessera (*).json'],
    isBeginning: begins(COMPARISON_FORMAT),
    limit: 'text',
    failures: [...READING, 'not-utf8'],
  },
  'tokenizer-config': {
    label: 'tokenizer_config.json',
    becomes: 'tokenizer-part',
    names: ['*tokenizer_config*.json'],
    limit: 'tokenizer',
    failures: [...READING, 'not-json'],
  },
  'special-tokens-map': {
    label: 'special_tokens_map.json',
    becomes: 'tokenizer-part',
    names: ['*special_tokens_map*.json'],
    limit: 'tokenizer',
    failures: [...READING, 'not-json'],
  },
  'added-tokens': {
    label: 'added_tokens.json',
    becomes: 'tokenizer-part',
    names: ['*added_tokens*.json'],
    limit: 'tokenizer',
    failures: [...READING, 'not-json'],
  },
  'chat-template': {
    label: 'chat_template.jinja',
    becomes: 'tokenizer-part',
    names: ['*chat_template*.jinja'],
    limit: 'tokenizer',
    failures: READING,
  },
  merges: {
    label: 'merges.txt',
    becomes: 'tokenizer-part',
    names: ['*merges.txt', '*vocab.bpe'],
    isBeginning: isMerges,
    limit: 'tokenizer',
    failures: [...READING, 'part-missing', 'damaged-file'],
  },
  tekken: {
    label: 'tekken.json',
    becomes: 'tokenizer',
    names: ['*tekken*.json'],
    isBeginning: isTekken,
    limit: 'tokenizer',
    failures: [...READING, 'not-json', 'damaged-file', 'unsupported', 'slow-pattern'],
  },
  gguf: {
    label: 'GGUF',
    becomes: 'tokenizer',
    names: ['*.gguf'],
    isBeginning: isGguf,
    limit: 'header',
    failures: [...READING, 'damaged-file', 'gguf-without-tokenizer', 'unknown-split', 'unsupported'],
  },
  sentencepiece: {
    label: 'tokenizer.model',
    becomes: 'tokenizer',
    names: ['*.model', '*.model.v*', '*.spm'],
    isBeginning: isSentencePiece,
    limit: 'tokenizer',
    failures: [...READING, 'not-json', 'damaged-file'],
  },
  'vocabulary-text': {
    label: 'vocab.txt',
    becomes: 'tokenizer',
    names: ['*vocab.txt'],
    isBeginning: isVocabularyText,
    limit: 'tokenizer',
    failures: [...READING, 'not-json', 'damaged-file', 'unsupported'],
  },
  'vocabulary-json': {
    label: 'vocab.json',
    becomes: 'tokenizer',
    names: ['*vocab*.json', '*encoder.json'],
    isBeginning: isVocabularyJson,
    isNameEnough: false,
    limit: 'tokenizer',
    failures: [...READING, 'not-json', 'not-a-tokenizer', 'damaged-file', 'part-missing', 'unsupported'],
  },
  'tokenizer-json': {
    label: 'tokenizer.json',
    becomes: 'tokenizer',
    names: ['*tokenizer*.json'],
    isBeginning: isTokenizerJson,
    limit: 'tokenizer',
    failures: [...READING, 'not-json', 'not-a-tokenizer', 'unsupported', 'slow-pattern'],
  },
  tiktoken: {
    label: '*.tiktoken',
    becomes: 'tokenizer',
    names: ['*.tiktoken'],
    isBeginning: isRanks,
    limit: 'tokenizer',
    failures: [...READING, 'not-tiktoken', 'no-pattern'],
  },
  text: { label: 'plain text', becomes: 'text', names: ['*'], limit: 'text', failures: [...READING, 'not-utf8'] },
} as const satisfies Readonly<Record<string, FileFormat>>

type Formats = typeof formats
export type FileFormatId = keyof Formats
/** Formats of whole tokenizers. */
export type TokenizerFormatId = {
  [Id in FileFormatId]: Formats[Id]['becomes'] extends 'tokenizer' ? Id : never
}[FileFormatId]

const CORPUS_FAILURES = [
  ...READING,
  'corpus-empty',
  'corpus-not-utf8',
  'corpus-one-language',
  'corpus-unrecognised',
] as const satisfies readonly FailureCode[]

/** What can be dropped as a parallel corpus, or chosen for one. They are told by their names; the first that a file has is its. */
const ofCorpora = {
  table: {
    label: 'TSV, CSV',
    becomes: 'corpus',
    names: ['*.tsv', '*.csv'],
    limit: 'corpus',
    failures: [...CORPUS_FAILURES, 'corpus-columns', 'corpus-ragged'],
  },
  records: {
    label: 'JSON lines',
    becomes: 'corpus',
    names: ['*.jsonl', '*.json', '*.ndjson'],
    limit: 'corpus',
    failures: [...CORPUS_FAILURES, 'corpus-columns', 'corpus-json'],
  },
  archive: {
    label: 'ZIP',
    becomes: 'corpus-archive',
    names: ['*.zip'],
    limit: 'corpus',
    failures: [...CORPUS_FAILURES, 'too-many-files', 'corpus-zip'],
  },
  lines: {
    label: 'lines of plain text, a file for each language',
    becomes: 'corpus-text',
    names: ['*'],
    limit: 'corpus',
    failures: [...CORPUS_FAILURES, 'too-many-files', 'corpus-lengths', 'corpus-missing-part', 'corpus-twice'],
  },
} as const satisfies Readonly<Record<string, FileFormat>>

type OfCorpora = typeof ofCorpora
export type CorpusFormatId = keyof OfCorpora
/** Formats of which one file has all languages. */
export type WholeCorpusFormatId = {
  [Id in CorpusFormatId]: OfCorpora[Id]['becomes'] extends 'corpus' ? Id : never
}[CorpusFormatId]

export const fileFormats: Readonly<Record<FileFormatId, FileFormat>> = formats
export const corpusFormats: Readonly<Record<CorpusFormatId, FileFormat>> = ofCorpora

const isFileFormatId = (id: string): id is FileFormatId => Object.hasOwn(formats, id)
export const fileFormatIds: readonly FileFormatId[] = Object.keys(formats).filter(isFileFormatId)
export const tokenizerFormatIds = fileFormatIds.filter(isTokenizerFormat)
const isCorpusFormatId = (id: string): id is CorpusFormatId => Object.hasOwn(ofCorpora, id)
export const corpusFormatIds: readonly CorpusFormatId[] = Object.keys(ofCorpora).filter(isCorpusFormatId)

export function isTokenizerFormat(id: FileFormatId): id is TokenizerFormatId {
  return fileFormats[id].becomes === 'tokenizer'
}

export function isWholeCorpusFormat(id: CorpusFormatId): id is WholeCorpusFormatId {
  return corpusFormats[id].becomes === 'corpus'
}
