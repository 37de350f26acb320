/** Corpora as they are: line ends, blank rows, codes in every spelling, columns that only look like codes. Files and their right values: fixtures/corpora-edges. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { get_encoding } from 'tiktoken'
import { afterAll, describe, expect, test } from 'vitest'
import { describeLanguage } from '../../../src/core/corpora/describeLanguage.ts'
import type { CorpusFile } from '../../../src/core/corpora/ownCorpus.ts'
import { readDeclarationIndex, declarationLanguages } from '../../../src/core/corpora/declaration.ts'
import { corpusOf, findTexts, shownTexts, type FoundTexts } from '../../../src/core/corpora/readCorpus.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures')
const index = readDeclarationIndex(
  JSON.parse(readFileSync(path.resolve(FIXTURES, '../../public/corpora/udhr/index.json'), 'utf8')),
)
const known = index === null ? [] : declarationLanguages(index)

function filesOf(name: string): readonly CorpusFile[] {
  const at = path.join(FIXTURES, 'corpora-edges', name)
  const inFolder = /\.\w+$/.test(name) ? null : readdirSync(at)
  return inFolder === null
    ? [{ path: name, bytes: readFileSync(at) }]
    : inFolder.map((file) => ({ path: `${name}/${file}`, bytes: readFileSync(path.join(at, file)) }))
}

function found(files: readonly CorpusFile[]): FoundTexts {
  const outcome = findTexts(files)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const languagesOf = (texts: FoundTexts) =>
  shownTexts(texts, known)
    .filter(({ isTaken }) => isTaken)
    .map(({ language }) => language)
const named = (paths: readonly string[], content = 'one\ntwo\n'): readonly CorpusFile[] =>
  paths.map((name) => ({ path: name, bytes: new TextEncoder().encode(content) }))
const codes = (name: string) =>
  readFileSync(path.join(FIXTURES, 'language-codes', name), 'utf8')
    .trim()
    .split('\n')

/** Sums over the units that both languages have, by tiktoken. */
const encodings = {
  gpt2: get_encoding('gpt2'),
  cl100k_base: get_encoding('cl100k_base'),
  o200k_base: get_encoding('o200k_base'),
}
afterAll(() => Object.values(encodings).forEach((tiktoken) => tiktoken.free()))

function sums({ texts }: FoundTexts, encoding: keyof typeof encodings): readonly number[] {
  const tiktoken = encodings[encoding]
  return texts.map(({ units }) =>
    units.reduce(
      (sum, unit, at) =>
        unit === null || texts.some((other) => other.units[at] === null)
          ? sum
          : sum + tiktoken.encode_ordinary(unit).length,
      0,
    ),
  )
}

describe('one rule for all forms', () => {
  test.each(['25-empty-line', '25-empty-cell.csv'])(
    '%s: a unit without text is one that the language lacks',
    (name) => {
      const texts = found(filesOf(name))
      const [german, english] = name === '25-empty-line' ? [0, 1] : [1, 0]
      const ratio = (encoding: Parameters<typeof sums>[1]) => {
        const both = sums(texts, encoding)
        return [both[german], both[english]]
      }
      expect([ratio('gpt2'), ratio('cl100k_base'), ratio('o200k_base')]).toEqual([
        [10, 6],
        [8, 6],
        [7, 6],
      ])
    },
  )

  test.each(['15-mac', '15-mac.csv'])('%s: carriage returns end lines', (name) => {
    const texts = found(filesOf(name))
    expect(texts.texts.map(({ units }) => units.length)).toEqual([3, 3])
    const sorted = (of: readonly number[]) => of.toSorted((a, b) => a - b)
    expect([
      sorted(sums(texts, 'gpt2')),
      sorted(sums(texts, 'cl100k_base')),
      sorted(sums(texts, 'o200k_base')),
    ]).toEqual([
      [9, 19],
      [9, 15],
      [9, 12],
    ])
  })

  test('nothing else ends a line', () => {
    const content = 'a\u2028b\u0085c\u000bd\u000ce\nf\n'
    expect(found(named(['eng.txt', 'deu.txt'], content)).texts[0]?.units).toEqual([
      'a\u2028b\u0085c\u000bd\u000ce',
      'f',
    ])
  })

  test('blank rows are skipped and counted', () => {
    const rows = found(filesOf('16-blank-rows.tsv'))
    expect([rows.texts[0]?.units.length, rows.blank]).toEqual([4, 2])
    expect([sums(rows, 'gpt2'), sums(rows, 'cl100k_base'), sums(rows, 'o200k_base')]).toEqual([
      [13, 22],
      [13, 18],
      [13, 15],
    ])
    const breaks = found(filesOf('16-two-breaks.csv'))
    expect(breaks.texts.map(({ units }) => units)).toEqual([
      ['Good morning.', 'The end.'],
      ['Guten Morgen.', 'Das Ende.'],
    ])
  })

  test('lines that are empty in all languages are no units either', () => {
    const { texts, blank } = found(named(['eng.txt', 'deu.txt'], 'a\n\nb\n'))
    expect([texts[0]?.units, texts[0]?.emptyItems, blank]).toEqual([['a', 'b'], [1, 2], 1])
  })

  test('a final line break ends a line and begins none, as in a table', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `line ${at}`)
    expect(found(named(['eng.txt', 'deu.txt'], `${lines.join('\n')}\n`)).texts[0]?.units).toEqual(lines)
    expect(
      found(named(['a.tsv'], `en\tde\n${lines.map((line) => `${line}\t${line}`).join('\n')}\n`)).texts[0]?.units,
    ).toEqual(lines)
  })

  test('an error names the line of the file, not the number of the record', () => {
    const outcome = findTexts(filesOf('17-multiline.csv'))
    expect(outcome).toMatchObject({
      ok: false,
      failure: { code: 'corpus-ragged', values: { line: 7, count: 3, otherCount: 2 } },
    })
  })
})

describe('codes', () => {
  test('in capitals, with spaces, quoted, with underscores', () => {
    expect(languagesOf(found(filesOf('18-upper-case.csv'))).map(({ name }) => name)).toEqual([
      'English',
      'German',
      'Chinese',
    ])
    expect(
      languagesOf(found(named(['a.tsv'], ' en_US \t"DE"\tEN-us\na b\tc d\te f\n'))).map(({ iso639_3 }) => iso639_3),
    ).toEqual(['eng', 'deu', 'eng'])
  })

  test('the region decides the script', () => {
    const languages = languagesOf(found(filesOf('19-regions.csv')))
    expect(languages.map(({ script }) => script)).toEqual(['Latn', 'Hans', 'Hant', 'Latn', 'Cyrl', 'Arab'])
    expect(languages.find(({ code }) => code === 'pa-PK')?.direction).toBe('rtl')
  })

  test('a bare code is its own language in its usual script', () => {
    const of = (code: string) => describeLanguage(code, known)
    expect([of('sr').iso639_3, of('srp_Latn').iso639_3, of('fa').iso639_3]).toEqual(['srp', 'srp', 'fas'])
    expect(['az', 'bs', 'uz', 'sr'].map((code) => of(code).script)).toEqual(['Latn', 'Latn', 'Latn', 'Cyrl'])
    expect(of('zh')).toMatchObject({ iso639_3: 'zho', name: 'Chinese', family: 'Sino-Tibetan', script: 'Hans' })
  })

  test.each([
    ['eng_Latn', 'English'],
    ['zho_Hant', 'Traditional Chinese'],
    ['srp_Latn', 'Serbian (Latin)'],
    ['fra-CA', 'Canadian French'],
    ['arb_Latn', 'Standard Arabic (Latin)'],
    ['kor_Hang', 'Korean'],
  ])('%s is %s', (code, name) => expect(describeLanguage(code, known).name).toBe(name))

  test('a line that says what parts fields', () => {
    const texts = found(filesOf('20-sep.csv'))
    expect(languagesOf(texts).map(({ name }) => name)).toEqual(['English', 'German'])
    expect(texts.texts[0]?.units).toHaveLength(2)
  })
})

describe('columns that only look like codes', () => {
  test('names of rows', () => {
    const texts = found(filesOf('21-id.csv'))
    expect(languagesOf(texts).map(({ name }) => name)).toEqual(['English', 'German'])
    expect(texts.leftOut).toEqual(['id'])
  })

  test('Indonesian where there is text', () => {
    expect(
      languagesOf(found(named(['a.csv'], 'id,en\nSelamat pagi.,Good morning.\nTerima kasih.,Thank you.\n'))).map(
        ({ name }) => name,
      ),
    ).toEqual(['Indonesian', 'English'])
  })

  test('languages that other columns name', () => {
    const texts = found(filesOf('21-smol-like.jsonl'))
    expect(languagesOf(texts).map(({ name }) => name)).toEqual(['English', 'Hausa'])
    expect(texts.texts.map(({ units }) => units)).toEqual([
      ['Good morning.', 'Thank you.'],
      ['Ina kwana.', 'Na gode.'],
    ])
  })

  test('sides of a pair without their languages are asked for', () => {
    const texts = found(
      named(['a.tsv'], 'src\tmt\tscore\nGood morning.\tGuten Morgen.\t0.5\nThe end.\tDas Ende.\t0.9\n'),
    )
    expect(shownTexts(texts, known)).toMatchObject([
      { id: 'src', isKnown: false, isTaken: true, language: { name: 'src', iso639_3: null } },
      { id: 'mt', isKnown: false, isTaken: true, language: { name: 'mt', iso639_3: null } },
    ])
    const assigned = shownTexts(
      texts,
      known,
      new Map([
        ['src', 'English'],
        ['mt', 'de-AT'],
      ]),
    )
    expect(assigned.map(({ language }) => [language.code, language.iso639_3])).toEqual([
      ['src', 'eng'],
      ['mt', 'deu'],
    ])
    expect(corpusOf(texts, assigned).languages).toHaveLength(2)
  })

  test('a language named in words, its own among them', () => {
    expect(
      languagesOf(found(named(['a.csv'], 'English,Deutsch,हिन्दी\na b,c d,e f\n'))).map(({ iso639_3 }) => iso639_3),
    ).toEqual(['eng', 'deu', 'hin'])
  })
})

describe('corpora by the names of their files', () => {
  test('FLORES-200: 204 languages in two parts', () => {
    const all = codes('flores200.txt')
    expect(all).toHaveLength(204)
    const texts = found(
      named(all.flatMap((code) => [`flores200_dataset/dev/${code}.dev`, `flores200_dataset/devtest/${code}.devtest`])),
    )
    const languages = languagesOf(texts)
    expect(languages).toHaveLength(204)
    expect(texts.leftOut).toEqual([])
    expect(languages.map(({ code, iso639_3, script }) => `${iso639_3}_${script} ${code}`)).toEqual(
      all.toSorted().map((code) => `${code} ${code}`),
    )
    expect(new Set(languages.map(({ name }) => name)).size).toBe(204)
    expect(languages.filter(({ name, code }) => name === code)).toEqual([])
  })

  test('NTREX-128: references beside the English source', () => {
    const all = codes('ntrex128.txt')
    const texts = found(
      named([...all.map((code) => `NTREX-128/newstest2019-ref.${code}.txt`), 'NTREX-128/newstest2019-src.eng.txt']),
    )
    expect(languagesOf(texts)).toHaveLength(all.length + 1)
    expect(languagesOf(texts).filter(({ iso639_3 }) => iso639_3 === null)).toEqual([])
  })

  test('codes that nobody knows, named as others are', () => {
    expect(found(named(['eng_Latn.dev', 'deu_Latn.dev', 'qqx_Latn.dev', 'README'])).texts.map(({ id }) => id)).toEqual([
      'deu_Latn',
      'eng_Latn',
      'qqx_Latn',
    ])
    expect(found(named(['set/aaa1.txt', 'set/bbb2.txt'])).texts.map(({ id, isKnown }) => [id, isKnown])).toEqual([
      ['aaa1', false],
      ['bbb2', false],
    ])
  })

  test('a file that only looks like one of a language is left out where its lines do not match', () => {
    const files = [...named(['eng.txt', 'deu.txt'], 'a\nb\n'), ...named(['log.txt'], 'a\n')]
    expect(found(files)).toMatchObject({ texts: [{ id: 'deu' }, { id: 'eng' }], leftOut: ['log.txt'] })
  })
})
