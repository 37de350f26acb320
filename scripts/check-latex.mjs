// Compiles tables as the page writes them for a paper, with texts that TeX could take for commands, under every engine that is
// here: pdfLaTeX with its own font encoding and with T1, XeLaTeX, LuaLaTeX. Fails where one stops at an error, where a table
// that is shrunk is wider than the text, or where there is no engine at all: `node scripts/check-latex.mjs`.
// On Debian: texlive-latex-base, texlive-latex-extra, texlive-xetex.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTranslator } from 'use-intl/core'
import { createServer } from 'vite'

const has = (engine) => spawnSync(engine, ['--version'], { stdio: 'ignore' }).status === 0
const ENGINES = [
  { name: 'pdfLaTeX, OT1', engine: 'pdflatex', preamble: '' },
  { name: 'pdfLaTeX, T1', engine: 'pdflatex', preamble: '\\usepackage[T1]{fontenc}' },
  { name: 'XeLaTeX', engine: 'xelatex', preamble: '' },
  { name: 'LuaLaTeX', engine: 'lualatex', preamble: '' },
].filter(({ engine }) => has(engine))
if (ENGINES.length === 0) {
  console.error('There is no TeX here (pdflatex, xelatex, lualatex).')
  process.exit(1)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const server = await createServer({
  root,
  configFile: false,
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error',
})
const { latexParts } = await server.ssrLoadModule('/src/core/export/latex.ts')
const { tokenColumns } = await server.ssrLoadModule('/src/core/export/tokensTable.ts')
const { tokenColumnWords } = await server.ssrLoadModule('/src/features/export/useTokensTable.ts')
const { figureExportColumns } = await server.ssrLoadModule('/src/features/compare/metrics/useFiguresTable.ts')
await server.close()

const wordsIn = (folder) => JSON.parse(readFileSync(path.join(root, `src/features/${folder}/messages/en.json`), 'utf8'))
const messages = { ...wordsIn('export'), ...wordsIn('metrics') }
const words = (namespace) => createTranslator({ locale: 'en', messages, namespace })
const COLUMNS = {
  tokens: tokenColumns(true, tokenColumnWords(words('export'))),
  figures: figureExportColumns(words('export'), words('metric')),
}

/** The page's own columns: those of these ids, or all. */
function columnsOf(table, ids = COLUMNS[table].map(({ id }) => id)) {
  return ids.map((wanted) => ({
    ...COLUMNS[table].find(({ id }) => id === wanted),
    inPaper: true,
    decimals: 3,
  }))
}

function tableOf(name, columns, texts) {
  const rows = texts.map((text, place) =>
    columns.map(({ id, type }) =>
      type === 'number'
        ? [1.5, -place, Infinity, null][place % 4]
        : id === 'piece' || id === 'longest_token'
          ? text
          : 'Tessera, superwords',
    ),
  )
  return { name, columns, rowCount: rows.length, rows: () => rows }
}

/** Every assigned kind of character: the first eight thousand code points, and samples beyond. */
const everything = []
for (let start = 0; start < 0x2000; start += 16)
  everything.push(String.fromCodePoint(...Array.from({ length: 16 }, (_, step) => start + step)))
const hostile = [
  '\\input{/etc/passwd}',
  '\\end{document}',
  '}{',
  '{{{',
  '%',
  '$$',
  '&&',
  '##1',
  '^^41',
  '~',
  '_',
  '--',
  '---',
  "``''",
  '"',
  '<<>>',
  '?`!`',
  '\\\\',
  '\\verb|x|',
  ' są į Į ąę ',
  'naïve Zoë Ångström',
  'Ġthe',
  'Ċ',
  '▁é',
  '<|endoftext|>',
  '中文',
  'မြန်မာ',
  'العربية',
  '👩‍👧',
  '\u200b\u202e\ufeff',
  '\ud800',
  'i\u0307',
  'Z\u0310\u0310',
  '\0\u0007\u007f',
  '\u{e0041}',
  '\u{10ffff}',
]
const usual = [
  'tokenizer',
  'tokens',
  'tokens_per_word',
  'continued_words_share',
  'bytes_per_token',
  'unknown_tokens',
  'renyi_efficiency',
]
const usualTokens = ['lane', 'index', 'id', 'piece', 'start_byte', 'surprisal_bits', 'rank']
const TABLES = [
  {
    name: 'hostile tokens',
    table: tableOf('tokens', columnsOf('tokens', ['lane', 'piece', 'surprisal_bits']), hostile),
    fits: true,
  },
  { name: 'every character', table: tableOf('tokens', columnsOf('tokens', ['piece']), everything), fits: false },
  { name: 'figures', table: tableOf('figures', columnsOf('figures', usual), ['a', 'b', 'c', 'd', 'e']), fits: true },
  { name: 'all figures', table: tableOf('figures', columnsOf('figures'), ['a', 'b']), fits: true },
  {
    name: 'tokens',
    table: tableOf(
      'tokens',
      columnsOf('tokens', usualTokens),
      Array.from({ length: 60 }, () => ' international'),
    ),
    fits: true,
  },
]

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-latex-'))
let failed = 0
for (const { name: engineName, engine, preamble } of ENGINES) {
  for (const { name, table, fits } of TABLES) {
    const body = [...latexParts(table, [`${name}\n\\undefined % ${hostile.join(' ')}`])].join('')
    writeFileSync(
      path.join(folder, 'table.tex'),
      `\\documentclass{article}\n${preamble}\n\\usepackage{booktabs,graphicx,longtable}\n\\begin{document}\n\\noindent\n${body}\n\\end{document}\n`,
    )
    const { status } = spawnSync(
      engine,
      ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'table.tex'],
      { cwd: folder, stdio: 'ignore' },
    )
    const log = readFileSync(path.join(folder, 'table.log'), 'latin1')
    const error = /^! .*$/m.exec(log)?.[0]
    const wide = fits ? /^Overfull \\hbox \((\d+\.\d+)pt/m.exec(log)?.[0] : undefined
    const fault = status === 0 ? wide : (error ?? `status ${status}`)
    if (fault !== undefined) failed += 1
    console.log(`${engineName}, ${name}: ${fault ?? 'compiles'}`)
  }
}
rmSync(folder, { recursive: true })
if (failed > 0) process.exit(1)
