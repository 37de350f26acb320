// Suite "smollm2": the large language model that comes with the page, by the engine and by transformers.js' own pipeline on
// the same files: until it is open and warm, to score 256 tokens, the row behind one token more, and the page's memory.
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { browserFlags, findOrInstallBrowser } from '../scripts/browser.mjs'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { memoryOf } from './memory.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const BUILT = path.join(ROOT, '.cache/bench/smollm2')
const MODEL = 'models/smollm2-135m-instruct'
const TOKENS = 256
const WAYS = ['tessera', 'plain']

async function buildSmolPage() {
  await build({
    configFile: false,
    root: path.join(ROOT, 'bench/smollm2'),
    base: './',
    logLevel: 'warn',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5_000 },
  })
  mkdirSync(path.join(BUILT, 'data'), { recursive: true })
  cpSync(path.join(ROOT, 'public', MODEL), path.join(BUILT, 'data', MODEL), { recursive: true })
}

/** In a browser of its own, as memory that was once taken is never given back. */
async function measureWay(url, way, device, { tokens, threads, rounds }) {
  const flags = device === 'webgpu' ? [...browserFlags, '--enable-unsafe-webgpu'] : browserFlags
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: flags })
  try {
    const page = await browser.newPage()
    page.on('pageerror', (error) => console.error(error))
    await page.goto(url)
    await page.waitForFunction(() => 'load' in globalThis)
    const openMs = await page.evaluate(([...asked]) => globalThis.load(...asked), [way, device, threads])
    const measured = await page.evaluate(([...asked]) => globalThis.measure(...asked), [tokens, rounds])
    const memory = await memoryOf(browser)
    return {
      way,
      device,
      threads,
      tokens,
      openMs,
      ...measured,
      memoryBytes: memory?.present ?? null,
      highestBytes: memory?.highest ?? null,
    }
  } finally {
    await browser.close()
  }
}

/** Rows of both ways, and how many times faster the engine is. `devices`: of the engine; transformers.js runs on WASM. */
export async function measureSmol({ devices = ['wasm'], tokens = TOKENS, threads = 2, rounds = 2 } = {}) {
  await buildSmolPage()
  const server = await startStaticServer({ folder: BUILT })
  try {
    const rows = []
    const asked = { tokens, threads, rounds }
    for (const device of devices) rows.push(await measureWay(server.url, WAYS[0], device, asked))
    const plain = await measureWay(server.url, WAYS[1], 'wasm', asked)
    const ratios = rows.map((row) => ({
      device: row.device,
      open: plain.openMs / row.openMs,
      score: plain.scoreMs / row.scoreMs,
      next: plain.nextMs / row.nextMs,
      differenceNatsPerToken: Math.abs(plain.sum - row.sum) / (tokens - 1),
    }))
    for (const { differenceNatsPerToken } of ratios)
      if (!(differenceNatsPerToken < 0.01))
        throw new Error(`the two ways differ by ${differenceNatsPerToken} nats a token`)
    return { ratios, rows: [...rows, plain] }
  } finally {
    await server.close()
  }
}
