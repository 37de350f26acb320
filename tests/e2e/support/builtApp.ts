/**
 * The built application in a browser: served from a sub-path, each test in a fresh context, or all of a file on one page;
 * without the service worker, which would answer for the server. Builds nothing.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startStaticServer, type StaticServer } from '../../../scripts/staticServer.mjs'
import { LATE_COMPILATION, sharedBrowser } from './browser.ts'
import { showAgain, type Size } from './showAgain.ts'

/** How long anything that a reader waits for may take. */
export const ACTIVE_TIMEOUT_MS = 60_000

const VIEWPORT: Size = { width: 1280, height: 900 }

/** What the browser says where something is refused. */
const OFFENCE = /Content Security Policy|document requires 'Trusted/

interface OpenedPage {
  readonly page: Page
  /** Addresses that the page and its workers asked for, in order. */
  readonly requests: readonly string[]
}

export interface OpenOptions extends BrowserContextOptions {
  /** What follows the page's address, such as `#1.…`. */
  readonly fragment?: string
  /** Called before the page is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>
  /** Whether the test itself offends against the page's content policy. */
  readonly offends?: boolean
  /** Whether the test itself makes the page fail: its uncaught errors are its own. */
  readonly fails?: boolean
}

/** All but the window's size are of the page when it is opened: the same for every test of a file. */
interface ShowOptions extends Pick<OpenOptions, 'prepare' | 'offends'> {
  readonly viewport?: Size
}

export interface BuiltApp {
  /** The address of the page; its path is a sub-path. */
  readonly url: () => string
  readonly open: (options?: OpenOptions) => Promise<OpenedPage>
  /** The same, and leaves the page to the tests that come after. */
  readonly openShared: (options: OpenOptions) => Promise<OpenedPage>
  /**
   * Shows a link without a load, on the page that tests of the file share; it is opened by the first, and again after one
   * that failed. What was loaded, the reader's settings and what Ctrl+Z takes back are of the tests before; no dialog, no
   * notice and no component is. For what is not about how a page is opened.
   */
  readonly show: (fragment: string, options?: ShowOptions) => Promise<Page>
}

/** Of a page's text that is printed when its test failed: where the reader would look for what it waits for. UTF-16 units. */
const SHOWN_TEXT = 6000

const MISSED = 'A click missed:'

/** Says where the page moved between the press and the release of the pointer, so that the click went to something else. Runs in the page. */
function tellOfMissedClicks(missed: string): void {
  let pressed: Element | null = null
  addEventListener(
    'pointerdown',
    ({ target }) => (pressed = target instanceof Element ? target.closest('button') : null),
    true,
  )
  addEventListener(
    'click',
    ({ target }) => {
      if (pressed !== null && target instanceof Node && !pressed.contains(target))
        console.info(missed, pressed.textContent)
      pressed = null
    },
    true,
  )
}

/** Prints what stood on the pages of a test that failed: on a machine that one cannot look at, there is nothing else to go by. */
async function showPages(pages: readonly Page[], missedClicks: readonly string[]): Promise<void> {
  for (const missed of missedClicks) process.stderr.write(`\n── ${missed}\n`)
  for (const page of pages) {
    const text = await page
      .locator('body')
      .innerText({ timeout: 5000 })
      .catch((error: unknown) => String(error))
    process.stderr.write(`\n── ${page.url().slice(0, 200)}\n${text.slice(-SHOWN_TEXT)}\n──\n`)
  }
}

/** Starts a server for the tests of one file. Every test fails that leaves an uncaught error or an offence against the content policy. */
export function serveBuiltApp(): BuiltApp {
  let server: StaticServer | null = null
  const contexts: BrowserContext[] = []
  /** The page of `show`, with its context. */
  let shared: { readonly context: BrowserContext; readonly page: Page } | null = null
  const errors: string[] = []
  const missedClicks: string[] = []

  beforeAll(async () => {
    const folder = path.resolve(import.meta.dirname, '../../..', process.env['BUILD_FOLDER'] ?? 'dist')
    if (!existsSync(path.join(folder, 'index.html'))) throw new Error('Nothing is built: run `npm run build` first.')
    server = await startStaticServer({ folder, basePath: '/a/sub-path/' })
  })
  afterEach(async ({ task }) => {
    const opened = contexts.splice(0)
    if (task.result?.state === 'fail') {
      if (shared !== null) opened.push(shared.context)
      shared = null
      await showPages(
        opened.flatMap((context) => context.pages()),
        missedClicks,
      )
    }
    missedClicks.length = 0
    for (const context of opened) await context.close()
    expect(errors.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await shared?.context.close()
    await server?.close()
  })

  const url = (): string => {
    if (server === null) throw new Error('the server is not started')
    return server.url
  }
  async function open({
    fragment = '',
    prepare,
    offends = false,
    fails = false,
    ...options
  }: OpenOptions = {}): Promise<OpenedPage> {
    const browser = await sharedBrowser([LATE_COMPILATION])
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: VIEWPORT,
      serviceWorkers: 'block',
      ...options,
    })
    contexts.push(context)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url()).origin })
    const page = await context.newPage()
    page.setDefaultTimeout(ACTIVE_TIMEOUT_MS)
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('pageerror', (error) => {
      if (!fails) errors.push(error.message)
    })
    page.on('console', (message) => {
      if (!offends && OFFENCE.test(message.text())) errors.push(message.text())
      if (message.text().startsWith(MISSED)) missedClicks.push(message.text())
    })
    await page.addInitScript(tellOfMissedClicks, MISSED)
    await prepare?.(page)
    await page.goto(`${url()}${fragment}`)
    return { page, requests }
  }
  async function openShared(options: OpenOptions): Promise<OpenedPage> {
    await shared?.context.close()
    const opened = await open(options)
    const context = opened.page.context()
    contexts.splice(contexts.indexOf(context), 1)
    shared = { context, page: opened.page }
    return opened
  }
  return {
    url,
    open,
    openShared,
    async show(fragment, options = {}) {
      if (shared === null) return (await openShared({ fragment, ...options })).page
      await showAgain(shared.page, fragment, options.viewport ?? VIEWPORT)
      return shared.page
    },
  }
}
