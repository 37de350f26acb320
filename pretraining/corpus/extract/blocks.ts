/** Blocks of text from HTML or XML: what a reader sees as one paragraph, heading, list item or cell. */
import { Parser } from 'htmlparser2'

export interface Markup {
  readonly xml: boolean
  /** Elements that begin and end a block. */
  readonly blockTags: ReadonlySet<string>
  /** Elements of which nothing is read (navigation, code, notes). */
  readonly leftOut: (name: string, attributes: Readonly<Record<string, string>>) => boolean
  /** Called at every start tag; a string ends the block and begins a document of that key. */
  readonly documentAt?: (name: string, attributes: Readonly<Record<string, string>>) => string | null
}

/** Elements without an end tag in HTML, in which nothing can be left out. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** White space collapsed; none before a comma or full stop that follows a left-out note or tag. */
export function cleanText(text: string): string {
  return text
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .replace(/ ([,.;:!?])(?= |$)/gu, '$1')
    .trim()
}

/** The blocks of each document in `source`, by key; a page that is one document has the key ''. */
export function readBlocks(source: string, markup: Markup): ReadonlyMap<string, string[]> {
  const documents = new Map<string, string[]>()
  let key = ''
  let text = ''
  let leftOutDepth = 0

  function endBlock(): void {
    const block = cleanText(text)
    text = ''
    if (block === '') return
    const blocks = documents.get(key)
    if (blocks === undefined) documents.set(key, [block])
    else blocks.push(block)
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (leftOutDepth > 0) {
          if (markup.xml || !VOID.has(name)) leftOutDepth++
          return
        }
        if ((markup.xml || !VOID.has(name)) && markup.leftOut(name, attributes)) {
          leftOutDepth = 1
          text += ' '
          return
        }
        if (markup.blockTags.has(name)) endBlock()
        if (name === 'br') text += ' '
        const next = markup.documentAt?.(name, attributes) ?? null
        if (next !== null) {
          endBlock()
          key = next
        }
      },
      ontext(part) {
        if (leftOutDepth === 0) text += part
      },
      onclosetag(name) {
        if (leftOutDepth > 0) {
          if (markup.xml || !VOID.has(name)) leftOutDepth--
        } else if (markup.blockTags.has(name)) endBlock()
      },
    },
    { xmlMode: markup.xml, decodeEntities: true },
  )
  parser.write(source)
  parser.end()
  endBlock()
  return documents
}
