/**
 * Text as LaTeX that compiles under any engine: what TeX reads as a command is spelled as one, letters with accents are
 * composed, and any other character beyond ASCII is handed to a macro that shows it where the engine can, else its code
 * point. What cannot be seen is always shown as a code point. Pure; every text can be had back from what it gives.
 */

/** ASCII characters that mean something to TeX, or that its older fonts draw as another. */
const SPELLED: Readonly<Record<string, string>> = {
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
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\char34{}',
  "'": '\\char39{}',
  '`': '\\char96{}',
  // Two of them would become a dash.
  '-': '-{}',
}

/** Commands that put a combining mark on a letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '\\`',
  '\u0301': "\\'",
  '\u0302': '\\^',
  '\u0303': '\\~',
  '\u0304': '\\=',
  '\u0306': '\\u',
  '\u0307': '\\.',
  '\u0308': '\\"',
  '\u030a': '\\r',
  '\u030b': '\\H',
  '\u030c': '\\v',
  '\u0327': '\\c',
}
const OGONEK = '\u0328'

/** Controls, formats, surrogates, private and unassigned ones, separators other than the space. */
const UNSEEN = /^[\p{C}\p{Zl}\p{Zp}\p{Zs}]$/u
const MARK = /^\p{M}$/u

/** To be put before a table: what a file of ours needs beyond `booktabs`. */
export const LATEX_MACROS: readonly string[] = [
  // Not every font encoding has an ogonek: OT1, which pdfLaTeX has if nothing else is asked for, does not know the command.
  '\\providecommand{\\tesseraogonek}[2]{\\ifcsname\\csname f@encoding\\endcsname\\string\\k\\endcsname\\k{#2}\\else\\tesseracode{#1}\\fi}',
  '\\providecommand{\\tesseracode}[1]{{\\footnotesize U+#1}}',
  '\\providecommand{\\tesserachar}[2]{\\ifdefined\\Umathchar#2\\else\\tesseracode{#1}\\fi}',
]

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

function accented(character: string): string | null {
  const [letter = '', mark = '', ...others] = character.normalize('NFD')
  const command = mark === OGONEK ? `\\tesseraogonek{${codeOf(character)}}` : ACCENTS[mark]
  if (
    command === undefined ||
    others.length > 0 ||
    !/^[A-Za-z]$/.test(letter) ||
    (letter + mark).normalize('NFC') !== character
  )
    return null
  // The accent takes the place of the dot.
  const under = mark === '\u0327' || mark === OGONEK
  return `${command}{${!under && (letter === 'i' || letter === 'j') ? `\\${letter}` : letter}}`
}

/** @param showSpaces whether a space is drawn as a mark, as in the pieces of tokens, where it counts */
export function escapeLatex(text: string, showSpaces: boolean): string {
  let first = true
  let escaped = ''
  for (const character of text) {
    if (character === ' ') escaped += showSpaces ? '\\textvisiblespace{}' : ' '
    else if (character >= '!' && character <= '~') escaped += SPELLED[character] ?? character
    else if (UNSEEN.test(character) || (first && MARK.test(character))) escaped += `\\tesseracode{${codeOf(character)}}`
    else escaped += accented(character) ?? `\\tesserachar{${codeOf(character)}}{${character}}`
    first = false
  }
  return escaped
}
