/** LaTeX: every text can be had back by reading what was written as TeX does, and nothing in it is a command of the text's. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeLatex } from '../../../src/core/export/escapeLatex.ts'
import { latexParts } from '../../../src/core/export/latex.ts'
import type { ExportTable } from '../../../src/core/export/table.ts'

const MARKS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  c: '\u0327',
}
const NAMED: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textvisiblespace: ' ',
}

/** Reads what TeX would: control words end at a non-letter, control symbols are one character. Throws at anything that is not ours. */
function read(tex: string): string {
  let at = 0
  const group = (): string => {
    if (tex[at] !== '{') throw new Error(`no group at ${at} of ${tex}`)
    const end = tex.indexOf('}', at)
    const inside = tex.slice(at + 1, end)
    at = end + 1
    return inside
  }
  let text = ''
  while (at < tex.length) {
    const character = tex[at] ?? ''
    if (character === '{') {
      // The empty group after a hyphen.
      if (group() !== '') throw new Error('a group that is not empty')
      continue
    }
    if (character !== '\\') {
      if (/[{}#$%&_^~]/.test(character) || character > '~' || character < ' ')
        throw new Error(`bare ${JSON.stringify(character)} in ${tex}`)
      text += character
      at += 1
      continue
    }
    const word = /^\\([A-Za-z]+|.)/.exec(tex.slice(at))?.[1] ?? ''
    at += 1 + word.length
    const named = NAMED[word]
    const mark = MARKS[word]
    if (/^[{}#$%&_]$/.test(word)) text += word
    else if (named !== undefined) {
      if (group() !== '') throw new Error(word)
      text += named
    } else if (word === 'tesseraogonek') {
      const composed = String.fromCodePoint(Number.parseInt(group(), 16))
      if ((group() + '\u0328').normalize('NFC') !== composed) throw new Error(`${composed} has no ogonek`)
      text += composed
    } else if (word === 'char') {
      const digits = /^\d+/.exec(tex.slice(at))?.[0] ?? ''
      at += digits.length
      if (group() !== '') throw new Error(word)
      text += String.fromCharCode(Number(digits))
    } else if (word === 'tesseracode') text += String.fromCodePoint(Number.parseInt(group(), 16))
    else if (word === 'tesserachar') {
      const code = Number.parseInt(group(), 16)
      const shown = group()
      if (shown !== String.fromCodePoint(code) || /[\p{C}\p{Z}]/u.test(shown))
        throw new Error(`${shown} is not ${code}`)
      text += shown
    } else if (mark !== undefined) text += (group().replace('\\', '') + mark).normalize('NFC')
    else throw new Error(`unknown command ${word}`)
  }
  return text
}

describe('text as LaTeX', () => {
  it('comes back, for random text of any code points', () => {
    const units = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\\',
        '\\input{x}',
        '%',
        '$$',
        '^^41',
        '--',
        '``',
        'Ġthe',
        'Ċ',
        '▁é',
        '\ud800',
        '\u202e',
        'မြ',
        'Å',
        'i\u0307',
        'ĳ',
        '\0',
        '\u0301',
      ),
    )
    fc.assert(
      fc.property(fc.array(units, { maxLength: 6 }), fc.boolean(), (parts, spaces) => {
        const text = parts.join('')
        expect(read(escapeLatex(text, spaces))).toBe(text)
      }),
      { numRuns: 1500 },
    )
  })

  it('comes back for every character that a letter with an accent could be', () => {
    for (let code = 0x20; code < 0x2000; code += 1) {
      const character = String.fromCodePoint(code)
      expect(read(escapeLatex(character, true))).toBe(character)
    }
  })

  it.each([
    ['Ġthe', '\\.{G}the'],
    [' a', '\\textvisiblespace{}a'],
    ['\u0000\u200b\u202e', '\\tesseracode{0000}\\tesseracode{200B}\\tesseracode{202E}'],
    ['\\x{1}', '\\textbackslash{}x\\{1\\}'],
    ['မ', '\\tesserachar{1019}{မ}'],
    ['\u1039', '\\tesseracode{1039}'],
    ['naïve', 'na\\"{\\i}ve'],
    // Not the command alone: OT1, which pdfLaTeX uses where a paper asks for nothing else, does not have it.
    ['są', 's\\tesseraogonek{0105}{a}'],
    ['Į', '\\tesseraogonek{012E}{I}'],
  ])('%j is %s', (text, tex) => expect(escapeLatex(text, true)).toBe(tex))
})

/** Whether every environment and group that is opened is closed, in order. */
function closed(tex: string): boolean {
  const open: string[] = []
  for (const [, escaped, brace, command, name] of tex.matchAll(
    /(\\[{}\\%])|([{}])|\\(begingroup|endgroup|begin|end)\b(?:\{(\w+)\})?/g,
  )) {
    if (escaped !== undefined) continue
    const opens = brace === '{' || command === 'begin' || command === 'begingroup'
    const what = brace === undefined ? `${command?.replace(/^end/, 'begin') ?? ''}${name ?? ''}` : '{'
    if (opens) open.push(what)
    else if (open.pop() !== what) return false
  }
  return open.length === 0
}

describe('tables', () => {
  const column = (id: string, type: 'text' | 'number', inPaper = true) => ({
    id,
    title: `The ${id}`,
    unit: 'nats & bits',
    definition: '',
    type,
    inPaper,
    decimals: 3,
  })
  const tableOf = (rows: readonly (readonly (string | number | null)[])[]): ExportTable => ({
    name: 't',
    columns: [
      column('lane', 'text'),
      column('hidden', 'text', false),
      column('piece', 'text'),
      column('bits', 'number'),
    ],
    rowCount: rows.length,
    rows: () => rows,
  })

  it('have as many cells in every row as columns, and close what they open', () => {
    const rows = [
      ['GPT-2 & co', 'unshown', '&\\%', 1.23456],
      ['b', 'unshown', ' x', null],
      ['c', 'unshown', '=', -2],
      ['d', '', 'y', Infinity],
      ['e', '', 'z', -1e-9],
    ]
    const tex = [...latexParts(tableOf(rows), ['about\n\\evil'])].join('')
    expect(tex).toContain('\\begin{tabular}{@{}llr@{}}')
    const lines = tex.split('\n')
    // What is not a comment has the separators of three columns, none of the text's.
    const inside = lines.slice(lines.indexOf('\\midrule') + 1, lines.indexOf('\\bottomrule'))
    expect(inside.map((line) => line.split(/(?<!\\)&/).length)).toEqual([3, 3, 3, 3, 3])
    expect(inside).toEqual([
      'GPT-{}2 \\& co & \\texttt{\\&\\textbackslash{}\\%} & 1.235 \\\\',
      'b & \\texttt{\\textvisiblespace{}x} & -- \\\\',
      'c & \\texttt{=} & $-$2.000 \\\\',
      'd & \\texttt{y} & $\\infty$ \\\\',
      'e & \\texttt{z} & 0.000 \\\\',
    ])
    expect(tex).not.toContain('unshown')
    expect(lines.filter((line) => line.includes('evil')).every((line) => line.startsWith('%'))).toBe(true)
    expect(closed(tex)).toBe(true)
  })

  it('have heads in short lines, with a unit only where the title does not say it', () => {
    const titled = (title: string, unit: string) => ({ ...column('bits', 'number'), title, unit })
    const headOf = (title: string, unit: string): string => {
      const tex = [...latexParts({ name: 't', columns: [titled(title, unit)], rowCount: 0, rows: () => [] }, [])].join(
        '',
      )
      return /\\multicolumn\{1\}\{r\}\{(.*)\} \\\\/.exec(tex)?.[1] ?? ''
    }
    expect(headOf('Tokens', 'tokens')).toBe('Tokens')
    expect(headOf('Unknown tokens', 'tokens')).toBe('\\tesserahead{r}{Unknown\\\\tokens}')
    expect(headOf('Bytes per token', 'UTF-8 bytes per token')).toBe('\\tesserahead{r}{Bytes per\\\\token}')
    expect(headOf('Surprisal', 'bits')).toBe('\\tesserahead{r}{Surprisal\\\\(bits)}')
    expect(headOf('Premium', 'ratio to the base language')).toBe(
      '\\tesserahead{r}{Premium\\\\(ratio to\\\\the base\\\\language)}',
    )
  })

  it('have one number of decimals in a column, or the number as it is', () => {
    const columns = [0, 3, 6, null].map((decimals) => ({ ...column('n', 'number'), decimals }))
    const tex = [
      ...latexParts(
        {
          name: 't',
          columns,
          rowCount: 2,
          rows: () => [
            [2, 2, 2, 2.5],
            [3, 0.12345, 1e-5, 0.1],
          ],
        },
        [],
      ),
    ].join('')
    expect(tex).toContain('2 & 2.000 & 2.000000 & 2.5 \\\\\n3 & 0.123 & 0.000010 & 0.1 \\\\\n')
  })

  it('are shrunk where they are wider than the text, and those over pages are in smaller type', () => {
    const short = [...latexParts(tableOf([['a', '', 'b', 1]]), [])].join('')
    expect(short).toMatch(
      /\\sbox0\{%\n\\begin\{tabular\}[^]*\\end\{tabular\}\}%\n\\leavevmode\\ifdim\\wd0>\\linewidth\\resizebox\{\\linewidth\}\{!\}\{\\usebox0\}\\else\\usebox0\\fi/,
    )
    const long = [...latexParts(tableOf(Array.from({ length: 51 }, () => ['a', '', 'b', 1])), [])].join('')
    expect(long).toContain('\\begingroup\n\\footnotesize\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}')
    for (const tex of [short, long]) expect(closed(tex)).toBe(true)
  })

  it('that are longer than a page break over pages', () => {
    const tex = [...latexParts(tableOf(Array.from({ length: 51 }, () => ['a', '', 'b', 1])), [])].join('')
    expect(tex).toContain('\\begin{longtable}')
    expect(tex).toContain('\\endhead')
    expect(tex.split('\\texttt{b}').length - 1).toBe(51)
  })
})
