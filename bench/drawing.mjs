// Suite "drawing": what the Probabilities panel takes to draw 4,000 scored tokens, beside what the Compare panel takes to
// draw the same tokens: from the click that changes how they are drawn to the frame that shows it, and long tasks.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { DATA } from './encode.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const TOKENS = 4000
const LANE = 'tessera-bpe'
const CLICKS = 20
const PAUSE_MS = 200

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
const round = (value) => Math.round(value * 10) / 10

/** The addresses of the two panels, with as much of a text as the lane cuts into that many tokens. */
async function addressesOf(url) {
  const server = await createServer({ root: ROOT, server: { middlewareMode: true }, logLevel: 'error' })
  try {
    const { writeLink } = await server.ssrLoadModule('/src/state/links/link.ts')
    const { contentOf } = await server.ssrLoadModule('/src/app/effects/linkOfComparison.ts')
    const { defaultComparison } = await server.ssrLoadModule('/src/state/comparison.ts')
    const { defaultOptions } = await server.ssrLoadModule('/src/features/options.ts')
    const { readTokenizer } = await server.ssrLoadModule('/pretraining/tokenizers/read.ts')
    const whole = readFileSync(path.join(DATA, 'english-100000.txt'), 'utf8')
    const { endByte } = readTokenizer(path.join(ROOT, 'public/models', LANE)).encode(whole, {
      addSpecialTokens: false,
      parseSpecialTokens: false,
    })
    const text = Buffer.from(whole)
      .subarray(0, endByte[TOKENS - 1])
      .toString('utf8')
    const scoring = { ...defaultOptions.scoring, languageModels: [LANE] }
    const addressOf = (panel) =>
      url +
      writeLink(contentOf({ ...defaultComparison(text, null), tokenizers: [LANE], baseline: LANE, panel, scoring }))
        .fragment
    return { compare: addressOf('compare'), probabilities: addressOf('probabilities') }
  } finally {
    await server.close()
  }
}

/** Runs in the page: milliseconds from each click to the end of its frame, and the longest task meanwhile. */
async function clickThrough({ names, clicks, pause }) {
  const longTasks = []
  const observer = new PerformanceObserver((list) =>
    longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  )
  observer.observe({ type: 'longtask' })
  const buttons = names.map((name) =>
    [...document.querySelectorAll('#panel button, #panel label')].find(
      ({ textContent }) => textContent.trim() === name,
    ),
  )
  const times = []
  for (let click = 0; click < clicks; click++) {
    const start = performance.now()
    buttons[click % buttons.length].click()
    await new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = resolve
        port2.postMessage(null)
      }),
    )
    times.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  observer.disconnect()
  return { times, longest: longTasks.length === 0 ? null : Math.max(...longTasks) }
}

/** Rows: a panel and its median and longest times in milliseconds; `ratio`: the Probabilities panel's median over Compare's. */
export async function measureDrawing(browser, folder) {
  const { createTranslator } = await import('use-intl/core')
  const words = JSON.parse(readFileSync(path.join(ROOT, 'src/ui/messages/en.json'), 'utf8'))
  const own = JSON.parse(readFileSync(path.join(ROOT, 'src/features/probabilities/messages/en.json'), 'utf8'))
  const t = createTranslator({ locale: 'en', messages: { ...words, ...own } })
  const changes = {
    compare: [t('lane.ids')],
    probabilities: [t('probabilities.figure.rank'), t('probabilities.figure.surprisal')],
  }
  const server = await startStaticServer({ folder })
  const rows = []
  try {
    const addresses = await addressesOf(server.url)
    for (const panel of ['compare', 'probabilities']) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      page.on('pageerror', (error) => console.error(error))
      await page.goto(addresses[panel])
      await page.locator('article [data-token]').first().waitFor()
      // Live scores of all tokens: the table of totals stands, and no lane is busy.
      if (panel === 'probabilities')
        await page
          .getByRole('region', { name: t('probabilities.totals.table') })
          .getByRole('table')
          .waitFor({ timeout: 300_000 })
      await page.waitForFunction(() => document.querySelector('article[aria-busy="true"]') === null, null, {
        timeout: 300_000,
      })
      await page.waitForTimeout(3000)
      const drawn = await page.locator('article [data-token]').count()
      const { times, longest } = await page.evaluate(clickThrough, {
        names: changes[panel],
        clicks: CLICKS,
        pause: PAUSE_MS,
      })
      rows.push({
        panel,
        tokens: TOKENS,
        drawnTokens: drawn,
        medianMs: round(median(times)),
        longestMs: round(Math.max(...times)),
        longestTaskMs: longest === null ? null : round(longest),
      })
      await page.close()
    }
  } finally {
    await server.close()
  }
  return { rows, ratio: round(rows[1].medianMs / rows[0].medianMs) }
}
