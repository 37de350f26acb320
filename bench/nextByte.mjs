// Suite "next-byte": what a byte costs by each way of asking for the next one, against one plain forward pass. The language
// models: the shipped one, and one of random weights with GPT-2's vocabulary (bench/scoring/graph.mjs).
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { writeGraph } from './scoring/graph.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const BUILT = path.join(ROOT, '.cache/bench/next-byte')
const CONTEXT = 1024
const GPT2_SIZE = 50257
const BEAM_WIDTH = 8
const TEXT = 'Everyone has the right to freedo'

async function buildNextBytePage() {
  await build({
    configFile: false,
    root: path.join(ROOT, 'bench/next-byte'),
    base: './',
    logLevel: 'warn',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5_000 },
  })
  const data = path.join(BUILT, 'data')
  mkdirSync(path.join(data, 'models'), { recursive: true })
  cpSync(path.join(ROOT, 'public/models/tessera-bpe'), path.join(data, 'models/tessera-bpe'), { recursive: true })
  copyFileSync(path.join(ROOT, 'public/tokenizers/gpt2.bpe'), path.join(data, 'gpt2.bpe'))
  writeFileSync(path.join(data, 'random.onnx'), writeGraph(GPT2_SIZE, CONTEXT))
}

/** A row a language model and way: milliseconds and passes a byte, and the ratio to one plain forward pass. */
export async function measureNextByte(browser) {
  await buildNextBytePage()
  const server = await startStaticServer({ folder: BUILT })
  const rows = []
  try {
    for (const [model, which] of [
      ['tessera-bpe', 'shipped'],
      ['random, vocabulary of GPT-2', 'random'],
    ]) {
      const page = await browser.newPage()
      page.on('pageerror', (error) => console.error(error))
      await page.goto(server.url)
      await page.waitForFunction(() => 'measure' in globalThis)
      const measured = await page.evaluate(
        ([...asked]) => globalThis.measure(...asked),
        [which, TEXT, BEAM_WIDTH, GPT2_SIZE, CONTEXT],
      )
      const [plain] = measured
      for (const { way, milliseconds, passes } of measured) {
        rows.push({
          model,
          way,
          milliseconds: rounded(milliseconds),
          passes: rounded(passes),
          ratio: rounded(milliseconds / plain.milliseconds),
        })
      }
      await page.close()
    }
  } finally {
    await server.close()
  }
  return { bytes: Buffer.byteLength(TEXT), beamWidth: BEAM_WIDTH, rows }
}

const rounded = (value) => Number(value.toPrecision(3))
