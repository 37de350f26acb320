/** Corpora of a reader's: what is recognised, and the sentence with which each bad one is refused. */
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { lineFileOf } from '../../src/corpora/lineFiles.ts'
import { readCorpus } from '../../src/corpora/readCorpus.ts'
import type { CorpusFile } from '../../src/corpora/ownCorpus.ts'
import type { CorpusLanguage } from '../../src/corpora/parallelCorpus.ts'
import { english as messages } from '../messages/english.ts'
import { NO_FAILURE_VALUES } from '../../src/ui/useFailureText.ts'

const t = createTranslator({ locale: 'en', messages })
const file = (path: string, content: string | Uint8Array): CorpusFile => ({
  path,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
})

function read(files: readonly CorpusFile[], known: readonly CorpusLanguage[] = []) {
  const outcome = readCorpus(files, known)
  if (!outcome.ok) throw new Error(t(`failure.${outcome.failure.code}`, { ...NO_FAILURE_VALUES, ...outcome.failure.values }))
  return outcome.value
}

const textsOf = (files: readonly CorpusFile[]) => Object.fromEntries(read(files).texts)

describe('what a file’s name says', () => {
  test.each([
    ['flores/dev/eng_Latn.dev', 'eng_Latn', 'dev'],
    ['eng_Latn.devtest', 'eng_Latn', 'devtest'],
    ['a/b/eng.txt', 'eng', ''],
    ['en', 'en', ''],
    ['pt-BR.txt', 'pt-BR', ''],
    ['Tatoeba.de-en.de', 'de', 'Tatoeba.de-en'],
    ['corpus.fr', 'fr', 'corpus'],
  ])('%s', (path, code, part) => expect(lineFileOf(path)).toEqual({ code, part }))

  test.each(['README', 'metadata_dev.tsv', 'notes.md', 'qqq.txt', 'xyzzy', 'eng.html'])('%s says none', (path) =>
    expect(lineFileOf(path)).toBeNull(),
  )
})

describe('recognised', () => {
  test('a folder of FLORES’ shape, dev before devtest, read as one; what is no language is left out', () => {
    const corpus = read([
      file('flores/devtest/eng_Latn.devtest', 'three\n'),
      file('flores/devtest/fra_Latn.devtest', 'trois\n'),
      file('flores/dev/eng_Latn.dev', 'one\ntwo\n'),
      file('flores/dev/fra_Latn.dev', 'un\ndeux\n'),
      file('flores/metadata_dev.tsv', 'URL\ttopic\n'),
      file('flores/README', 'read me'),
      file('flores/.DS_Store', '\0'),
    ])
    // As a split at line breaks gives them: the empty item behind the last one stays, as in the recipe of Petrov et al.
    expect(Object.fromEntries(corpus.texts)).toEqual({ eng_Latn: ['one', 'two', '', 'three', ''], fra_Latn: ['un', 'deux', '', 'trois', ''] })
    expect(corpus.corpus).toMatchObject({ name: 'flores', unit: 'line', unitCount: 5 })
    expect(corpus.leftOut).toEqual(['flores/README', 'flores/metadata_dev.tsv'])
  })

  test('lines of which only some end with a line break', () => {
    expect(textsOf([file('en.txt', 'a\nb\n'), file('de.txt', 'A\r\nB')])).toEqual({ en: ['a', 'b'], de: ['A', 'B'] })
  })

  test('a byte order mark, which is not text', () => {
    expect(textsOf([file('en', '\ufeffa'), file('de', 'A')])).toEqual({ en: ['a'], de: ['A'] })
  })

  test('a table, its empty cells as missing units, its numbers and addresses left out', () => {
    const corpus = read([file('flores.tsv', 'id\tURL\tsentence_eng_Latn\tsentence_hin_Deva\n1\thttps://x.example\tsaid "no"\tना\n2\thttps://y.example\ttwo\t\n')])
    expect(Object.fromEntries(corpus.texts)).toEqual({ eng_Latn: ['said "no"', 'two'], hin_Deva: ['ना', null] })
    expect(corpus.leftOut).toEqual(['id', 'URL'])
    expect(textsOf([file('a.csv', 'en,de\n"one, and\nmore",eins\n')])).toEqual({ en: ['one, and\nmore'], de: ['eins'] })
  })

  test('JSON lines, flat or under “translation”', () => {
    expect(textsOf([file('a.jsonl', '{"en":"one","de":"eins","n":1}\n{"translation":{"en":"two","fr":"deux"}}\n')])).toEqual({
      en: ['one', 'two'],
      de: ['eins', null],
      fr: [null, 'deux'],
    })
  })

  test('languages by their codes, with what is known of them', () => {
    const known: CorpusLanguage = {
      code: 'urd', name: 'Urdu', autonym: 'اردو', iso639_3: 'urd', script: 'Arab', direction: 'rtl',
      family: 'Indo-European', macroRegion: 'Eurasia', speakers: null,
    }
    const { corpus } = read([file('ur', 'a'), file('urd_Latn', 'b'), file('eng_Latn', 'c')], [known])
    expect(corpus.languages.find(({ code }) => code === 'ur')).toEqual({ ...known, code: 'ur' })
    expect(corpus.languages.find(({ code }) => code === 'urd_Latn')).toMatchObject({
      iso639_3: 'urd', script: 'Latn', direction: 'ltr', family: 'Indo-European', autonym: null,
    })
    expect(corpus.languages.find(({ code }) => code === 'eng_Latn')).toMatchObject({ name: 'English', iso639_3: 'eng', script: 'Latn' })
  })
})

const bad = Uint8Array.of(0x61, 0x0a, 0x62, 0xff, 0x63)
const refusals: readonly (readonly [string, readonly CorpusFile[], string])[] = [
  ['unequal lengths, with the line where they part', [file('x/eng.txt', 'a\nb\nc'), file('x/fra.txt', 'a\nb')],
    'fra.txt has 2 lines and eng.txt has 3: they part at line 3. Lines of a parallel corpus must match one to one.'],
  ['the same where all end with a line break', [file('x/eng.txt', 'a\nb\nc\n'), file('x/fra.txt', 'a\nb\n')],
    'fra.txt has 2 lines and eng.txt has 3: they part at line 3. Lines of a parallel corpus must match one to one.'],
  ['bad UTF-8, by file and line', [file('eng.txt', 'a\nb'), file('fra.txt', bad)],
    'fra.txt is not UTF-8: line 2 has a byte FF that cannot stand there. Save the file as UTF-8 and try again.'],
  ['a character that the end cuts', [file('eng.txt', 'a'), file('fra.txt', Uint8Array.of(0x61, 0xc3))],
    'fra.txt is not UTF-8: line 1 has a byte C3 that cannot stand there. Save the file as UTF-8 and try again.'],
  ['a part that a language lacks', [file('eng.dev', 'a'), file('eng.devtest', 'a'), file('fra.dev', 'a')],
    'fra has no file of the part “devtest”, which other languages have.'],
  ['two files for one language', [file('a/eng.txt', 'a'), file('b/eng.txt', 'a')],
    'b/eng.txt and a/eng.txt are both named for the same language and part.'],
  ['one language', [file('eng.txt', 'a')], 'Only one language was found (eng). A parallel corpus has two or more.'],
  ['files of no language', [file('notes.txt', 'a'), file('more.txt', 'b')],
    'No parallel corpus was recognised in more.txt, notes.txt. Name plain text by language (eng_Latn.dev, eng.txt, en), or use a table with a column a language, or JSON lines.'],
  ['no files', [file('.DS_Store', 'a')], 'There is no text in these files.'],
  ['a table without languages', [file('a.tsv', 'one\ttwo\na\tb')],
    'a.tsv has fewer than two columns named by a language code (such as eng_Latn or en), or the same code twice.'],
  ['a table with a short line', [file('a.tsv', 'en\tde\na\tb\nc')], 'a.tsv, line 3: 1 fields where the first line names 2.'],
  ['JSON lines with a line that is none', [file('a.jsonl', '{"en":"a","de":"b"}\n[1]')], 'a.jsonl, line 2, is no JSON object: no object'],
]

describe('refused', () => {
  test.each(refusals)('%s', (_, files, sentence) => expect(() => read(files)).toThrow(new Error(sentence)))
})
