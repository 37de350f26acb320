/** Manuals: pages of HTML (LibreOffice, Debian, Python, PostgreSQL) and of Mallard XML (GNOME). */
import { readBlocks, type Markup } from './blocks.ts'

const HTML_BLOCKS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'dt',
  'dd',
  'td',
  'th',
  'div',
  'section',
  'body',
  'caption',
  'figcaption',
  'blockquote',
  'tr',
  'table',
  'ul',
  'ol',
  'dl',
])
const HTML_LEFT_OUT = new Set([
  'script',
  'style',
  'head',
  'header',
  'nav',
  'aside',
  'footer',
  'pre',
  'noscript',
  'svg',
  'button',
  'form',
])
const LEFT_OUT_CLASSES = new Set([
  'docnav',
  'navheader',
  'navfooter',
  'toc',
  'sphinxsidebar',
  'related',
  'footer',
  'highlight',
  'headerlink',
  'code',
  'screen',
  'programlisting',
  'synopsis',
  'titlepage-navigation',
  'switchinline',
  'clearer',
])
const LEFT_OUT_IDS = new Set(['banner', 'title'])

const html: Markup = {
  xml: false,
  blockTags: HTML_BLOCKS,
  leftOut: (name, { class: classes = '', id = '' }) =>
    HTML_LEFT_OUT.has(name) || LEFT_OUT_IDS.has(id) || classes.split(/\s+/u).some((one) => LEFT_OUT_CLASSES.has(one)),
}

const MALLARD_BLOCKS = new Set([
  'page',
  'section',
  'p',
  'title',
  'desc',
  'item',
  'td',
  'note',
  'list',
  'steps',
  'media',
  'comment',
  'tr',
  'table',
])
const MALLARD_LEFT_OUT = new Set([
  'credit',
  'mal:credit',
  'revision',
  'license',
  'code',
  'screen',
  'include',
  'xi:include',
  'link-text',
  'keywords',
])

const mallard: Markup = { xml: true, blockTags: MALLARD_BLOCKS, leftOut: (name) => MALLARD_LEFT_OUT.has(name) }

function onlyDocument(source: string, markup: Markup): string[] {
  return readBlocks(source, markup).get('') ?? []
}

/** The blocks of an HTML page; with `from`, only what follows that string (a page's own body below its chrome). */
export function htmlPage(source: string, from?: string): string[] {
  const start = from === undefined ? 0 : source.indexOf(from)
  return start < 0 ? [] : onlyDocument(source.slice(start), html)
}

/** The blocks of a Mallard page. */
export function mallardPage(source: string): string[] {
  return onlyDocument(source, mallard)
}
