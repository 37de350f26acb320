// Whether a text that was on the screen is there after a reload, a crash or a closed tab: many runs of each, with a random delay
// between the moment that the text is on the screen and the end of the page. Needs a build; `node bench/kept.mjs [runs] [case]`.
import { chromium } from 'playwright-core'
import { browserFlags, findOrInstallBrowser } from '../scripts/browser.mjs'
import { startStaticServer } from '../scripts/staticServer.mjs'

const RUNS = Number(process.argv[2] ?? 50)
const ONLY = process.argv[3]
/** Milliseconds. */
const LONGEST_DELAY = 50
const READING_TIMEOUT_MS = 60_000

/** A text of so many UTF-16 units that no other run has and that does not compress into a link. */
function textOf(units, seed) {
  let text = `run ${seed}\n`
  for (let line = 0; text.length < units; line++)
    text += `${(line * 2654435761 + seed) % 4294967296} ${Math.sin(line + seed)} naïve\n`
  return text.slice(0, units)
}

const repeated = (units, seed) => `run ${seed}\n`.repeat(Math.ceil(units / 6)).slice(0, units)

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The text that the page shows: of its field, or of the excerpt of a long text. */
async function shows(page, text) {
  await page.waitForFunction(
    ([start, length]) => {
      const field = document.getElementById('text')
      const shown = field instanceof HTMLTextAreaElement ? field.value : null
      if (shown !== null) return shown.length === length && shown.startsWith(start)
      return (
        document.body.innerText.includes(length.toLocaleString('en-GB')) &&
        document.body.innerText.includes(start.split('\n')[0])
      )
    },
    [text.slice(0, 1000), text.length],
    { polling: 'raf', timeout: READING_TIMEOUT_MS },
  )
}

async function paste(page, text) {
  await page.locator('#text').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
  await page.keyboard.press('ControlOrMeta+v')
}

async function drop(page, text) {
  const [line] = text.split('\n', 1)
  // A long text of one line is made in the page: to send it there takes longer than all the rest.
  const isOneLine = text.length > 1e7
  await page.evaluate(
    ([given, units]) => {
      const dropped = units === 0 ? given : given.repeat(Math.ceil(units / given.length)).slice(0, units)
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([dropped], 'text.txt'))
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    isOneLine ? [`${line}\n`, text.length] : [text, 0],
  )
}

async function typeText(page, text) {
  await page.locator('#text').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

const reload = async (page) => {
  await page.reload({ waitUntil: 'commit' })
  return page
}
const restore = async (page, url) => {
  const next = await page.context().newPage()
  await next.goto(url)
  await next.getByRole('button', { name: 'Restore', exact: true }).click({ timeout: READING_TIMEOUT_MS })
  return next
}
const close = async (page, url) => {
  const context = page.context()
  const other = await context.newPage()
  await page.close()
  return restore(other, url)
}
/** The driver cannot reload a page that crashed: the reader opens another tab. */
const crash = async (page, url) => {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => {})
  await crashed
  return restore(page, url)
}

const cases = {
  'paste-reload-200k': { text: (run) => textOf(200_000, run), put: paste, end: reload },
  'paste-reload-short': { text: (run) => `pasted in run ${run}`, put: paste, end: reload },
  'drop-reload-200k': { text: (run) => textOf(200_000, run), put: drop, end: reload },
  'drop-reload-5M': { text: (run) => textOf(5_000_000, run), put: drop, end: reload },
  'drop-reload-100M': { text: (run) => repeated(90_000_000, run), put: drop, end: reload },
  'type-close-reopen': { text: (run) => `typed in run ${run}`, put: typeText, end: close },
  'paste-close-reopen-200k': { text: (run) => textOf(200_000, run), put: paste, end: close },
  'drop-close-reopen-5M': { text: (run) => textOf(5_000_000, run), put: drop, end: close },
  'drop-close-reopen-100M': { text: (run) => repeated(90_000_000, run), put: drop, end: close },
  'type-crash-reopen': { text: (run) => `typed in run ${run}`, put: typeText, end: crash },
  'paste-crash-reopen-200k': { text: (run) => textOf(200_000, run), put: paste, end: crash },
  'paste-reload-no-drafts-200k': { text: (run) => textOf(200_000, run), put: paste, end: reload, drafts: false },
  'drop-reload-no-drafts-5M': { text: (run) => textOf(4_900_000, run), put: drop, end: reload, drafts: false },
}

const server = await startStaticServer({ folder: 'dist', basePath: '/a/sub-path/' })
const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: [...browserFlags] })
const results = {}
for (const [name, { text: textOfRun, put, end, drafts = true }] of Object.entries(cases)) {
  if (ONLY !== undefined && !name.includes(ONLY)) continue
  let kept = 0
  const failures = []
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(server.url).origin })
    const page = await context.newPage()
    try {
      const text = textOfRun(run)
      await page.goto(server.url)
      await page.locator('#text').waitFor()
      if (!drafts) await page.getByRole('checkbox', { name: 'Keep a draft on this device' }).uncheck()
      await put(page, text)
      await shows(page, text)
      await wait(Math.random() * LONGEST_DELAY)
      await shows(await end(page, server.url), text)
      kept += 1
    } catch (error) {
      failures.push(`${run}: ${String(error).split('\n')[0]}`)
    }
    await context.close()
  }
  results[name] = { kept, runs: RUNS }
  console.log(`${name}: ${kept} of ${RUNS}`, failures.slice(0, 3))
}
await browser.close()
await server.close()
if (Object.values(results).some(({ kept, runs }) => kept < runs)) process.exitCode = 1
