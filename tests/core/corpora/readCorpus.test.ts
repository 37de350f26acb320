/** Corpora of a reader's: what is recognised, and the sentence with which each bad one is refused. */
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { namedFiles } from '../../../src/core/corpora/lineFileNames.ts'
import { corpusOf, findTexts, shownTexts } from '../../../src/core/corpora/readCorpus.ts'
import type { CorpusFile } from '../../../src/core/corpora/ownCorpus.ts'
import type { CorpusLanguage } from '../../../src/core/corpora/parallelCorpus.ts'
import { english as messages } from '../../ui/messages/english.ts'
import { NO_FAILURE_VALUES } from '../../../src/ui/useFailureText.ts'

const t = createTranslator({ locale: 'en', messages })
const file = (path: string, content: string | Uint8Array): CorpusFile => ({
  path,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
})

function read(files: readonly CorpusFile[], known: readonly CorpusLanguage[] = []) {
  const outcome = findTexts(files)
  if (!outcome.ok)
    throw new Error(t(`failure.${outcome.failure.code}`, { ...NO_FAILURE_VALUES, ...outcome.failure.values }))
  return { ...outcome.value, corpus: corpusOf(outcome.value, shownTexts(outcome.value, known)) }
}

const unitsOf = ({ texts }: ReturnType<typeof read>) => Object.fromEntries(texts.map(({ id, units }) => [id, units]))
const textsOf = (files: readonly CorpusFile[]) => unitsOf(read(files))

describe('what a file’s name says', () => {
  const languageOf = (path: string) =>
    namedFiles([{ path }]).map(({ reading }) => `${reading.named?.tag} in ${reading.shape}`)

  test.each([
    ['flores/dev/eng_Latn.dev', 'eng_Latn in *.dev'],
    ['eng_Latn.devtest', 'eng_Latn in *.devtest'],
    ['a/b/eng.txt', 'eng in *.txt'],
    ['en', 'en in *'],
    ['pt-BR.txt', 'pt-BR in *.txt'],
    ['EN_us.txt', 'EN_us in *.txt'],
    ['Tatoeba.de-en.de', 'de in Tatoeba.de-en.*'],
    ['corpus.fr', 'fr in corpus.*'],
    ['newstest2019-ref.deu.txt', 'deu in newstest2019-ref.*.txt'],
    ['newstest2019-ref.zho-TW.txt', 'zho-TW in newstest2019-ref.*.txt'],
    ['corpus-hi.txt', 'hi in corpus-*.txt'],
    ['english.txt', 'eng in *.txt'],
    ['Deutsch.txt', 'deu in *.txt'],
    ['हिन्दी.txt', 'hin in *.txt'],
    ['Simplified Chinese.txt', 'zho-Hans in *.txt'],
    ['hin/letters.txt', 'hin in */letters.txt'],
  ])('%s', (path, named) => expect(languageOf(path)).toEqual([named]))

  test.each(['README', 'metadata_dev.tsv', 'notes.md', 'qqq.txt', 'xyzzy', 'eng.html'])('%s says none', (path) =>
    expect(languageOf(path)).toEqual([]),
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
    expect(unitsOf(corpus)).toEqual({ eng_Latn: ['one', 'two', 'three'], fra_Latn: ['un', 'deux', 'trois'] })
    // A split at each line break gives an empty item behind each file, which the recipe of Petrov et al. keeps.
    expect(corpus.texts.map(({ emptyItems }) => emptyItems)).toEqual([
      [2, 3],
      [2, 3],
    ])
    expect(corpus.corpus).toMatchObject({ name: 'flores', unit: 'line', unitCount: 3 })
    expect(corpus.leftOut).toEqual(['flores/README', 'flores/metadata_dev.tsv'])
  })

  test('lines of which only some end with a line break', () => {
    expect(textsOf([file('en.txt', 'a\nb\n'), file('de.txt', 'A\r\nB')])).toEqual({ en: ['a', 'b'], de: ['A', 'B'] })
  })

  test('a byte order mark, which is not text', () => {
    expect(textsOf([file('en', '\ufeffa'), file('de', 'A')])).toEqual({ en: ['a'], de: ['A'] })
  })

  test('a table, its empty cells as missing units, its numbers and addresses left out', () => {
    const corpus = read([
      file(
        'flores.tsv',
        'id\tURL\tsentence_eng_Latn\tsentence_hin_Deva\n1\thttps://x.example\tsaid "no"\tना\n2\thttps://y.example\ttwo\t\n',
      ),
    ])
    expect(unitsOf(corpus)).toEqual({ eng_Latn: ['said "no"', 'two'], hin_Deva: ['ना', null] })
    expect(corpus.leftOut).toEqual(['id', 'URL'])
    expect(textsOf([file('a.csv', 'en,de\n"one, and\nmore",eins\n')])).toEqual({ en: ['one, and\nmore'], de: ['eins'] })
  })

  test('JSON lines, flat or under “translation”', () => {
    expect(
      textsOf([file('a.jsonl', '{"en":"one","de":"eins","n":1}\n{"translation":{"en":"two","fr":"deux"}}\n')]),
    ).toEqual({
      en: ['one', 'two'],
      de: ['eins', null],
      fr: [null, 'deux'],
    })
  })

  test('languages by their codes, with what is known of them', () => {
    const known: CorpusLanguage = {
      code: 'urd',
      name: 'Urdu',
      autonym: 'اردو',
      iso639_3: 'urd',
      script: 'Arab',
      direction: 'rtl',
      family: 'Indo-European',
      macroRegion: 'Eurasia',
      speakers: null,
    }
    const { corpus } = read([file('ur', 'a'), file('urd_Latn', 'b'), file('eng_Latn', 'c')], [known])
    expect(corpus.languages.find(({ code }) => code === 'ur')).toEqual({ ...known, code: 'ur' })
    expect(corpus.languages.find(({ code }) => code === 'urd_Latn')).toMatchObject({
      iso639_3: 'urd',
      script: 'Latn',
      direction: 'ltr',
      family: 'Indo-European',
      autonym: null,
    })
    expect(corpus.languages.find(({ code }) => code === 'eng_Latn')).toMatchObject({
      name: 'English',
      iso639_3: 'eng',
      script: 'Latn',
    })
  })
})

const bad = Uint8Array.of(0x61, 0x0a, 0x62, 0xff, 0x63)
const refusals: readonly (readonly [string, readonly CorpusFile[], string])[] = [
  [
    'unequal lengths, with the line where they part',
    [file('x/eng.txt', 'a\nb\nc'), file('x/fra.txt', 'a\nb')],
    'fra.txt has 2 lines and eng.txt has 3: they part at line 3. Lines of a parallel corpus must match one to one.',
  ],
  [
    'the same where all end with a line break',
    [file('x/eng.txt', 'a\nb\nc\n'), file('x/fra.txt', 'a\nb\n')],
    'fra.txt has 2 lines and eng.txt has 3: they part at line 3. Lines of a parallel corpus must match one to one.',
  ],
  [
    'bad UTF-8, by file and line',
    [file('eng.txt', 'a\nb'), file('fra.txt', bad)],
    'fra.txt is not UTF-8: line 2 has a byte FF that cannot stand there. Save the file as UTF-8 and try again.',
  ],
  [
    'a character that the end cuts',
    [file('eng.txt', 'a'), file('fra.txt', Uint8Array.of(0x61, 0xc3))],
    'fra.txt is not UTF-8: line 1 has a byte C3 that cannot stand there. Save the file as UTF-8 and try again.',
  ],
  [
    'a part that a language lacks',
    [file('eng.dev', 'a'), file('eng.devtest', 'a'), file('fra.dev', 'a')],
    'fra has no file of the part “devtest”, which other languages have.',
  ],
  [
    'two files for one language',
    [file('a/eng.txt', 'a'), file('b/eng.txt', 'a')],
    'b/eng.txt and a/eng.txt are both named for the same language and part.',
  ],
  ['one language', [file('eng.txt', 'a')], 'Only one language was found (eng). A parallel corpus has two or more.'],
  [
    'files of no language',
    [file('notes.txt', 'a'), file('more.txt', 'b')],
    'No parallel corpus was recognised in more.txt, notes.txt. Name plain text by language (eng_Latn.dev, eng.txt, en), or use a table with a column a language, or JSON lines.',
  ],
  ['no files', [file('.DS_Store', 'a')], 'There is no text in these files.'],
  [
    'a table without languages',
    [file('a.tsv', 'one\ttwo\na\tb')],
    'a.tsv has fewer than two columns named by a language code (such as eng_Latn or en), or the same code twice.',
  ],
  [
    'a table with a short line',
    [file('a.tsv', 'en\tde\na\tb\nc')],
    'a.tsv, line 3: 1 fields where the first line names 2.',
  ],
  [
    'JSON lines with a line that is none',
    [file('a.jsonl', '{"en":"a","de":"b"}\n[1]')],
    'a.jsonl, line 2, is no JSON object: no object',
  ],
]

describe('refused', () => {
  test.each(refusals)('%s', (_, files, sentence) => expect(() => read(files)).toThrow(new Error(sentence)))
})
