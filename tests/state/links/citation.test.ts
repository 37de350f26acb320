import { describe, expect, it } from 'vitest'
import { citationBibtex, citationText, escapeTex } from '../../../src/state/links/citation.ts'
import { embedAddress, embedSnippet, isEmbedded } from '../../../src/state/links/embedding.ts'

const citation = {
  link: 'https://page.example/a/#1.abc_def',
  date: new Date('2026-02-03T22:00:00Z'),
  version: '1.2.3',
  libraries: ['onnxruntime-web 1.30.0'],
  tokenizers: [{ name: 'cl100k_base', source: 'gpt-tokenizer (npm)', revision: '4.0.0' }],
}

describe('a citation', () => {
  it('names version, libraries, tokenizers with their revisions, day and link', () => {
    expect(citationText(citation)).toBe(
      'Tessera 1.2.3 (onnxruntime-web 1.30.0). Tokenizer comparison of cl100k_base (gpt-tokenizer (npm), 4.0.0). Accessed 2026-02-03. https://page.example/a/#1.abc_def',
    )
  })

  it('is a BibTeX entry whose words TeX reads as words and whose link is verbatim', () => {
    const entry = citationBibtex(citation)
    expect(entry).toContain('cl100k\\_base')
    expect(entry).toContain('  url          = {https://page.example/a/#1.abc_def}')
    expect([...entry].filter((character) => character === '{')).toHaveLength(
      [...entry].filter((character) => character === '}').length,
    )
    expect(escapeTex('a\\b {50%} #1 $x^2$ ~&_')).toBe(
      'a\\textbackslash{}b \\{50\\%\\} \\#1 \\$x\\textasciicircum{}2\\$ \\textasciitilde{}\\&\\_',
    )
  })
})

describe('embedding', () => {
  it('asks for a panel alone', () => {
    const embedded = embedAddress(citation.link)
    expect(embedded).toBe('https://page.example/a/?embed=1#1.abc_def')
    expect(isEmbedded(new URL(embedded).search)).toBe(true)
    expect(isEmbedded('')).toBe(false)
  })

  it('writes HTML that no address or title can break', () => {
    const snippet = embedSnippet('https://page.example/?a=1&b=%22#1.x', '"><script>alert(1)</script>')
    expect(snippet).not.toContain('<script')
    expect(snippet).toContain('src="https://page.example/?a=1&amp;b=%22&amp;embed=1#1.x"')
    expect(snippet.match(/"/g)).toHaveLength(12)
  })
})
