/** Without a network, from version to version, and isolated on hosts that send no headers: the built application with its service worker. */
import { rmSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { keptAddress, type ShippedFile } from '../../src/platform/offline/shippedFiles.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison, defaultTokenizers } from '../../src/state/comparison.ts'
import { findings, overflow } from './support/axe.ts'
import {
  afterTimers,
  countOf,
  eventually,
  lane,
  laneNames,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { languagesLink, waitForCounts } from './support/languagesPage.ts'
import { buildNext, CHANGED, NEXT_MARK } from './support/nextBuild.ts'
import { controlled, openPage, serveWithWorker } from './support/ownServer.ts'
import { nameOf, t } from './support/words.ts'

const app = serveWithWorker()
/** A language model must be fetched, built and run, on one or two slow cores. */
const SCORED_WITHIN = 60_000
const gpt2 = nameOf('gpt2')
const { fragment } = writeLink(
  contentOf({ ...defaultComparison('The people of the land လူ saw it.', null), tokenizers: ['gpt2', 'byt5', 'canine'] }),
)

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: t('app.offline'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('storage.title') })
  await dialog.getByText(t('storage.list'), { exact: true }).waitFor()
  return dialog
}

const closeDialog = (page: Page) => page.getByRole('button', { name: t('storage.close'), exact: true }).click()

const openPanel = (page: Page, panel: 'probabilities' | 'languages') =>
  page
    .getByRole('navigation', { name: t('panels.label') })
    .getByRole('button', { name: t(`panels.${panel}`), exact: true })
    .click()

/** What a group of kept files takes, as the dialog says it. */
const figureOf = (dialog: Locator, group: Parameters<typeof t>[0]) =>
  dialog
    .getByRole('listitem')
    .filter({ hasText: t(group) })
    .first()
    .locator('span')
    .nth(1)
    .innerText()

/** Addresses of everything that is kept, without the part that names the content. */
const kept = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const addresses: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) addresses.push(url.replace(/\?.*/, ''))
    return addresses
  })

async function waitForScores(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: t('probabilities.totals.table') })
    .getByRole('table')
    .waitFor({ timeout: SCORED_WITHIN })
  const waiting = page.getByText(t('probabilities.method.recorded')).or(page.locator('article[aria-busy="true"]'))
  await eventually(() => waiting.count(), SCORED_WITHIN).toBe(0)
}

async function expectInstallable(page: Page, context: BrowserContext): Promise<void> {
  const client = await context.newCDPSession(page)
  const { errors, data } = await client.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '{}')).toMatchObject({ name: 'Tessera', display: 'standalone' })
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors')
  // A context of a test is as a private window, which installs nothing; that is all there is.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
}

describe('without a network', () => {
  test('the page and its default tokenizers are there after one visit; after all was kept, another panel opens, any tokenizer loads and a language model scores', async () => {
    const host = await app.host()
    const { page, context } = await app.visit(host.url)
    await waitForFigures(page)
    await controlled(page)
    // What was fetched before there was a service worker is kept too.
    await eventually(
      async () => (await kept(page)).filter((address) => /\/(?:gpt2|o200k_base)\.bpe$/.test(address)).length,
    ).toBe(2)
    await eventually(
      async () =>
        (await kept(page)).filter((address) => address.endsWith('tessera-superword-16k/tokenizer.json')).length,
    ).toBe(1)
    // Not before it is wanted.
    expect((await kept(page)).filter((address) => /\.wasm$|\.onnx$|corpora/.test(address))).toEqual([])

    await host.stop()
    await page.reload()
    await waitForFigures(page)
    expect(await laneNames(page)).toEqual(defaultTokenizers.map(nameOf))
    await paste(page, 'Nobody is there.')
    await eventually(() => countOf(page, nameOf('byt5'))).toBe(16)
    // Of GPT-2: Nobody| is| there|.
    await eventually(() => countOf(page, gpt2)).toBe(4)
    await eventually(async () => new URL(page.url()).hash).not.toBe('')

    await host.start()
    const dialog = await openDialog(page)
    await dialog
      .getByText(/MB to fetch/)
      .first()
      .waitFor()
    expect(await findings(page, 'all', '[role="dialog"]')).toEqual([])
    await dialog.getByRole('button', { name: t('storage.keep.site.start'), exact: true }).click()
    await dialog.getByText(t('storage.keep.site.kept'), { exact: true }).waitFor({ timeout: SCORED_WITHIN })
    for (const group of ['tokenizers', 'corpora', 'languageModels', 'runtime'] as const) {
      expect(await figureOf(dialog, `storage.group.${group}`)).toMatch(/^[\d.]+ MB$/)
    }
    expect(await dialog.getByRole('button', { name: t('storage.keep.site.start'), exact: true }).count()).toBe(0)
    await page.close()

    await host.stop()
    const { page: later } = await openPage(context, `${host.url}${fragment}`)
    await waitForFigures(later)
    await openPanel(later, 'probabilities')
    await lane(later, gpt2).waitFor()
    await waitForScores(later)
    await openPanel(later, 'languages')
    await later.getByRole('heading', { name: t('languages.summaryTitle') }).waitFor({ timeout: SCORED_WITHIN })
  })

  test('it can be installed; what is kept is listed, on a small screen too, and removed one by one or all at once', async () => {
    const host = await app.host()
    const { page, context } = await app.visit(`${host.url}${fragment}`)
    await waitForFigures(page)
    await controlled(page)
    await expectInstallable(page, context)
    await eventually(async () => (await kept(page)).filter((address) => address.endsWith('gpt2.bpe')).length).toBe(1)
    const dialog = await openDialog(page)
    expect(await figureOf(dialog, 'storage.group.tokenizers')).toContain('of')
    await page.setViewportSize({ width: 360, height: 740 })
    await eventually(() => overflow(page)).toBeLessThanOrEqual(0)
    expect(await findings(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
    await dialog
      .getByRole('listitem')
      .filter({ hasText: t('storage.group.tokenizers') })
      .getByText(t('storage.items'), { exact: true })
      .click()
    await dialog
      .getByRole('button', { name: t('storage.removeNamed', { name: 'tokenizers/gpt2.bpe' }), exact: true })
      .click()
    await eventually(() => figureOf(dialog, 'storage.group.tokenizers')).toBe(t('storage.nothing'))
    expect((await kept(page)).filter((address) => address.endsWith('.bpe'))).toEqual([])
    await closeDialog(page)

    await page.goto(`${host.url}${languagesLink({ chosen: ['eng', 'hin', 'mya'] })}`)
    await waitForCounts(page)
    await eventually(async () => (await kept(page)).filter((address) => address.endsWith('.gzip')).length).toBe(3)
    await openDialog(page)
    await dialog.getByRole('button', { name: t('storage.removeAll'), exact: true }).click()
    await eventually(() => figureOf(dialog, 'storage.group.corpora')).toBe(t('storage.nothing'))
    expect((await kept(page)).filter((address) => /corpora|\.bpe$/.test(address))).toEqual([])
    // The page itself stays.
    await host.stop()
    await page.reload()
    await page.getByRole('navigation', { name: t('panels.label') }).waitFor()
  })
})

describe('an update', () => {
  let next = ''
  beforeAll(() => {
    next = buildNext()
  })
  afterAll(() => rmSync(next, { recursive: true }))

  test('waits for the reader, mixes nothing, and takes over when asked', async () => {
    const host = await app.host()
    const { page, context } = await app.visit(`${host.url}${fragment}`)
    await waitForFigures(page)
    await controlled(page)
    const { page: other } = await openPage(context, `${host.url}${fragment}`)
    await waitForFigures(other)
    const address = page.url()
    await paste(page, 'Typed before the update')
    await eventually(async () => page.url()).not.toBe(address)

    await host.start(next)
    await page.reload()
    const notice = page.getByRole('region', { name: t('notices.label') }).getByText(t('notice.update-ready'))
    await notice.waitFor()
    expect(await page.locator(NEXT_MARK).count()).toBe(0)
    await page.reload()
    await notice.waitFor()
    expect(await page.locator(NEXT_MARK).count()).toBe(0)
    // A file that this version did not come with is not taken, from wherever it is asked for.
    const changed = (opened: Page) =>
      opened.evaluate(
        (file) =>
          fetch(file).then(
            ({ status }) => status,
            () => 'refused',
          ),
        CHANGED,
      )
    expect(await changed(page)).toBe('refused')

    await page.getByRole('button', { name: t('notices.reload'), exact: true }).click()
    await eventually(() => page.locator(NEXT_MARK).count()).toBe(1)
    await waitForFigures(page)
    expect(await textField(page).inputValue()).toBe('Typed before the update')
    expect(await notice.count()).toBe(0)
    expect(await changed(page)).toBe(200)

    // The other tab is told, and not reloaded under its reader.
    await other.getByText(t('notice.update-elsewhere')).waitFor()
    expect(await other.locator(NEXT_MARK).count()).toBe(0)
    // Its parts are still to be had.
    await openPanel(other, 'languages')
    await other.getByRole('heading', { name: t('languages.summaryTitle') }).waitFor({ timeout: SCORED_WITHIN })
    await other.getByRole('button', { name: t('notices.reload'), exact: true }).click()
    await eventually(() => other.locator(NEXT_MARK).count()).toBe(1)
  })

  test('keeps nothing of the version before but what open tabs may ask for', async () => {
    const host = await app.host()
    const { page } = await app.visit(`${host.url}${fragment}`)
    await waitForFigures(page)
    await controlled(page)
    await page.evaluate(
      (file) =>
        fetch(file)
          .then((response) => response.arrayBuffer())
          .then(() => null),
      CHANGED,
    )
    const keys = () =>
      page.evaluate(async () =>
        (
          await Promise.all(
            (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
          )
        ).flat(),
      )
    const keyOfChanged = async () => (await keys()).filter((url) => url.includes(CHANGED))
    await eventually(async () => (await keyOfChanged()).length).toBe(1)
    const [before = ''] = await keyOfChanged()
    await host.start(next)
    await page.reload()
    await page.getByRole('button', { name: t('notices.reload'), exact: true }).click()
    await eventually(() => page.locator(NEXT_MARK).count()).toBe(1)
    expect(await keyOfChanged()).toEqual([])
    await page.evaluate(
      (file) =>
        fetch(file)
          .then((response) => response.arrayBuffer())
          .then(() => null),
      CHANGED,
    )
    await eventually(async () => (await keyOfChanged()).length).toBe(1)
    expect(await keyOfChanged()).not.toContain(before)
  })
})

describe('a host that sends no headers', () => {
  test('is isolated by the service worker when scoring is wanted: one reload, nothing lost, more than one thread', async () => {
    const host = await app.host(false)
    const { page, loads } = await app.visit(`${host.url}${fragment}`, {
      prepare: (opened) =>
        opened.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 })),
    })
    await waitForFigures(page)
    await controlled(page)
    await paste(page, 'The people of the land saw it.')
    await waitForFigures(page)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
    expect(loads()).toBe(1)

    await openPanel(page, 'probabilities')
    await eventually(async () => loads()).toBe(2)
    await lane(page, gpt2).waitFor()
    await waitForScores(page)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(await textField(page).inputValue()).toBe('The people of the land saw it.')
    await page
      .getByText(t('scoring.wasm', { threads: 2 }))
      .first()
      .waitFor({ state: 'attached' })
    expect(loads()).toBe(2)

    // The next visit is isolated from its start.
    await page.reload()
    await waitForScores(page)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(loads()).toBe(3)
  })

  test('a link to the panel that scores is isolated at its first visit, by one reload, or scores with one thread', async () => {
    const host = await app.host(false)
    const scoring = writeLink(
      contentOf({
        ...defaultComparison('The people of the land saw it.', null),
        tokenizers: ['gpt2', 'byt5'],
        panel: 'probabilities',
      }),
    ).fragment
    const { page, loads } = await app.visit(`${host.url}${scoring}`)
    await lane(page, gpt2).waitFor()
    await waitForScores(page)
    const isolated = await page.evaluate(() => crossOriginIsolated)
    // On a slow machine the service worker comes too late for this visit.
    expect(loads()).toBe(isolated ? 2 : 1)
    await controlled(page)
    await page.reload()
    await waitForScores(page)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(await textField(page).inputValue()).toBe('The people of the land saw it.')
  })

  test('where the browser has no service worker it scores with one thread, says so, and is not loaded again', async () => {
    const host = await app.host(false)
    const { page, loads } = await app.visit(`${host.url}${fragment}`, { serviceWorkers: 'block' })
    await waitForFigures(page)
    await openPanel(page, 'probabilities')
    await lane(page, gpt2).waitFor()
    await waitForScores(page)
    await page.getByText(t('scoring.wasmSingle')).first().waitFor({ state: 'attached' })
    expect(loads()).toBe(1)
  })
})

test('a browser that forbids storage says so in the dialog, and everything else works', async () => {
  const host = await app.host()
  const { page } = await app.visit(`${host.url}${fragment}`, {
    prepare: (opened) =>
      opened.addInitScript(() => {
        Object.defineProperty(window, 'caches', {
          get: () => {
            throw new DOMException('forbidden', 'SecurityError')
          },
        })
      }),
  })
  await waitForFigures(page)
  await page.getByRole('button', { name: t('app.offline'), exact: true }).click()
  await page.getByRole('dialog').getByText(t('storage.none.unsupported')).waitFor()
  await closeDialog(page)
  await paste(page, 'Nobody is there.')
  await eventually(() => countOf(page, gpt2)).toBe(4)
})

test('an embedded page registers no service worker, and one that is there answers it', async () => {
  const host = await app.host()
  const { page, context } = await app.visit(`${host.url}?embed=1${fragment}`)
  await lane(page, gpt2).waitFor()
  await afterTimers(page, 3_000)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  const { page: whole } = await openPage(context, `${host.url}${fragment}`)
  await controlled(whole)
  await host.stop()
  const { page: again } = await openPage(context, `${host.url}?embed=1${fragment}`)
  await lane(again, gpt2).waitFor()
})

test('kept files are named by their content', () => {
  const file: ShippedFile = {
    url: 'tokenizers/x.bpe',
    revision: 'a',
    integrity: 'sha256-AAAA sha256-BBBB',
    bytes: 1,
    group: 'tokenizers',
  }
  expect(keptAddress(file, 'https://host/a/')).toBe('https://host/a/tokenizers/x.bpe?content=sha256-AAAA')
  expect(keptAddress({ ...file, integrity: 'sha256-CCCC' }, 'https://host/a/')).not.toBe(
    keptAddress(file, 'https://host/a/'),
  )
})
