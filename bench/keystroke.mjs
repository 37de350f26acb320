// Suite "keystroke": the built application with six lanes and 100 kB, typed into in the middle: the time from the key,
// and from the input event, until the last lane's figures are in the page, until they are painted, and what blocked the
// main thread meanwhile.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { DATA } from './encode.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const TYPED = 'and then, in the spring of 1863, she wrote a long letter to '.slice(0, 60)
const PAUSE_MS = 120

/** None; and six lanes each: with pre-tokenizers, bytes or characters; and with Multi-Word Tokenization, which has none. */
const LANES = {
  'the field alone': [],
  'BPE, bytes and characters': ['gpt2', 'o200k_base', 'qwen3', 'mistral-nemo', 'byt5', 'canine'],
  'six BPE': ['gpt2', 'cl100k_base', 'o200k_base', 'qwen3', 'deepseek-v3', 'mistral-nemo'],
  'with Multi-Word Tokenization': ['gpt2', 'o200k_base', 'qwen3', 'mistral-nemo', 'mwt:gpt2:list', 'canine'],
}

async function addressOf(url, tokenizers) {
  const server = await createServer({ root: ROOT, server: { middlewareMode: true }, logLevel: 'error' })
  try {
    const { writeLink } = await server.ssrLoadModule('/src/state/links/link.ts')
    const { defaultOptions } = await server.ssrLoadModule('/src/features/options.ts')
    const content = {
      text: 'a',
      sampleId: null,
      tokenizers,
      baseline: tokenizers[0] ?? null,
      panel: 'compare',
      ...defaultOptions,
    }
    return url + writeLink(content).fragment
  } finally {
    await server.close()
  }
}

/**
 * Runs in the page. A key is done when no lane is `aria-busy` any more; its figures are there with the last change of
 * the lanes' heads in that same task. Also notes the frame that shows them, and long tasks.
 */
function watch() {
  const times = { keys: [], longTasks: [] }
  let key = null
  const busy = new Set()
  const inNextTask = (action) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = action
    port2.postMessage(null)
  }
  addEventListener('keydown', (event) => (key = { pressed: event.timeStamp, input: 0, counts: 0, painted: 0 }), {
    capture: true,
  })
  addEventListener('input', () => (key.input = performance.now()), { capture: true })
  const done = (of) => {
    // The frame's callbacks run before it is made, the task behind them after.
    requestAnimationFrame(() =>
      inNextTask(() => {
        of.painted = performance.now()
        times.keys.push(of)
      }),
    )
    key = null
  }
  new MutationObserver((records) => {
    if (key === null || key.input === 0) return
    const inLane = (node) => (node instanceof Element ? node : node.parentElement)?.closest('[data-lane]') != null
    const ofLanes = records.filter(({ target }) => inLane(target))
    if (ofLanes.length === 0) return
    const wasBusy = busy.size > 0
    for (const { target, type } of ofLanes) {
      if (type !== 'attributes') continue
      if (target.getAttribute('aria-busy') === 'true') busy.add(target)
      else busy.delete(target)
    }
    if (busy.size > 0) return
    if (key.counts === 0 && !wasBusy) return
    const of = key
    if (key.counts === 0) inNextTask(() => done(of))
    key.counts = performance.now()
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ['aria-busy'] })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) times.longTasks.push(duration)
  }).observe({ type: 'longtask' })
  globalThis.keystrokes = times
}

/** Runs in the page, without lanes: what the browser takes for a key before the application hears of it. */
function watchField() {
  const times = { keys: [], longTasks: [] }
  let pressed = 0
  addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true })
  addEventListener('input', () => times.keys.push({ pressed, input: performance.now() }), { capture: true })
  globalThis.keystrokes = times
}

const settled = (laneCount) => {
  const lanes = [...document.querySelectorAll('[data-lane]')]
  const isDone = (lane) => lane.getAttribute('aria-busy') === 'false' && lane.querySelector('strong') !== null
  return lanes.length === laneCount && lanes.every(isDone)
}

function spread(values) {
  const sorted = values.toSorted((one, other) => one - other)
  const quantile = (share) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] * 10) / 10
  return { median: quantile(0.5), p95: quantile(0.95), longest: quantile(1) }
}

async function measureLanes(browser, url, name, tokenizers, text) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
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
  await page.evaluate(tokenizers.length === 0 ? watchField : watch)
  for (const [index, character] of Array.from(TYPED).entries()) {
    await page.keyboard.type(character)
    await page.waitForFunction((count) => globalThis.keystrokes.keys.length >= count, index + 1, { polling: 20 })
    await page.waitForTimeout(PAUSE_MS)
  }
  const { keys, longTasks } = await page.evaluate(() => globalThis.keystrokes)
  await context.close()
  const keyToInputMs = spread(keys.map(({ pressed, input }) => input - pressed))
  if (tokenizers.length === 0) return { lanes: name, tokenizers, keystrokes: keys.length, keyToInputMs }
  return {
    lanes: name,
    tokenizers,
    keystrokes: keys.length,
    keyToInputMs,
    inputToCountsMs: spread(keys.map(({ input, counts }) => counts - input)),
    keyToCountsMs: spread(keys.map(({ pressed, counts }) => counts - pressed)),
    keyToFrameMs: spread(keys.map(({ pressed, painted }) => painted - pressed)),
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
