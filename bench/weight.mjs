// Suite "weight": what the built application fetches at its first visit, per request: bytes over the wire with gzip, as
// the project's own server sends them (headers not counted), and with Brotli at its best.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { startStaticServer } from '../scripts/staticServer.mjs'

const QUIET_MS = 4_000
/** The tokenizer of the default screen's first lane. */
const FIRST_LANE = 'tokenizers/gpt2.bpe'
const brotliSize = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length

/**
 * What a file is needed for: one lane (data), any tokenizer (worker), the first paint (shell: the page, what it names,
 * and fonts), or what can only be done once that is painted (later).
 */
function stageOf(name, page) {
  if (/^(?:tokenizers|multiword|unicode-names)\//.test(name)) return 'data'
  if (/worker/.test(name)) return 'worker'
  return /\.(?:html|woff2|svg)$/.test(name) || page.includes(name) ? 'shell' : 'later'
}

const sum = (files, column) => files.reduce((total, file) => total + file[column], 0)
const sizes = (files) => ({ gzip: sum(files, 'gzip'), brotli: sum(files, 'brotli') })

/** Per file and in all; `folder` holds the built application. */
export async function measureWeight(browser, folder) {
  const server = await startStaticServer({ folder })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  const finished = []
  page.on('response', (response) => finished.push(response))
  try {
    await page.goto(server.url)
    await page.waitForSelector('[data-lane]')
    await page.waitForTimeout(QUIET_MS)
    const html = readFileSync(path.join(folder, 'index.html'), 'utf8')
    const files = []
    for (const response of finished) {
      const name = new URL(response.url()).pathname.slice(1) || 'index.html'
      const bytes = readFileSync(path.join(folder, name))
      // Playwright gives no sizes of what a worker fetches: the server's compression is done again.
      const zipped = (await response.headerValue('content-encoding')) === 'gzip'
      files.push({
        name: name.replace(/-[\w-]{8}(?=\.\w+$)/, ''),
        stage: stageOf(name, html),
        gzip: zipped ? gzipSync(bytes).length : bytes.length,
        brotli: zipped ? brotliSize(bytes) : bytes.length,
      })
    }
    const shell = files.filter(({ stage }) => stage === 'shell')
    const firstOf = files.findIndex(({ name }) => name === FIRST_LANE)
    const firstLane = files.filter(({ stage }, index) => stage === 'shell' || stage === 'worker' || index === firstOf)
    return { firstScreen: sizes(shell), firstLiveSegmentation: sizes(firstLane), allDefaultLanes: sizes(files), files }
  } finally {
    await context.close()
    await server.close()
  }
}
