// Records the first screen: what the default tokenizers make of the default text, into src/app/recorded/default.json.
// Runs the application's own worker in a Chromium (CHROME_PATH, else /usr/bin/chromium) on a development server.
// Run it when the default text, the default tokenizers or their ids change: `node scripts/record-default.mjs`.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = fileURLToPath(new URL('../src/app/recorded/default.json', import.meta.url))

const server = await createServer({ root, server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' })
await server.listen()
const address = server.httpServer?.address()
if (typeof address !== 'object' || address === null) throw new Error('the server has no address')

const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage()
  // A page of the server without the application: only its origin is needed.
  await page.goto(`http://127.0.0.1:${address.port}/favicon.svg`)
  const recorded = await page.evaluate(recordInPage, `http://127.0.0.1:${address.port}/`)
  await writeFile(target, `${JSON.stringify(recorded)}\n`)
  for (const [reference, lane] of Object.entries(recorded.lanes)) console.log(`${reference}: ${lane.ids.length} tokens`)
} finally {
  await browser.close()
  await server.close()
}

/** Runs in the page. */
async function recordInPage(base) {
  const { createTokenizationClient } = await import(`${base}src/platform/workers/tokenization/client.ts`)
  const { defaultText } = await import(`${base}src/core/samples/samples.ts`)
  const { defaultTokenizers } = await import(`${base}src/state/comparison.ts`)
  const client = createTokenizationClient()
  const settings = { assetsBase: base, hubAddress: 'https://hub.invalid', hubToken: null, fittingText: null }
  for (const reference of defaultTokenizers) {
    const loaded = await client.load({ requestId: `load-${reference}`, reference, settings }, () => {})
    if (!loaded.ok) throw new Error(`${reference}: ${JSON.stringify(loaded.failure)}`)
  }
  const lanes = {}
  const request = {
    requestId: 'encode',
    text: defaultText,
    lanes: defaultTokenizers,
    options: { addSpecialTokens: false, parseSpecialTokens: false },
    detail: 'columns',
  }
  await client.encode(request, (events) => {
    for (const event of events) {
      if (event.type === 'failure') throw new Error(`${event.lane}: ${JSON.stringify(event.failure)}`)
      if (event.type !== 'result') continue
      const { ids, startByte, endByte, kinds } = event.result.encoding
      const tiled =
        kinds.every((kind) => kind === 0) &&
        startByte.every((start, token) => start === (token === 0 ? 0 : endByte[token - 1]))
      if (!tiled) throw new Error(`${event.lane}: only ordinary tokens that tile the text can be recorded`)
      lanes[event.lane] = { ids: [...ids], lengths: [...endByte].map((end, token) => end - startByte[token]) }
    }
  })
  const missing = defaultTokenizers.filter((reference) => !(reference in lanes))
  if (missing.length > 0) throw new Error(`no result of ${missing.join(', ')}`)
  return {
    text: defaultText,
    lanes: Object.fromEntries(defaultTokenizers.map((reference) => [reference, lanes[reference]])),
  }
}
