/** Tokenizers from the hub, by the dialog, against a local server that speaks the hub's URL scheme. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { HUB_COMMIT, HUB_TOKEN, startHubServer, type HubServer } from '../server/hubServer.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  eventually,
  lane,
  openAddDialog,
  paste,
  textField,
  tokens,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
let hub: HubServer
const host = () => new URL(hub.url).host

beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

const TEXT = 'the other the'
/** By the merges of the tiny tokenizer: `the`, ` `, `o`, `the`, `r`, ` the`. */
const TOKENS = ['the', ' ', 'o', 'the', 'r', ' the']

async function openWithHub(): Promise<Page> {
  const page = await app.show(compareLink())
  await waitForFigures(page)
  await paste(page, TEXT)
  return page
}

/** Types the repository into the dialog and presses Enter; the hub's address and token are set there before. */
async function load(page: Page, repository: string, token?: string): Promise<void> {
  const dialog = await openAddDialog(page)
  await dialog.getByText(t('add.hubSettings')).click()
  await dialog.getByLabel(t('add.hubAddress')).fill(hub.url)
  if (token !== undefined) await dialog.getByLabel(t('add.hubToken')).fill(token)
  await dialog.getByLabel(t('add.hubLabel')).fill(repository)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
}

const sentence = (page: Page, name: string, words: string | RegExp) =>
  lane(page, name).getByRole('alert').getByText(words)
const retry = (page: Page, name: string) =>
  page.getByRole('button', { name: t('lane.retryNamed', { name }), exact: true })

test('a repository is loaded, cut by our code and cross-checked with transformers.js', async () => {
  const page = await openWithHub()
  const asked = hub.requests.length
  const dialog = await openAddDialog(page)
  await dialog.getByText(t('add.hubSettings')).click()
  await dialog.getByLabel(t('add.hubAddress')).fill(hub.url)
  await dialog.getByLabel(t('add.hubLabel')).fill('claude 4')
  await dialog.getByText(t('add.unpublished.claude')).waitFor()
  await dialog.getByLabel(t('add.hubLabel')).fill('')
  await dialog.getByLabel(t('add.hubLabel')).pressSequentially('found/model')
  expect(hub.requests).toHaveLength(asked)
  await dialog.getByRole('button', { name: t('add.hubLoad'), exact: true }).click()
  await eventually(() => countOf(page, 'found/model')).toBe(TOKENS.length)
  await eventually(() => tokens(page, 'found/model').allTextContents()).toEqual(TOKENS)
  await lane(page, 'found/model').getByText(t('lane.status.cross-checked')).waitFor()
  expect(hub.requests.slice(asked).every(({ authorization }) => authorization === null)).toBe(true)
})

test('a repository without tokenizer.json has its tokenizer read from another file, which is named', async () => {
  const page = await openWithHub()
  for (const [repository, file] of [
    ['other/t5', 'spiece.model'],
    ['other/gguf', 'model-00001-of-00002.gguf'],
  ] as const) {
    const name = `${repository} (${file})`
    await load(page, repository)
    await eventually(() => countOf(page, name)).toBeGreaterThan(1)
    await eventually(async () => (await tokens(page, name).allTextContents()).join('')).toBe(TEXT)
    await lane(page, name).getByText(t('lane.status.not-verified')).waitFor()
  }
})

test('a server that sends a byte now and then is said to be slow, and can be stopped; one that sends none is given up', async () => {
  const page = await openWithHub()
  await load(page, 'network/dripping')
  await load(page, 'network/stalled')
  const stop = lane(page, 'network/dripping').getByRole('button', {
    name: t('slow.stopNamed', { name: 'network/dripping' }),
    exact: true,
  })
  expect(await stop.count()).toBe(0)
  await stop.waitFor({ timeout: 60_000 })
  // A byte every two seconds, and the time that the rest would take.
  await lane(page, 'network/dripping')
    .getByText(/Slow: (?:0|1) bytes? per second, .+ About .+ left\./)
    .waitFor()
  await stop.click()
  await sentence(page, 'network/dripping', t('failure.cancelled')).waitFor()
  await retry(page, 'network/dripping').click()
  await lane(page, 'network/dripping').getByRole('progressbar').waitFor()
  await sentence(page, 'network/stalled', t('failure.stalled', { where: host() })).waitFor()
})

test('a gated repository asks for a token, and with it a retry works', async () => {
  const page = await openWithHub()
  await load(page, 'gated/model')
  await sentence(page, 'gated/model', t('failure.gated', { what: 'gated/model', where: host() })).waitFor()
  const dialog = await openAddDialog(page)
  // Nothing typed is lost.
  expect(await dialog.getByLabel(t('add.hubLabel')).inputValue()).toBe('gated/model')
  await dialog.getByText(t('add.hubSettings')).click()
  await dialog.getByLabel(t('add.hubToken')).fill(HUB_TOKEN)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await retry(page, 'gated/model').click()
  await eventually(() => countOf(page, 'gated/model')).toBe(TOKENS.length)
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie]),
  )
  expect(kept).not.toContain(HUB_TOKEN)
})

test('every failure has its own words, and the text stays', async () => {
  const page = await openWithHub()
  for (const [repository, words] of [
    ['missing/model', t('failure.not-found', { what: 'missing/model', where: host() })],
    ['empty/model', t('failure.no-tokenizer-json', { what: 'empty/model' })],
    ['empty/without-code', t('failure.no-tokenizer-json', { what: 'empty/without-code' })],
    ['found/model@nowhere', t('failure.not-found', { what: 'found/model@nowhere', where: host() })],
    ['broken/json', /^tokenizer\.json is not JSON/],
    ['broken/html', /^tokenizer\.json is not JSON/],
    ['broken/no-tokenizer', /is JSON, but not a tokenizer/],
    ['broken/unsupported', /Telepathy/],
    ['broken/too-large', t('failure.too-large', { what: 'tokenizer.json', limit: '100 MB' })],
    ['broken/server', t('failure.server', { where: host(), status: 500 })],
  ] as const) {
    await load(page, repository)
    await sentence(page, repository, words).waitFor()
    expect(await textField(page).inputValue()).toBe(TEXT)
  }
})

test('after a cut connection a retry works', async () => {
  const page = await openWithHub()
  await load(page, 'network/cut-once')
  await sentence(page, 'network/cut-once', t('failure.network', { where: host() })).waitFor()
  await retry(page, 'network/cut-once').click()
  await eventually(() => countOf(page, 'network/cut-once')).toBe(TOKENS.length)
})

test('a name that is none is refused where it was typed, and kept', async () => {
  const page = await openWithHub()
  const dialog = await openAddDialog(page)
  await dialog.getByLabel(t('add.hubLabel')).fill('not a name')
  await page.keyboard.press('Enter')
  await dialog.getByRole('alert').getByText(t('add.hubInvalid')).waitFor()
  expect(await dialog.getByLabel(t('add.hubLabel')).inputValue()).toBe('not a name')
})

test('a link asks before it fetches from the hub, once a tab', async () => {
  const comparison = { ...defaultComparison(TEXT, null), tokenizers: ['byt5', 'hub:found/model'], baseline: 'byt5' }
  const asked = hub.requests.length
  const { page, requests } = await app.open({
    fragment: writeLink(contentOf(comparison)).fragment,
    prepare: (opened) =>
      opened.addInitScript(
        (address) => localStorage.setItem('tessera.settings', JSON.stringify({ theme: 'system', hubAddress: address })),
        hub.url,
      ),
  })
  const fetchIt = page.getByRole('button', {
    name: t('lane.allowNamed', { name: 'found/model', where: host() }),
    exact: true,
  })
  await fetchIt.waitFor()
  await eventually(() => countOf(page, nameOf('byt5'))).toBe(TEXT.length)
  expect(hub.requests).toHaveLength(asked)
  expect(requests.filter((address) => !address.startsWith(app.url()) && !address.startsWith('data:'))).toEqual([])
  await fetchIt.click()
  await eventually(() => countOf(page, 'found/model')).toBe(TOKENS.length)
  await page.reload()
  // By the commit that it was loaded from, which the address names.
  await eventually(() => countOf(page, `found/model@${HUB_COMMIT.slice(0, 7)}`)).toBe(TOKENS.length)
})
