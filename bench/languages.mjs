// Suite "languages": counting of parallel corpora by the application's workers, against tiktoken's WebAssembly on the same
// units, and the memory that the page's process took at its highest. The corpora: the Universal Declaration in all
// languages that are shipped, and a synthetic one of FLORES-200's size, which may not be passed on itself.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { browserFlags, findOrInstallBrowser } from '../scripts/browser.mjs'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { memoryOf } from './memory.mjs'
import { seededRandom } from './random.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const BUILT = path.join(ROOT, '.cache/bench/languages')
const DATA = path.join(BUILT, 'data')
const SHIPPED = path.join(ROOT, 'public/corpora/udhr')
export const TOKENIZERS = ['gpt2', 'cl100k_base', 'o200k_base', 'qwen3', 'byt5', 'canine']
const OPENAI = ['gpt2', 'cl100k_base', 'o200k_base']
/** FLORES-200: 204 languages, 997 lines of dev and 1,012 of devtest, 77 MB. */
const FLORES = { languages: 204, lines: 2009, bytes: 77_000_000 }

/** The paragraphs of the shipped languages. */
function declarations() {
  const { languages } = JSON.parse(readFileSync(path.join(SHIPPED, 'index.json'), 'utf8'))
  return languages.map(({ code }) => {
    const { preamble, articles } = JSON.parse(
      gunzipSync(readFileSync(path.join(SHIPPED, `${code}.gzip`))).toString('utf8'),
    )
    return { code, units: [...(preamble ?? []), ...articles.flat()] }
  })
}

/** The most characters from the start that take no more bytes. */
function cutToBytes(text, length) {
  const bytes = Buffer.from(text)
  let end = Math.min(length, bytes.length)
  while (end < bytes.length && (bytes[end] & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}

/** Lines of runs of words of the Declaration in an order of chance, as many and as long as FLORES has them. */
function synthetic(all) {
  const random = seededRandom(200)
  const below = (count) => (random() * 0x1_0000_0000) % count
  const bytesOfALine = FLORES.bytes / FLORES.languages / FLORES.lines
  const chosen = all
    .filter((_, index) => index % Math.floor(all.length / FLORES.languages) === 0)
    .slice(0, FLORES.languages)
  return chosen.map(({ code, units }) => {
    const words = units.join(' ').split(' ')
    let bytes = 0
    const lines = Array.from({ length: FLORES.lines }, (_, index) => {
      const length = Math.round((index + 1) * bytesOfALine) - bytes
      let line = ''
      while (Buffer.byteLength(line) < length) {
        const from = below(words.length)
        line += `${line === '' ? '' : ' '}${words.slice(from, from + 1 + below(6)).join(' ')}`
      }
      line = cutToBytes(line, length)
      bytes += Buffer.byteLength(line)
      return line
    })
    return { code, units: lines }
  })
}

function write(name, corpus) {
  mkdirSync(path.join(DATA, name), { recursive: true })
  for (const { code, units } of corpus) writeFileSync(path.join(DATA, name, `${code}.json`), JSON.stringify(units))
  writeFileSync(path.join(DATA, name, 'codes.json'), JSON.stringify(corpus.map(({ code }) => code)))
}

async function buildLanguagesPage() {
  rmSync(BUILT, { recursive: true, force: true })
  await build({
    configFile: false,
    root: path.join(ROOT, 'bench/languages'),
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5_000 },
  })
  cpSync(path.join(ROOT, 'public/tokenizers'), path.join(BUILT, 'tokenizers'), { recursive: true })
  mkdirSync(DATA, { recursive: true })
  const packed = path.join(ROOT, 'node_modules/tiktoken')
  copyFileSync(path.join(packed, 'lite/tiktoken_bg.wasm'), path.join(DATA, 'tiktoken_bg.wasm'))
  for (const id of OPENAI)
    copyFileSync(path.join(packed, `encoders/${id}.json`), path.join(DATA, `tiktoken-${id}.json`))
  const all = declarations()
  write('udhr', all)
  write('flores-sized', synthetic(all))
}

/** In a browser of its own, as memory that was once taken is never given back. */
async function inBrowser(url, work) {
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: browserFlags })
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(0)
    page.on('pageerror', (error) => console.error(error))
    await page.goto(url)
    await page.waitForFunction(() => 'countBy' in globalThis)
    return { ...(await work(page)), highestBytes: (await memoryOf(browser))?.highest ?? null }
  } finally {
    await browser.close()
  }
}

/** Rows: a corpus and a tokenizer, MB/s by one worker and by tiktoken; totals: a corpus by all tokenizers and workers. */
export async function measureLanguages({ corpora = ['udhr', 'flores-sized'], workers = 2 } = {}) {
  await buildLanguagesPage()
  const server = await startStaticServer({ folder: BUILT })
  const [rows, totals] = [[], []]
  try {
    for (const corpus of corpora) {
      const pool = await inBrowser(server.url, (page) =>
        page.evaluate(([name, ids, count]) => globalThis.countBy(name, ids, count), [corpus, TOKENIZERS, workers]),
      )
      const one = await inBrowser(server.url, (page) =>
        page.evaluate(([name, ids]) => globalThis.countBy(name, ids, 1), [corpus, TOKENIZERS]),
      )
      const megabytes = one.bytes / 1e6
      totals.push({
        corpus,
        megabytes,
        tokenizers: TOKENIZERS.length,
        workers,
        secondsOfLoading: pool.loading,
        seconds: pool.wall,
        secondsOfOneWorker: one.wall,
        highestBytes: pool.highestBytes,
      })
      for (const tokenizer of TOKENIZERS) {
        const peer = OPENAI.includes(tokenizer)
          ? await inBrowser(server.url, (page) =>
              page.evaluate(([name, id]) => globalThis.countByTiktoken(name, id), [corpus, tokenizer]),
            )
          : null
        if (peer !== null && peer.tokens !== one.tokens[tokenizer])
          throw new Error(`${corpus}, ${tokenizer}: ${one.tokens[tokenizer]} tokens, tiktoken ${peer.tokens}`)
        const ours = megabytes / one.counting[tokenizer]
        const theirs = peer === null ? null : megabytes / peer.seconds
        rows.push({
          corpus,
          tokenizer,
          tokens: one.tokens[tokenizer],
          megabytesASecond: ours,
          tiktoken: theirs,
          ratio: theirs === null ? null : ours / theirs,
        })
      }
    }
  } finally {
    await server.close()
  }
  return { totals, rows }
}
