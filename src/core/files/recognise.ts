/** What a file is, by its beginning and its name. Pure; reads nothing. */
import { corpusFormatIds, corpusFormats, fileFormatIds, fileFormats } from './fileFormats.ts'
import type { CorpusFormatId, FileFormat, FileFormatId } from './fileFormats.ts'

/** Bytes of a file that are looked at. */
export const BEGINNING_BYTES = 64 * 1024

const expressions = new Map<string, RegExp>()

/** `*tokenizer*.json` as an expression for the last part of a path; `*` is anything but a slash. Made once for each name. */
function expressionOf(name: string): RegExp {
  const known = expressions.get(name)
  if (known !== undefined) return known
  const parts = name.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`(?:^|/)${parts.join('[^/]*')}$`, 'i')
  expressions.set(name, expression)
  return expression
}

/** Whether a file's name, with folders or without, is one of the format. */
export function isNamed({ names }: Pick<FileFormat, 'names'>, path: string): boolean {
  return names.some((name) => expressionOf(name).test(path))
}

/**
 * What a file is: first by what it begins with, for a file that was renamed must not take the place of the reader's text;
 * else by its name; else a text.
 *
 * @param beginning its first {@link BEGINNING_BYTES}, decoded; a character that is cut at their end does not matter
 */
export function recognise(name: string, beginning: string): FileFormatId {
  const byBeginning = fileFormatIds.find((id) => {
    const format = fileFormats[id]
    return format.isBeginning?.(beginning) === true && (format.isNameEnough !== false || isNamed(format, name))
  })
  return (
    byBeginning ??
    fileFormatIds.find((id) => fileFormats[id].isNameEnough !== false && isNamed(fileFormats[id], name)) ??
    'text'
  )
}

/** What a file of a corpus is, by its name; plain text where no other format has it. */
export function recogniseCorpusFile(path: string): CorpusFormatId {
  return corpusFormatIds.find((id) => isNamed(corpusFormats[id], path)) ?? 'lines'
}
