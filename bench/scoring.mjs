// Suite "scoring": the scoring of a sequence by the engine, against the plain way over transformers.js: time, and the
// memory that the page's process grew by at its highest. The language models are random (bench/scoring/graph.mjs).
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { browserFlags, findOrInstallBrowser } from '../scripts/browser.mjs'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { memoryOf } from './memory.mjs'
import { graphConfig, writeGraph } from './scoring/graph.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const BUILT = path.join(ROOT, '.cache/bench/scoring')
const CONTEXT = 1024
export const VOCABULARIES = [4096, 50257]
export const LENGTHS = [64, 256, 1024]
const ROUNDS = 3
const WAYS = ['tessera', 'plain']

async function buildScoringPage(vocabularies) {
  await build({
    configFile: false,
    root: path.join(ROOT, 'bench/scoring'),
    base: './',
    logLevel: 'warn',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5_000 },
  })
  for (const size of vocabularies) {
    const folder = path.join(BUILT, `data/v${size}`)
    mkdirSync(path.join(folder, 'onnx'), { recursive: true })
    writeFileSync(path.join(folder, 'config.json'), JSON.stringify(graphConfig(size, CONTEXT)))
    writeFileSync(path.join(folder, 'onnx/model.onnx'), writeGraph(size, CONTEXT))
  }
}

/** One way, one vocabulary, one length, in a browser of its own, as memory that was once taken is never given back. */
async function measureOne(url, way, vocabularySize, tokens, threads) {
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: browserFlags })
  try {
    const page = await browser.newPage()
    page.on('pageerror', (error) => console.error(error))
    await page.goto(url)
    await page.waitForFunction(() => 'score' in globalThis)
    await page.evaluate(([name, size, count]) => globalThis.load(name, size, count), [way, vocabularySize, threads])
    const before = await memoryOf(browser)
    const { milliseconds, sums } = await page.evaluate(
      ([length, size, rounds]) => globalThis.score(length, size, rounds),
      [tokens, vocabularySize, ROUNDS],
    )
    const after = await memoryOf(browser)
    const grownBytes = before === null || after === null ? null : Math.max(0, after.highest - before.present)
    return {
      sums,
      row: { way, vocabularySize, tokens, threads, milliseconds, grownBytes, highestBytes: after?.highest ?? null },
    }
  } finally {
    await browser.close()
  }
}

function compare({ sums: one }, { sums: other }) {
  for (const name of Object.keys(one)) {
    const difference = Math.abs(one[name] - other[name]) / Math.abs(other[name])
    if (!(difference < 1e-4)) throw new Error(`the two ways differ in ${name}: ${one[name]}, ${other[name]}`)
  }
}

/** Rows of both ways; ratios: the engine's time and memory over the plain way's. */
export async function measureScoring({ vocabularies = VOCABULARIES, lengths = LENGTHS, threads = 1 } = {}) {
  await buildScoringPage(vocabularies)
  const server = await startStaticServer({ folder: BUILT })
  const rows = []
  const ratios = []
  try {
    for (const vocabularySize of vocabularies) {
      for (const tokens of lengths) {
        const [ours, plain] = [
          await measureOne(server.url, WAYS[0], vocabularySize, tokens, threads),
          await measureOne(server.url, WAYS[1], vocabularySize, tokens, threads),
        ]
        compare(ours, plain)
        rows.push(ours.row, plain.row)
        ratios.push({
          vocabularySize,
          tokens,
          time: ours.row.milliseconds / plain.row.milliseconds,
          memory:
            ours.row.grownBytes === null || plain.row.grownBytes === null
              ? null
              : ours.row.grownBytes / plain.row.grownBytes,
        })
      }
    }
  } finally {
    await server.close()
  }
  return { ratios, rows }
}
