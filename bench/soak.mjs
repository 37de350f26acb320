// Suite "soak": the built application, used at random for a long time (typing, pasting, adding and removing lanes,
// switching panels and views), and what its heaps have grown by between two visits to one and the same state.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'
import { startStaticServer } from '../scripts/staticServer.mjs'
import { heapsOf } from './heaps.mjs'
import { memoryOf } from './memory.mjs'
import { seededRandom } from './random.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const words = Object.assign(
  {},
  ...['ui', 'features/tokenizers/add'].map((folder) =>
    JSON.parse(readFileSync(path.join(ROOT, `src/${folder}/messages/en.json`), 'utf8')),
  ),
)
const LANES = ['gpt2', 'o200k_base', 'byt5', 'canine']
const MAX_LANES = 6
const WARM_UP_MINUTES = 8
/** Of the page: what V8 has compiled, which grows with the functions that have run often, and not with use. */
const CODE = '(code)'
const WITHOUT_CODE = 'page, without compiled code'
const PAUSE_MS = 150

/**
 * Links to where the page is opened (few languages, so that they are counted in a second) and to all lanes that a reader
 * may add, whose tokenizers stay loaded; and a text of many scripts to take pieces of.
 */
async function startOf() {
  const server = await createServer({ root: ROOT, server: { middlewareMode: true }, logLevel: 'error' })
  try {
    const { catalogue } = await server.ssrLoadModule('/src/core/tokenizers/catalogue/catalogue.ts')
    const { texts } = await server.ssrLoadModule('/src/core/samples/texts.ts')
    const { writeLink } = await server.ssrLoadModule('/src/state/links/link.ts')
    const { contentOf } = await server.ssrLoadModule('/src/app/effects/linkOfComparison.ts')
    const { defaultComparison } = await server.ssrLoadModule('/src/state/comparison.ts')
    const { defaultOptions } = await server.ssrLoadModule('/src/features/options.ts')
    const languages = { ...defaultOptions.languages, chosen: ['eng', 'fra', 'hin', 'mya'] }
    const comparison = { ...defaultComparison('The same text, before and after.', null), tokenizers: LANES, languages }
    const corpus = `${Object.values(texts).join('\n\n')}\n\n`
    const all = catalogue.map(({ card }) => card.id)
    return {
      fragment: writeLink(contentOf(comparison)).fragment,
      everyLane: writeLink(contentOf({ ...comparison, tokenizers: all })).fragment,
      corpus: corpus.repeat(Math.ceil(60_000 / corpus.length)),
    }
  } finally {
    await server.close()
  }
}

const isSettled = () =>
  (document.getElementById('panel')?.childElementCount ?? 0) > 1 &&
  document.querySelector('[aria-busy="true"], #panel progress') === null
const settle = (page) => page.waitForFunction(isSettled, null, { timeout: 120_000 })

/** The state at which heaps are compared: all panels seen, everything computed, nothing else on the screen. */
async function goToStart(page, fragment) {
  for (const panel of ['languages', 'probabilities', 'bias-lab', 'compare']) {
    await page.evaluate((hash) => (location.hash = hash), fragment)
    await page.getByRole('button', { name: words.panels[panel], exact: true }).first().click()
    await page.waitForTimeout(1500)
    if (panel !== 'bias-lab') await settle(page)
  }
  await page.evaluate((hash) => (location.hash = hash), fragment)
  await page.waitForTimeout(3000)
  await settle(page)
}

/** What a reader does at random, by how often. Each takes the page as it finds it. */
function actionsOf(page, random, corpus) {
  const below = (count) => Math.floor(random() * count)
  const clickOneOf = async (locator) => {
    const count = await locator.count()
    if (count > 0) await locator.nth(below(count)).click({ timeout: 2000, force: true })
  }
  const begins = (message) => new RegExp(`^${message.slice(0, message.indexOf('{'))}`)
  const piece = (most) => {
    const from = below(corpus.length - most)
    return corpus.slice(from, from + 1 + below(most))
  }
  const field = page.locator('#text')
  const remove = page.getByRole('button', { name: begins(words.tokenizers.remove) })
  return [
    [
      40,
      async () => {
        await field.evaluate((element, at) => {
          element.focus()
          element.setSelectionRange(Math.floor(at * element.value.length), Math.floor(at * element.value.length))
        }, random())
        await page.keyboard.type(piece(12).replaceAll('\n', ' '), { delay: 15 })
        for (let times = below(6); times > 0; times--) await page.keyboard.press('Backspace')
      },
    ],
    [8, () => field.fill(piece(random() < 0.8 ? 800 : 20_000))],
    [
      10,
      async () => {
        if ((await remove.count()) > 1) await clickOneOf(remove)
      },
    ],
    [
      10,
      async () => {
        if ((await remove.count()) >= MAX_LANES) return
        await page.getByRole('button', { name: words.tokenizers.add, exact: true }).click()
        const dialog = page.getByRole('dialog')
        await dialog.waitFor()
        await clickOneOf(dialog.getByRole('button', { name: begins(words.add.addNamed) }))
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'hidden' })
      },
    ],
    [12, () => clickOneOf(page.getByRole('navigation', { name: words.panels.label }).getByRole('button'))],
    [10, () => clickOneOf(page.locator('[data-token]'))],
    [6, () => clickOneOf(page.locator('#panel input[type="radio"], #panel input[type="checkbox"]'))],
    [4, () => page.goBack({ timeout: 2000 })],
  ]
}

async function spendOn(page, minutes, random, corpus) {
  const actions = actionsOf(page, random, corpus)
  const total = actions.reduce((sum, [weight]) => sum + weight, 0)
  const end = Date.now() + minutes * 60_000
  let done = 0
  let missed = 0
  while (Date.now() < end) {
    let at = random() * total
    const [, act] = actions.find(([weight]) => (at -= weight) < 0)
    // What is clicked may have gone meanwhile: then it is not clicked, and counted as missed.
    await act().then(
      () => (done += 1),
      () => (missed += 1),
    )
    await page.keyboard.press('Escape')
    await page.waitForTimeout(PAUSE_MS)
  }
  return { done, missed }
}

const megabytes = (bytes) => Math.round(bytes / 1e4) / 100

/** @returns heaps before and after in megabytes, growth in per cent, and the kinds of objects that grew most */
export async function measureSoak(browser, application, { minutes, seed }) {
  const server = await startStaticServer({ folder: application, basePath: '/a/sub-path/', isIsolated: true })
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const errors = []
    page.on('pageerror', ({ message }) => errors.push(message))
    const { fragment, everyLane, corpus } = await startOf()
    await page.goto(server.url + everyLane)
    await settle(page)
    await goToStart(page, everyLane)
    await goToStart(page, fragment)
    await spendOn(page, Math.min(WARM_UP_MINUTES, minutes), seededRandom(seed), corpus)
    await goToStart(page, fragment)
    const before = await heapsOf(page)
    const resident = (await memoryOf(browser))?.present ?? null
    const used = await spendOn(page, minutes, seededRandom(seed + 1), corpus)
    await goToStart(page, fragment)
    const after = await heapsOf(page)
    for (const heaps of [before, after]) heaps.bytes[WITHOUT_CODE] = heaps.bytes.page - (heaps.kinds[CODE] ?? 0)
    const rows = Object.keys(after.bytes).map((name) => ({
      heap: name,
      before: megabytes(before.bytes[name] ?? 0),
      after: megabytes(after.bytes[name]),
      growthPercent:
        before.bytes[name] === undefined ? null : Math.round((after.bytes[name] / before.bytes[name] - 1) * 1000) / 10,
    }))
    const kinds = Object.keys(after.kinds)
      .map((kind) => ({ kind, grown: after.kinds[kind] - (before.kinds[kind] ?? 0) }))
      .toSorted((one, other) => other.grown - one.grown)
      .slice(0, 15)
      .map(({ kind, grown }) => ({ kind, grownKilobytes: Math.round(grown / 1000) }))
    const residentNow = (await memoryOf(browser))?.present ?? null
    return {
      minutes,
      seed,
      actions: used,
      errors,
      rows,
      elements: { before: before.elements, after: after.elements },
      residentMegabytes:
        resident === null || residentNow === null
          ? null
          : { before: megabytes(resident), after: megabytes(residentNow) },
      kinds,
    }
  } finally {
    await context.close()
    await server.close()
  }
}
