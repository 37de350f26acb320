// Segments texts with the application's own worker, in a Chromium (CHROME_PATH, else /usr/bin/chromium) on a development
// server, for the scripts that record what the page shows before it computes.
import path from 'node:path'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * `jobsOf` is given a function that loads a module of the application, and answers jobs: `{ text, lanes, options }`. The
 * answer has, for each job, the encoding of each lane as `{ ids, lengths }`: ordinary tokens that tile the text, else it throws.
 */
export async function recordSegmentations(jobsOf) {
  const server = await createServer({ root, server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' })
  await server.listen()
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address')
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const jobs = await jobsOf((file) => server.ssrLoadModule(`/${file}`))
    const page = await browser.newPage()
    page.setDefaultTimeout(0)
    // A page of the server without the application: only its origin is needed.
    const base = `http://127.0.0.1:${address.port}/`
    await page.goto(`${base}favicon.svg`)
    return await page.evaluate(recordInPage, { base, jobs })
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Runs in the page. */
async function recordInPage({ base, jobs }) {
  const { createTokenizationClient } = await import(`${base}src/platform/workers/tokenization/client.ts`)
  const client = createTokenizationClient()
  const settings = { assetsBase: base, hubAddress: 'https://hub.invalid', hubToken: null, fittingText: null }
  for (const reference of new Set(jobs.flatMap(({ lanes }) => lanes))) {
    const loaded = await client.load({ requestId: `load-${reference}`, reference, settings }, () => {})
    if (!loaded.ok) throw new Error(`${reference}: ${JSON.stringify(loaded.failure)}`)
  }
  const recorded = []
  for (const [index, job] of jobs.entries()) {
    const lanes = {}
    const request = { requestId: `encode-${index}`, detail: 'columns', countsSlot: null, ...job }
    const encoded = await client.encode(request, (events) => {
      for (const event of events) {
        if (event.type === 'failure') throw new Error(`${event.lane}: ${JSON.stringify(event.failure)}`)
        if (event.type !== 'result') continue
        const { ids, startByte, endByte } = event.result.encoding
        lanes[event.lane] = { ids: [...ids], lengths: [...endByte].map((end, token) => end - startByte[token]) }
        if (!startByte.every((start, token) => start === (token === 0 ? 0 : endByte[token - 1])))
          delete lanes[event.lane]
      }
    })
    const missing = job.lanes.filter((reference) => !(reference in lanes))
    // Only tokens that tile the text can be recorded.
    if (!encoded.ok || missing.length > 0) throw new Error(`${missing.join(', ')}: ${JSON.stringify(encoded)}`)
    recorded.push(Object.fromEntries(job.lanes.map((reference) => [reference, lanes[reference]])))
  }
  return recorded
}
