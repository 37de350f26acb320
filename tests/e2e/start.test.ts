/** Pages that cannot start, or lose parts of themselves on the way: each says so, says what to do, and loses nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, laneNames, paste, textField, waitForFigures } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()

/** Of the static first screen, which stands in index.html. */
const NOT_STARTED = 'Tessera has not started.'
const gone = (route: Route) => route.fulfill({ status: 404, body: 'Not found' })
const openPanel = (page: Page, panel: 'languages' | 'bias-lab') =>
  page.getByRole('button', { name: t(`panels.${panel}`), exact: true }).click()

test.each([
  ['the main script is missing', '**/assets/index-*.js'],
  ['a script that it needs is missing', '**/assets/jsx-runtime-*.js'],
])('%s: the first screen says that nothing has started, and only then', async (_, script) => {
  const { page } = await app.open({ fails: true, prepare: (opened) => opened.route(script, gone) })
  const said = page.getByText(NOT_STARTED)
  expect(await said.count()).toBe(1)
  expect(await said.isVisible()).toBe(false)
  await said.waitFor({ state: 'visible' })
})

test('no part of a worker imports its first script: WebKit would evaluate that again', () => {
  const assets = path.resolve(import.meta.dirname, '../..', process.env['BUILD_FOLDER'] ?? 'dist', 'assets')
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const first = scripts.filter((name) => name.includes('.worker-'))
  expect(first.length).toBeGreaterThanOrEqual(4)
  const importing = scripts.filter((name) => {
    const code = readFileSync(path.join(assets, name), 'utf8')
    return first.some((script) => code.includes(`from"./${script}"`) || code.includes(`import("./${script}")`))
  })
  expect(importing).toEqual([])
})

test('in a frame that may run scripts and nothing else, on a host without CORS headers, it says so too', async () => {
  const { page } = await app.open()
  const around = `${app.url()}around.html`
  await page.route(around, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe sandbox="allow-scripts" src="${app.url()}"></iframe>`,
    }),
  )
  await page.goto(around)
  await page.frameLocator('iframe').getByText(NOT_STARTED).waitFor({ state: 'visible' })
})

test('a start that throws says what failed and what to do, at once', async () => {
  const { page } = await app.open({
    fails: true,
    prepare: (opened) =>
      opened.addInitScript(
        () => Reflect.deleteProperty(window, 'matchMedia') && Reflect.set(window, 'matchMedia', undefined),
      ),
  })
  const said = page.getByRole('alert')
  await said.getByText('matchMedia').waitFor()
  await said.getByText(t('start.toDo')).waitFor()
  expect(await said.getByRole('button', { name: t('start.reload') }).count()).toBe(1)
})

test('isolated by headers, but without shared memory, as WebKit may be, it starts and counts', async () => {
  const { page } = await app.open({
    fragment: compareLink(),
    prepare: (opened) => opened.addInitScript(() => Reflect.deleteProperty(window, 'SharedArrayBuffer')),
  })
  expect(await page.evaluate(() => [window.crossOriginIsolated, 'SharedArrayBuffer' in window])).toEqual([true, false])
  await waitForFigures(page)
  await paste(page, 'some words')
  await waitForFigures(page)
})

test('a page that has started says nothing of it; a dialog that cannot be fetched leaves it as it is, says so, and opens on the next try', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  expect(await page.getByText(NOT_STARTED).count()).toBe(0)
  await paste(page, 'mine')
  const script = '**/assets/ShareDialog-*.js'
  await page.route(script, (route) => route.abort())
  const share = page.getByRole('button', { name: t('app.share'), exact: true })
  await share.click()
  await page.getByText(t('notice.part-missing')).waitFor()
  expect(await textField(page).inputValue()).toBe('mine')
  expect(await laneNames(page)).not.toEqual([])
  await page.unroute(script)
  // Until the first try is put away, a click is still part of it.
  await page.getByText(t('parts.loading'), { exact: true }).waitFor({ state: 'detached' })
  await share.click()
  await page.getByRole('dialog', { name: t('share.title') }).waitFor()
})

test('a panel that cannot be fetched says so in its place, and comes with "Try again"', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  const script = '**/assets/BiasLabPanel-*.js'
  await page.route(script, (route) => route.abort())
  await openPanel(page, 'bias-lab')
  await page.getByText(t('parts.missing')).waitFor()
  await page.unroute(script)
  await page.getByRole('button', { name: t('parts.retry') }).click()
  await page.getByRole('heading', { name: t('biasLab.title'), exact: true }).waitFor()
})

test('after a new version was published, a part of the old one that is gone is named as that; a reload brings the text back', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  await paste(page, 'mine, before the new version')
  await page.route('**/assets/LanguagesPanel-*.js', gone)
  // The new page has another main script.
  await page.route(app.url(), async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll(/assets\/index-[\w-]+\.js/g, 'assets/index-next.js'),
    })
  })
  await openPanel(page, 'languages')
  const notice = page.getByText(t('notice.page-replaced'))
  await notice.waitFor()
  expect(await textField(page).inputValue()).toBe('mine, before the new version')
  await page.unrouteAll()
  await page
    .getByRole('region', { name: t('notices.label') })
    .getByRole('button', { name: t('notices.reload') })
    .click()
  await page.getByRole('heading', { name: t('languages.summaryTitle') }).waitFor()
  expect(await textField(page).inputValue()).toBe('mine, before the new version')
})
