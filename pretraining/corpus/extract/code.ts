/** Source code as blocks: what stands between an empty line and a line that is not indented, as it was written. */

/** Blocks of a file of source code, each ending with an empty line, tabs and indents kept. */
export function codeBlocks(source: string): string[] {
  return source
    .replace(/\r\n/gu, '\n')
    .replace(/[^\S\n]+$/gmu, '')
    .split(/\n{2,}(?=\S)/u)
    .map((block) => block.replace(/^\n+|\n+$/gu, ''))
    .filter((block) => block !== '')
    .map((block) => `${block}\n`)
}
