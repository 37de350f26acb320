/**
 * The built application in a browser: served from a sub-path, each test in a fresh context, without the service worker,
 * which would answer for the server. Builds nothing.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startStaticServer, type StaticServer } from '../../../scripts/staticServer.mjs'
import { LATE_COMPILATION, sharedBrowser } from './browser.ts'

/** How long anything that a reader waits for may take. */
export const ACTIVE_TIMEOUT_MS = 60_000

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

export interface BuiltApp {
  /** The address of the page; its path is a sub-path. */
  readonly url: () => string
  readonly open: (options?: OpenOptions) => Promise<OpenedPage>
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
  const errors: string[] = []
  const missedClicks: string[] = []

  beforeAll(async () => {
    const folder = path.resolve(import.meta.dirname, '../../..', process.env['BUILD_FOLDER'] ?? 'dist')
    if (!existsSync(path.join(folder, 'index.html'))) throw new Error('Nothing is built: run `npm run build` first.')
    server = await startStaticServer({ folder, basePath: '/a/sub-path/' })
  })
  afterEach(async ({ task }) => {
    const opened = contexts.splice(0)
    if (task.result?.state === 'fail')
      await showPages(
        opened.flatMap((context) => context.pages()),
        missedClicks,
      )
    missedClicks.length = 0
    for (const context of opened) await context.close()
    expect(errors.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await server?.close()
  })

  const url = (): string => {
    if (server === null) throw new Error('the server is not started')
    return server.url
  }
  return {
    url,
    async open({ fragment = '', prepare, offends = false, fails = false, ...options } = {}) {
      const browser = await sharedBrowser([LATE_COMPILATION])
      const context = await browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1280, height: 900 },
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
    },
  }
}
