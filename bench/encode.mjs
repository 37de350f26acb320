// Suite "encode": full encodings by each shipped byte-level BPE tokenizer and by the libraries that have it too.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, createServer } from 'vite'
import { startStaticServer } from '../scripts/staticServer.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const BUILT = path.join(ROOT, '.cache/bench/page')
export const DATA = path.join(BUILT, 'data')

/** Writes the page and all that it fetches, but for the texts. */
export async function buildPage() {
  rmSync(BUILT, { recursive: true, force: true })
  await build({
    configFile: false,
    root: path.join(ROOT, 'bench/page'),
    base: './',
    logLevel: 'warn',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5_000 },
  })
  mkdirSync(DATA, { recursive: true })
  const server = await createServer({ root: ROOT, server: { middlewareMode: true }, logLevel: 'error' })
  try {
    const { tokenizerJsonOf } = await server.ssrLoadModule('/tests/core/tokenizers/bpe/tokenizerJson.ts')
    const { splits } = await server.ssrLoadModule('/tests/core/tokenizers/bpe/splits.ts')
    for (const [id, patterns] of Object.entries(splits)) {
      writeFileSync(path.join(DATA, `${id}.json`), JSON.stringify(tokenizerJsonOf(id, patterns)))
      copyFileSync(path.join(ROOT, `public/tokenizers/${id}.bpe`), path.join(DATA, `${id}.bpe`))
    }
    const packed = path.join(ROOT, 'node_modules/tiktoken')
    copyFileSync(path.join(packed, 'lite/tiktoken_bg.wasm'), path.join(DATA, 'tiktoken_bg.wasm'))
    for (const id of ['gpt2', 'cl100k_base', 'o200k_base']) {
      copyFileSync(path.join(packed, `encoders/${id}.json`), path.join(DATA, `tiktoken-${id}.json`))
    }
    return Object.keys(splits)
  } finally {
    await server.close()
  }
}

/** A row for each text and implementation: bytes, tokens, milliseconds cold and warm. */
export async function measureEncode(browser, tokenizer, texts) {
  const server = await startStaticServer({ folder: BUILT })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  page.on('console', (message) => console.warn(`${tokenizer}: ${message.text()}`))
  try {
    await page.goto(server.url)
    await page.waitForFunction(() => 'measureTexts' in globalThis)
    const measured = await page.evaluate(([id, names]) => globalThis.measureTexts(id, names), [tokenizer, texts])
    return measured.flatMap(({ text, bytes, times }) =>
      times.map(({ name, ...time }) => ({ tokenizer, text, bytes, implementation: name, ...time })),
    )
  } finally {
    await page.close()
    await server.close()
  }
}
