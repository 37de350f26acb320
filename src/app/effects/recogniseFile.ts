/**
 * What a dropped file is, by its beginning and not by its name alone: a tokenizer's file or an export that was renamed must
 * not take the place of the reader's text.
 */
import { COMPARISON_FORMAT } from '../../state/links/comparisonFile.ts'
import { EXPORT_FORMAT } from '../../core/export/readExport.ts'
import { isComparisonFile } from './openFile.ts'
import { isTokenizerFile } from '../../state/readFiles.ts'

/** Bytes of a file that are looked at. */
const BEGINNING = 64 * 1024

export type FileKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'comparison' }
  /** `tokenizer.json` or `.tiktoken`, which are opened. */
  | { readonly kind: 'tokenizer' }
  /** Of a tokenizer, in a format that is not opened: `detail` is its name. */
  | { readonly kind: 'tokenizer-part'; readonly detail: string }

/** What a file with this name and beginning is. */
export function kindOf(name: string, beginning: string): FileKind {
  if (isComparisonFile(name) || isOurs(beginning)) return { kind: 'comparison' }
  if (/tokenizer_config[^/]*\.json$/i.test(name)) return { kind: 'tokenizer' }
  const detail = partOf(name, beginning)
  if (detail !== null) return { kind: 'tokenizer-part', detail }
  return isTokenizerFile(name) || isTokenizerJson(beginning) || isRanks(beginning)
    ? { kind: 'tokenizer' }
    : { kind: 'text' }
}

function isOurs(beginning: string): boolean {
  return [COMPARISON_FORMAT, EXPORT_FORMAT].some((format) =>
    new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${format}"`).test(beginning),
  )
}

/** `tokenizer.json` of the Rust library: an object with a version, and the stages in the library's order. */
function isTokenizerJson(beginning: string): boolean {
  if (!/^\s*\{/.test(beginning)) return false
  const isModel =
    /"model"\s*:\s*\{\s*"(?:type"\s*:\s*"(?:BPE|WordPiece|Unigram|WordLevel)"|dropout"|unk_id"|unk_token")/.test(
      beginning,
    )
  const isHead = /^\s*\{\s*"version"\s*:\s*"[^"]*"\s*,\s*"truncation"\s*:/.test(beginning)
  return isModel || isHead
}

/** Lines of base64 and a rank that counts from 0. */
function isRanks(beginning: string): boolean {
  const lines = beginning.split(/\r?\n/, 4)
  return (
    lines.length === 4 &&
    lines.slice(0, 3).every((line, rank) => new RegExp(`^[A-Za-z0-9+/]+={0,2} ${rank}$`).test(line))
  )
}

/** Formats of tokenizers that are not opened. */
function partOf(name: string, beginning: string): string | null {
  if (/^\s*\{[^]*"token_bytes"\s*:/.test(beginning) && /"rank"\s*:/.test(beginning)) return 'tekken.json'
  if (beginning.startsWith('GGUF')) return 'GGUF'
  if (/^#version: ?0\.\d/.test(beginning)) return 'merges.txt'
  const lines = beginning.split(/\r?\n/, 200)
  const isVocabulary =
    lines.length > 20 &&
    lines.every((line) => !/\s/.test(line)) &&
    ['[UNK]', '[CLS]', '[SEP]', '[MASK]', '[PAD]'].filter((token) => lines.includes(token)).length >= 3
  if (isVocabulary) return 'vocab.txt'
  const isNamedVocabulary =
    /(?:^|\/)vocab[^/]*\.json$/i.test(name) && /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\d/.test(beginning)
  return isNamedVocabulary ? 'vocab.json' : null
}

/** What a file is. Reads its beginning only; what cannot be read is taken for a text, whose reading says why. */
export async function recogniseFile(file: File): Promise<FileKind> {
  const beginning = await file
    .slice(0, BEGINNING)
    .text()
    .catch(() => '')
  return kindOf(file.name, beginning)
}
