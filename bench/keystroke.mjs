// Suite "keystroke": the built application with six lanes and 100 kB, typed into in the middle: the time from the
// input event until the last lane's result is in the page, and what blocked the main thread meanwhile.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { DATA } from './encode.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const TYPED = 'and then, in the spring of 1863, she wrote a long letter to '.slice(0, 60)
const PAUSE_MS = 120

/** Six lanes each: with pre-tokenizers, bytes or characters; and with Multi-Word Tokenization, which has none. */
const LANES = {
  'BPE, bytes and characters': ['gpt2', 'o200k_base', 'qwen3', 'mistral-nemo', 'byt5', 'canine'],
  'six BPE': ['gpt2', 'cl100k_base', 'o200k_base', 'qwen3', 'deepseek-v3', 'mistral-nemo'],
  'with Multi-Word Tokenization': ['gpt2', 'o200k_base', 'qwen3', 'mistral-nemo', 'mwt:gpt2:list', 'canine'],
}

async function addressOf(url, tokenizers) {
  const server = await createServer({ root: ROOT, server: { middlewareMode: true }, logLevel: 'error' })
  try {
    const { writeLink } = await server.ssrLoadModule('/src/share/link.ts')
    const { defaultOptions } = await server.ssrLoadModule('/src/state/comparison.ts')
    const content = { text: 'a', sampleId: null, tokenizers, baseline: tokenizers[0], panel: 'compare', options: defaultOptions }
    return url + writeLink(content).fragment
  } finally {
    await server.close()
  }
}

/** Runs in the page: notes when each input came, and when the last lane was done with it; and long tasks. */
function watch(laneCount) {
  const times = { input: 0, latencies: [], longTasks: [] }
  const lanes = () => [...document.querySelectorAll('[data-lane]')]
  const busy = new Set()
  document.getElementById('text').addEventListener('input', () => (times.input = performance.now()), { capture: true })
  new MutationObserver((records) => {
    for (const { target } of records) {
      if (!target.hasAttribute('data-lane')) continue
      if (target.getAttribute('aria-busy') === 'true') busy.add(target)
      else busy.delete(target)
    }
    const ofLanes = records.some(({ target }) => target.hasAttribute('data-lane'))
    if (ofLanes && busy.size === 0 && times.input > 0 && lanes().length === laneCount) {
      times.latencies.push(performance.now() - times.input)
      times.input = 0
    }
  }).observe(document.body, { subtree: true, attributeFilter: ['aria-busy'] })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) times.longTasks.push(duration)
  }).observe({ type: 'longtask' })
  globalThis.keystrokes = times
}

const settled = (laneCount) => {
  const lanes = [...document.querySelectorAll('[data-lane]')]
  const isDone = (lane) => lane.getAttribute('aria-busy') === 'false' && lane.querySelector('strong') !== null
  return lanes.length === laneCount && lanes.every(isDone)
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
const rounded = (value) => Math.round(value * 100) / 100

async function measureLanes(browser, url, name, tokenizers, text) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(await addressOf(url, tokenizers))
  await page.waitForFunction(settled, tokenizers.length)
  await page.evaluate((whole) => {
    const field = document.getElementById('text')
    field.focus()
    field.setRangeText(whole, 0, field.value.length, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }, text)
  await page.waitForTimeout(1_500)
  await page.waitForFunction(settled, tokenizers.length)
  await page.evaluate(() => {
    const field = document.getElementById('text')
    field.setSelectionRange(field.value.length >> 1, field.value.length >> 1)
  })
  await page.waitForTimeout(500)
  await page.evaluate(watch, tokenizers.length)
  for (const [index, character] of Array.from(TYPED).entries()) {
    await page.keyboard.type(character)
    await page.waitForFunction((count) => globalThis.keystrokes.latencies.length >= count, index + 1, { polling: 20 })
    await page.waitForTimeout(PAUSE_MS)
  }
  const { latencies, longTasks } = await page.evaluate(() => globalThis.keystrokes)
  await context.close()
  const sorted = latencies.toSorted((one, other) => one - other)
  return {
    lanes: name,
    tokenizers,
    keystrokes: sorted.length,
    medianMs: rounded(quantile(sorted, 0.5)),
    p95Ms: rounded(quantile(sorted, 0.95)),
    longestMs: rounded(sorted.at(-1)),
    tasksOver50Ms: longTasks.length,
    longestTaskMs: longTasks.length === 0 ? null : Math.max(...longTasks),
  }
}

/** A row for each set of lanes; `folder` holds the built application. */
export async function measureKeystrokes(browser, folder) {
  const text = readFileSync(path.join(DATA, 'english-100000.txt'), 'utf8')
  const server = await startStaticServer({ folder })
  const rows = []
  try {
    for (const [name, tokenizers] of Object.entries(LANES)) {
      rows.push(await measureLanes(browser, server.url, name, tokenizers, text))
    }
  } finally {
    await server.close()
  }
  return rows
}
