/**
 * Texts of strangers are drawn as text and nothing else: tokens, names of files, corpora and languages, links. No element
 * and no handler comes of them, nothing around them is turned, nothing makes the page scroll sideways.
 */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { encodePayload } from '../../src/state/links/payload.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { HUB_TOKEN, startHubServer, type HubServer } from '../server/hubServer.ts'
import { overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  dropFiles,
  eventually,
  lane,
  openAddDialog,
  paste,
  textField,
  tokens,
  waitForFigures,
} from './support/comparePage.ts'
import { languagesLink, saved, waitForCounts } from './support/languagesPage.ts'
import { nameOf, t } from './support/words.ts'
import { defaultOptions } from '../../src/features/options.ts'
import { currentVersion } from '../../src/state/links/versions.ts'

const app = serveBuiltApp()
let hub: HubServer

beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

const MARKUP = `<img src=x onerror="globalThis.struck=1"></script><script>globalThis.struck=1</script><svg onload="globalThis.struck=1">`
const TURNING = '\u202e\u2066\u2067txet\u2069'
const UNSEEN = 'a\u200bb\u2060c\ufeff'
const LONG = 'very-long-'.repeat(40)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Fails where anything that a payload would make is there. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    struck: Reflect.get(globalThis, 'struck') ?? null,
    images: document.querySelectorAll('img[src="x"], script:not([src]):not([type])').length,
    handlers: [...document.querySelectorAll('*')]
      .filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on')))
      .map(({ tagName }) => tagName),
  }))
  expect(found).toEqual({ struck: null, images: 0, handlers: [] })
  expect(await overflow(page)).toBe(0)
}

/** Whether the words stand from left to right, wherever what came before them ran. */
const runsLeftToRight = (of: Locator, words: string): Promise<boolean> =>
  of.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at === -1) continue
      const placeOf = (offset: number): DOMRect => {
        const range = document.createRange()
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        return range.getBoundingClientRect()
      }
      const [first, last] = [placeOf(at), placeOf(at + wanted.length - 1)]
      return first.top < last.top - 2 || first.left < last.left
    }
    throw new Error(`no text has ${wanted}`)
  }, words)

/** Opens the page with whatever dialogs it shows counted as failures. */
async function open(fragment = compareLink()): Promise<Page> {
  const { page } = await app.open({ fragment })
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog was opened: ${dialog.message()}`)
  })
  return page
}

/** Each piece a token of its own, whatever it is. */
function tokenizerOf(pieces: readonly string[]): Uint8Array {
  const vocab = Object.fromEntries(['[UNK]', ...pieces].map((piece, id) => [piece, id]))
  const added = pieces.map((content, index) => ({
    id: index + 1,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: index === 0,
  }))
  return utf8(
    JSON.stringify({
      version: '1.0',
      added_tokens: added,
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
      decoder: null,
      model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
    }),
  )
}

test('tokens that are markup, turn or cannot be seen, in a tokenizer whose name is all of it', async () => {
  const page = await open()
  await waitForFigures(page)
  const name = `${TURNING}${MARKUP.replaceAll('/', '')}${UNSEEN}tokenizer.json`
  await dropFiles(page, [{ name, bytes: tokenizerOf([MARKUP, TURNING, UNSEEN, LONG]) }])
  const own = page.getByRole('article').last()
  await own.getByRole('heading').filter({ hasText: '[U+202E]' }).waitFor()
  expect(await own.getByRole('heading').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/)
  await paste(page, `${MARKUP}${TURNING}${UNSEEN}${LONG} and what follows`)
  await page.getByRole('checkbox', { name: t('lane.parseSpecialTokens'), exact: true }).check()
  await eventually(() => own.locator('strong').innerText()).toBe('5')
  await expectHarmless(page)
  expect(await runsLeftToRight(lane(page, nameOf('gpt2')), 'follows')).toBe(true)
  // Every token by its detail, and the whole of it as ids.
  const drawn = own.locator('[data-token]')
  for (let at = 0; at < (await drawn.count()); at++) {
    await drawn.nth(at).click({ position: { x: 2, y: 4 }, force: true })
    await page.getByRole('complementary', { name: t('token.detail') }).waitFor()
    await expectHarmless(page)
  }
  await page.getByRole('checkbox', { name: t('lane.ids'), exact: true }).check()
  await page.getByRole('button', { name: t('panels.probabilities'), exact: true }).click()
  await page.getByRole('article').last().waitFor()
  await expectHarmless(page)
  await page.getByRole('button', { name: t('app.share'), exact: true }).click()
  await page
    .getByRole('dialog', { name: t('share.title') })
    .getByText(/a file from your disk/)
    .waitFor()
  await expectHarmless(page)
})

test('a file that is refused is named without turning the sentence about it', async () => {
  const page = await open()
  await waitForFigures(page)
  await dropFiles(page, [{ name: `${TURNING}${MARKUP}tokenizer.json`, bytes: utf8('{') }])
  const notice = page.getByText(/is not JSON/)
  await notice.waitFor()
  expect(await runsLeftToRight(notice, 'is not JSON')).toBe(true)
  expect(await notice.innerText()).toContain('[U+202E]')
  await dropFiles(page, [{ name: 'שלום 12.txt', bytes: Uint8Array.of(0xff) }])
  // What says that a file is being read names it too.
  const other = page.getByText(/12\.txt/).filter({ hasText: 'UTF-8' })
  await other.waitFor()
  expect(await runsLeftToRight(other, 'UTF-8')).toBe(true)
  await expectHarmless(page)
})

test('a link whose every text is hostile', async () => {
  const file = `file:${'0'.repeat(64)}:${TURNING}${MARKUP}`.slice(0, 200)
  const translations = [
    { language: MARKUP.slice(0, 100), text: MARKUP },
    { language: TURNING, text: TURNING },
    { language: '\u05d0\u05d1 12', text: UNSEEN },
  ]
  const languages = { ...defaultOptions.languages, corpus: 'text' as const, translations, other: MARKUP.slice(0, 100) }
  const comparison = {
    ...defaultComparison(`${MARKUP}${TURNING}`, null),
    tokenizers: ['byt5', file],
    baseline: 'byt5',
    panel: 'languages',
    languages,
  }
  // As a stranger may write it: our own links leave files out.
  const page = await open(`#${currentVersion}.${encodePayload(contentOf(comparison))}`)
  await waitForCounts(page)
  expect(await textField(page).inputValue()).toBe(`${MARKUP}${TURNING}`)
  await expectHarmless(page)
  for (const view of ['table', 'bars', 'heat'] as const) {
    await page.getByRole('radio', { name: t(`languages.viewName.${view}`) }).check({ force: true })
    await expectHarmless(page)
  }
  // What is saved opens as a picture in which the names are text; on another page, as the policy lets nothing parse markup on this one.
  const { text: svg } = await saved(page, t('languages.saveSvg'))
  const reader = await page.context().newPage()
  const parsed = await reader.evaluate((source) => {
    const picture = new DOMParser().parseFromString(source, 'image/svg+xml')
    return {
      names: [...new Set([...picture.querySelectorAll('*')].map(({ localName }) => localName))],
      text: picture.documentElement.textContent ?? '',
    }
  }, svg)
  expect(
    parsed.names.filter((element) => ['script', 'img', 'foreignObject', 'parsererror', 'a'].includes(element)),
  ).toEqual([])
  expect(parsed.text).toContain('<img src=x')
  await page.getByRole('button', { name: t('panels.compare'), exact: true }).click()
  await lane(page, nameOf('byt5')).waitFor()
  await page.getByRole('article').last().getByRole('heading').filter({ hasText: '[U+202E]' }).waitFor()
  await expectHarmless(page)
})

test(
  'an access token of the hub is in memory and nowhere else, whatever was fetched with it',
  { timeout: 180_000 },
  async () => {
    const page = await open(languagesLink({ chosen: ['eng', 'fra'] }, ['byt5']))
    await waitForCounts(page)
    await page.getByRole('button', { name: t('panels.compare'), exact: true }).click()
    await paste(page, 'the other the')
    const dialog = await openAddDialog(page)
    await dialog.getByText(t('add.hubSettings')).click()
    await dialog.getByLabel(t('add.hubAddress')).fill(hub.url)
    await dialog.getByLabel(t('add.hubToken')).fill(HUB_TOKEN)
    await dialog.getByLabel(t('add.hubLabel')).fill('gated/model')
    await page.keyboard.press('Enter')
    await eventually(() => countOf(page, 'gated/model')).toBe(6)
    await eventually(() => tokens(page, 'gated/model').count()).toBe(6)

    await page.getByRole('button', { name: t('panels.probabilities'), exact: true }).click()
    await page.getByText(t('probabilities.choice.title'), { exact: true }).click()
    await page.getByText(t('probabilities.choice.fromHub'), { exact: true }).click()
    await page.getByLabel(t('probabilities.hub.label'), { exact: true }).fill('lm/gated')
    await page.getByRole('button', { name: t('probabilities.hub.look'), exact: true }).click()
    await page
      .getByRole('list', { name: t('probabilities.hub.dtypes') })
      .getByRole('button')
      .first()
      .click()
    await page.getByRole('listitem').filter({ hasText: 'lm/gated' }).getByText(/^WASM/).waitFor({ timeout: 60_000 })
    expect(
      hub.requests.some(({ path, authorization }) => path.endsWith('.onnx') && authorization === `Bearer ${HUB_TOKEN}`),
    ).toBe(true)

    await page.getByRole('button', { name: t('panels.languages'), exact: true }).click()
    await waitForCounts(page)
    const exported = await saved(page, t('languages.saveCsv'))
    await page.getByRole('button', { name: t('app.share'), exact: true }).click()
    const share = page.getByRole('dialog', { name: t('share.title') })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      share.getByRole('button', { name: t('share.save') }).click(),
    ])
    const fields = await share
      .locator('input, textarea')
      .evaluateAll((all) =>
        all.map((field) =>
          field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
        ),
      )
    const readStored = () =>
      page.evaluate(async () => {
        const parts: unknown[] = [
          { ...localStorage },
          { ...sessionStorage },
          document.cookie,
          history.state,
          location.href,
        ]
        for (const { name = '' } of await indexedDB.databases()) {
          const database = await new Promise<IDBDatabase>((resolve) => {
            const opening = indexedDB.open(name)
            opening.onsuccess = () => resolve(opening.result)
          })
          for (const store of database.objectStoreNames) {
            parts.push(
              name,
              store,
              await new Promise((resolve) => {
                const all = database.transaction(store).objectStore(store).getAll()
                all.onsuccess = () => resolve(all.result)
              }),
            )
          }
          database.close()
        }
        for (const name of await caches.keys()) {
          const cache = await caches.open(name)
          for (const request of await cache.keys()) {
            const response = await cache.match(request)
            parts.push(name, request.url, [...request.headers], [...(response?.headers ?? [])], response?.url)
          }
        }
        return JSON.stringify(parts)
      })
    // The search finds what is there: the draft, the settings, the files of the language model.
    for (const known of ['the other the', hub.url, '.onnx']) await eventually(readStored).toContain(known)
    const stored = await readStored()
    for (const text of [stored, exported.text, readFileSync(await download.path(), 'utf8'), ...fields, page.url()])
      expect(text).not.toContain(HUB_TOKEN)
  },
)
