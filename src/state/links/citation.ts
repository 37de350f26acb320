/** How a comparison is cited: as a sentence and as BibTeX. Pure; dates are given. */

export interface Citation {
  readonly link: string
  /** The day on which it was seen. */
  readonly date: Date
  readonly version: string
  /** Names and exact versions of the libraries that the numbers depend on. */
  readonly libraries: readonly string[]
  readonly tokenizers: readonly { readonly name: string; readonly source: string; readonly revision: string }[]
}

const day = ({ date }: Citation): string => date.toISOString().slice(0, 10)

function revisions({ tokenizers }: Citation): string {
  return tokenizers.map(({ name, source, revision }) => `${name} (${source}, ${revision})`).join('; ')
}

export function citationText(citation: Citation): string {
  const { link, version, libraries } = citation
  return `Tessera ${version} (${libraries.join(', ')}). Tokenizer comparison of ${revisions(citation)}. Accessed ${day(citation)}. ${link}`
}

/** Characters that TeX reads as commands. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

export function escapeTex(text: string): string {
  return text.replaceAll(/[\\{}#$%&_~^]/g, (character) => TEX[character] ?? character)
}

/** A `@misc` entry. The link stands in `url`, which BibTeX styles print verbatim. */
export function citationBibtex(citation: Citation): string {
  const date = day(citation)
  return [
    `@misc{tessera-${date},`,
    '  title        = {Tessera: a comparison of tokenizers},',
    `  year         = {${date.slice(0, 4)}},`,
    `  note         = {Version ${escapeTex(citation.version)}; ${escapeTex(citation.libraries.join(', '))}; ${escapeTex(revisions(citation))}; accessed ${date}},`,
    `  url          = {${citation.link}}`,
    '}',
    '',
  ].join('\n')
}
