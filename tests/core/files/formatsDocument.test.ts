/**
 * The documentation of the file formats, which is written from their registry and the words of their failures.
 * `npm run test:unit -- formatsDocument -u` writes it anew.
 */
import { expect, test } from 'vitest'
import { corpusFormatIds, corpusFormats, fileFormatIds, fileFormats } from '../../../src/core/files/fileFormats.ts'
import type { Becomes, FileFormat } from '../../../src/core/files/fileFormats.ts'
import { fileLimits, limitWords } from '../../../src/core/text/fileLimits.ts'
import { markdownTable } from '../../markdown.ts'
import { english } from '../../ui/messages/english.ts'

const RULE = 'Written by `npm run test:unit -- formatsDocument -u`, which also checks it; not to be edited.'
const BECOMES: Readonly<Record<Becomes, string>> = {
  comparison: 'the comparison',
  tokenizer: 'a tokenizer',
  'tokenizer-part': 'part of the tokenizer that it was chosen with',
  text: 'the text',
  corpus: 'a corpus',
  'corpus-text': 'a language of a corpus',
  'corpus-archive': 'the files in it',
}

function recognition({ names, isBeginning, isNameEnough }: FileFormat): string {
  const named = names.map((name) => `\`${name}\``).join(', ')
  const parts = [...(named === '' ? [] : [named]), ...(isBeginning === undefined ? [] : ['its beginning'])]
  return parts.join(isNameEnough === false ? ' and ' : ', or ')
}

function row(id: string, format: FileFormat): readonly string[] {
  return [
    `\`${id}\``,
    format.label,
    recognition(format),
    BECOMES[format.becomes],
    format.limit === 'header' ? `any size; ${limitWords('header')} of header` : limitWords(format.limit),
    format.failures.map((code) => `\`${code}\``).join(', '),
  ]
}

test('the documentation of the file formats is not stale', async () => {
  const heads = ['Format', 'Called', 'Recognised by', 'Becomes', 'At most', 'May fail with']
  const words: Readonly<Record<string, string>> = english.failure
  const all = [...Object.values(fileFormats), ...Object.values(corpusFormats)]
  const codes = [...new Set(all.flatMap(({ failures }) => failures))].toSorted()
  expect(codes.filter((code) => words[code] === undefined)).toEqual([])
  const sections = [
    '# File formats',
    RULE,
    '## Dropped on the page, or chosen for a lane\n\nThe first that a file begins as, else the first that it is named as.',
    markdownTable(
      heads,
      fileFormatIds.map((id) => row(id, fileFormats[id])),
    ),
    `## Dropped or chosen as a corpus\n\nTold by their names alone. All files together, unpacked, have at most ${fileLimits.corpus / 1_000_000} MB.`,
    markdownTable(
      heads,
      corpusFormatIds.map((id) => row(id, corpusFormats[id])),
    ),
    '## Failures',
    markdownTable(
      ['Failure', 'What the page says'],
      codes.map((code) => [`\`${code}\``, words[code] ?? '']),
    ),
  ]
  await expect(`${sections.join('\n\n')}\n`).toMatchFileSnapshot('../../../docs/file-formats.md')
})
