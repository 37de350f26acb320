/** Storage that is forbidden, as in private windows, or full: everything but persistence works. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Page } from 'playwright-core'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { startHubServer, type HubServer } from '../server/hubServer.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  afterTimers,
  countOf,
  eventually,
  openAddDialog,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { waitForCounts } from './support/languagesPage.ts'
import { nameOf, t } from './support/words.ts'
import { defaultOptions } from '../../src/features/options.ts'

const app = serveBuiltApp()
let hub: HubServer

beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

/** Run before any script of the page, and in front of each worker's. */
const FORBIDDEN = `
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(globalThis, name, { get() { throw new DOMException('forbidden', 'SecurityError') } })
  }
  for (const name of ['storage', 'locks', 'serviceWorker']) Object.defineProperty(Object.getPrototypeOf(navigator), name, { get: () => undefined })
`
const MISSING = `
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(globalThis, name, { get: () => undefined })
  for (const name of ['storage', 'locks', 'serviceWorker']) delete Object.getPrototypeOf(navigator)[name]
`
const FULL = `{
  const full = () => new DOMException('full', 'QuotaExceededError')
  if ('Storage' in globalThis) Storage.prototype.setItem = () => { throw full() }
  IDBObjectStore.prototype.put = () => { throw full() }
  Cache.prototype.put = () => Promise.reject(full())
  Cache.prototype.add = () => Promise.reject(full())
  Cache.prototype.addAll = () => Promise.reject(full())
  StorageManager.prototype.estimate = () => Promise.reject(new TypeError('estimates are not to be had'))
}`

/** Lets the script run in each worker before the worker's own, by a module that imports both in this order. */
const inWorkers = (script: string): string => `
  globalThis.Worker = class extends Worker {
    constructor(address, options) {
      const modules = ['data:text/javascript,' + encodeURIComponent(${JSON.stringify(script)}), new URL(address, location.href).href]
      super(URL.createObjectURL(new Blob(modules.map((module) => 'import ' + JSON.stringify(module) + ';'), { type: 'text/javascript' })), options)
    }
  }
`

/** Few lanes and languages, so that all of it is counted and scored in little time. */
const { fragment } = writeLink(
  contentOf({
    ...defaultComparison('a text', null),
    tokenizers: ['gpt2', 'byt5'],
    languages: { ...defaultOptions.languages, chosen: ['eng', 'fra'] },
  }),
)

async function openWith(script: string): Promise<Page> {
  // What stands in front of the workers' scripts is the test's, which the page's policy does not know.
  const { page } = await app.open({
    fragment,
    bypassCSP: true,
    prepare: (opened) => opened.addInitScript(`${inWorkers(script)}\n${script}`),
  })
  await waitForFigures(page)
  return page
}

const panel = (page: Page, name: 'compare' | 'languages' | 'probabilities' | 'bias-lab') =>
  page
    .getByRole('navigation', { name: t('panels.label') })
    .getByRole('button', { name: t(`panels.${name}`), exact: true })
    .click()

describe.each([
  ['forbidden', FORBIDDEN],
  ['missing', MISSING],
  ['full', FULL],
])('storage that is %s', (_, script) => {
  test('text, tokenizers, settings, every panel, a link and a reload', { timeout: 240_000 }, async () => {
    const page = await openWith(script)
    await paste(page, 'the other the')
    await eventually(() => countOf(page, nameOf('byt5'))).toBe(13)
    await page.getByRole('radio', { name: t('app.themeDark') }).check({ force: true })
    await eventually(() =>
      page.evaluate(() => document.documentElement.dataset['theme'] ?? document.documentElement.style.colorScheme),
    ).toContain('dark')
    const keepDraft = page.getByRole('checkbox', { name: t('text.keepDraft'), exact: true })
    await keepDraft.uncheck()
    await keepDraft.check()
    await afterTimers(page, 1500)

    const dialog = await openAddDialog(page)
    await dialog.getByText(t('add.hubSettings')).click()
    await dialog.getByLabel(t('add.hubAddress')).fill(hub.url)
    await dialog.getByLabel(t('add.hubLabel')).fill('found/model')
    await page.keyboard.press('Enter')
    await eventually(() => countOf(page, 'found/model')).toBe(6)

    await panel(page, 'languages')
    await waitForCounts(page)
    await panel(page, 'bias-lab')
    await page.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
    await panel(page, 'probabilities')
    await page.getByText(t('probabilities.overview.view.bytes'), { exact: true }).click()
    const totals = page.getByRole('region', { name: t('probabilities.totals.table') }).locator('tbody tr')
    await eventually(() => totals.count(), 60_000).toBe(3)
    await page.getByText(t('probabilities.choice.title'), { exact: true }).click()
    for (const title of ['fromHub', 'kept'] as const)
      await page.getByText(t(`probabilities.choice.${title}`), { exact: true }).click()
    await page.getByLabel(t('probabilities.hub.label'), { exact: true }).fill('lm/found')
    await page.getByRole('button', { name: t('probabilities.hub.look'), exact: true }).click()
    await page
      .getByRole('list', { name: t('probabilities.hub.dtypes') })
      .getByRole('button')
      .first()
      .click()
    await page.getByRole('listitem').filter({ hasText: 'lm/found' }).getByText(/^WASM/).waitFor({ timeout: 60_000 })

    await page.getByRole('button', { name: t('app.share'), exact: true }).click()
    await page.getByRole('dialog', { name: t('share.title') }).waitFor()
    await page.keyboard.press('Escape')
    await panel(page, 'compare')
    await afterTimers(page, 500)
    await page.reload()
    await eventually(() => textField(page).inputValue()).toBe('the other the')
    await eventually(() => countOf(page, nameOf('byt5'))).toBe(13)
  })
})
