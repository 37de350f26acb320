// Records the scores of the prepared texts: the bits of each byte by the language model of the reference reading, into
// src/features/probabilities/recorded/samples/; and all that the panel's own example shows of SmolLM2, which is too large
// to be fetched unasked, into recorded/answers/. Runs the application's own scoring worker, on WASM, in a Chromium
// (CHROME_PATH, else /usr/bin/chromium) on a development server. Run it when a prepared text or the language model
// changes: `node scripts/record-scores.mjs`.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const target = path.join(root, 'src/features/probabilities/recorded/samples')
const answersTarget = path.join(root, 'src/features/probabilities/recorded/answers')
/** Decimals of a bit: a token of fifty bytes is off by a five-hundredth of what the tests allow. */
const DECIMALS = 5

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
  page.setDefaultTimeout(0)
  // A page of the server without the application: only its origin is needed.
  await page.goto(`http://127.0.0.1:${address.port}/favicon.svg`)
  const recorded = await page.evaluate(recordInPage, `http://127.0.0.1:${address.port}/`)
  await mkdir(target, { recursive: true })
  for (const { id, text, nats } of recorded) {
    const bits = nats.map((value) => Number(Math.max(0, -value / Math.LN2).toFixed(DECIMALS)))
    await writeFile(path.join(target, `${id}.json`), `${JSON.stringify({ text, bits })}\n`)
    console.log(`${id}: ${bits.length} bytes, ${Math.round(bits.reduce((sum, value) => sum + value, 0))} bits`)
  }
  const { id, ...answers } = await page.evaluate(answerInPage, `http://127.0.0.1:${address.port}/`)
  await mkdir(answersTarget, { recursive: true })
  await writeFile(path.join(answersTarget, `${id}.json`), `${JSON.stringify(answers)}\n`)
  console.log(`${id} by ${answers.languageModel}: ${answers.canonicalBits} bits`)
} finally {
  await browser.close()
  await server.close()
}

/** Runs in the page. */
async function recordInPage(base) {
  const { createScoringClient } = await import(`${base}src/platform/workers/scoring/client.ts`)
  const { sampleIds, sampleText } = await import(`${base}src/core/samples/samples.ts`)
  const { BYTE_LANGUAGE_MODEL } = await import(`${base}src/state/scoringChoice.ts`)
  const worker = new URL('src/app/workers/scoring.worker.ts', base)
  const client = createScoringClient(() => new Worker(worker, { type: 'module', name: 'scoring' }))
  const settings = { assetsBase: base, hubAddress: 'https://hub.invalid', hubToken: null }
  const request = {
    requestId: 'load',
    languageModel: BYTE_LANGUAGE_MODEL,
    settings,
    device: 'wasm',
    dtype: null,
    threads: null,
  }
  const loaded = await client.load(request, () => {})
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  const recorded = []
  for (const id of sampleIds) {
    const text = await sampleText(id)
    const options = { begin: true, topK: 0, stride: null }
    const scored = await client.scoreText(
      { requestId: id, languageModel: BYTE_LANGUAGE_MODEL, text, options },
      () => {},
    )
    if (!scored.ok) throw new Error(`${id}: ${JSON.stringify(scored.failure)}`)
    recorded.push({ id, text, nats: [...scored.value.scores.logProbability] })
  }
  return recorded
}

/** Runs in the page. */
async function answerInPage(base) {
  const { createScoringClient } = await import(`${base}src/platform/workers/scoring/client.ts`)
  const { unfinishedSampleId: id, unfinishedText: text } = await import(`${base}src/core/samples/samples.ts`)
  const worker = new URL('src/app/workers/scoring.worker.ts', base)
  const client = createScoringClient(() => new Worker(worker, { type: 'module', name: 'scoring' }))
  const languageModel = 'smollm2-135m-instruct'
  const settings = { assetsBase: base, hubAddress: 'https://hub.invalid', hubToken: null }
  const valueOf = (outcome) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
    return outcome.value
  }
  const round = (bits) => Number(bits.toFixed(5))
  const load = { requestId: 'load', languageModel, settings, device: 'wasm', dtype: null, threads: null }
  valueOf(await client.load(load, () => {}))
  const options = { begin: true, topK: 0, stride: null }
  const scored = valueOf(await client.scoreText({ requestId: 'score', languageModel, text, options }, () => {}))
  const lab = async (kind, question) =>
    valueOf(await client.lab({ requestId: kind, languageModel, kind, question }, () => {}))
  const bytes = await lab('text-by-bytes', { text, begin: true, stride: null })
  const next = await lab('next-tokens', { text, begin: true, count: 64 })
  return {
    id,
    text,
    languageModel,
    tokens: [...scored.scores.logProbability].map((nats) => round(Math.max(0, -nats / Math.LN2))),
    bits: [...bytes.byByte].map(round),
    canonicalBits: round(bytes.canonicalBits),
    canonicalTokens: bytes.canonicalTokens,
    next: {
      ...next,
      tokens: next.tokens.map(({ bytes: spelled, logProbability, ...token }) => ({
        ...token,
        bytes: spelled === null ? null : [...spelled],
        logProbability: Number(logProbability.toFixed(6)),
      })),
    },
  }
}
